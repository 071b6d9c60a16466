"""What a template changes of a batch's options."""

from __future__ import annotations

from dataclasses import fields

from jseeker.model.batch import BatchOptions
from jseeker.model.documents import Paper
from jseeker.model.schedule import TemplateOptions


def test_options_that_were_not_given_change_nothing() -> None:
    assert TemplateOptions().changes() == {}


def test_given_options_become_those_of_the_batch() -> None:
    wishes = TemplateOptions(output_dir="/o", workers=3, again=True, paper="letter", pages=2, strict=True)

    options = BatchOptions(**{"output_dir": "/elsewhere", **wishes.changes()})

    assert options == BatchOptions("/o", workers=3, again=True, paper=Paper.LETTER, max_pages=2, strict=True)


def test_no_model_is_a_choice_too() -> None:
    assert TemplateOptions(model="none").changes() == {"model": None}
    assert TemplateOptions(model="ollama:x").changes() == {"model": "ollama:x"}


def test_every_change_is_an_option_of_a_batch() -> None:
    given = TemplateOptions("/r", "/o", 1, "m", True, ("h",), "n", "classic", "a4", 1, "p", True)
    assert set(given.changes()) <= {field.name for field in fields(BatchOptions)}

"""The options of a template are those of a run."""

from __future__ import annotations

from dataclasses import fields

from jseeker.cli.run import run
from jseeker.cli.running import RunOptions
from jseeker.cli.template import OF_ONE_RUN, template
from jseeker.model.schedule import TemplateOptions


def test_every_option_of_run_is_kept_by_a_template_or_belongs_to_one_run() -> None:
    of_run = {option.name for option in run.params} - OF_ONE_RUN
    of_save = {option.name for option in template.commands["save"].params} - {"template_name", "inputs", "force"}
    assert of_save == of_run


def test_a_template_has_a_place_for_every_option_that_it_takes() -> None:
    of_run = {option.name for option in run.params} - OF_ONE_RUN - {"lists"}
    assert {field.name for field in fields(TemplateOptions)} == of_run
    assert of_run <= {field.name for field in fields(RunOptions)}

"""Values go to JSON and come back equal, and what does not fit is refused."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from jseeker.model.batch import BatchOptions
from jseeker.model.codec import dump, load
from jseeker.model.documents import DocumentSet, Paper
from jseeker.model.posting import Posting, ReadMethod, Salary, SalaryPeriod

TEXT = st.text(st.characters(codec="utf-8"), max_size=40)


@given(
    TEXT,
    TEXT,
    st.lists(TEXT, max_size=3),
    st.none() | st.dates(),
    st.none() | st.builds(Salary, st.floats(0, 1e7), st.none(), st.just("EUR"), st.sampled_from(SalaryPeriod)),
)
def test_a_posting_comes_back_equal(
    title: str, text: str, places: list[str], posted: date | None, salary: Salary | None
) -> None:
    posting = Posting(
        "https://a.example",
        "k",
        "s",
        ReadMethod.API,
        "Northwind",
        title,
        text,
        tuple(places),
        date_posted=posted,
        salary=salary,
        origins=(("title", "api"),),
    )

    assert load(Posting, json.loads(json.dumps(dump(posting)))) == posting


def test_options_and_paths_come_back_equal() -> None:
    options = BatchOptions("/out", paper=Paper.LETTER, allow_hosts=("a:1",), host_map=(("a.example", "127.0.0.1:9"),))
    documents = DocumentSet(Path("/out/x"), 2, (Path("/out/x/resume.pdf"),))

    assert load(BatchOptions, json.loads(json.dumps(dump(options)))) == options
    assert load(DocumentSet, json.loads(json.dumps(dump(documents)))) == documents


def test_data_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValidationError):
        load(BatchOptions, {"workers": "many"})

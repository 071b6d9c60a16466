"""What `jseeker read` prints."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from jseeker.cli.reading import error_shape
from jseeker.demo import POSTINGS
from jseeker.errors import ListedPosting, NotAPosting, PostingGone

Say = Callable[..., tuple[int, str, str]]
LISTED = (ListedPosting("https://a/1", "Baker", "Leeds"), ListedPosting("https://a/2"))


@pytest.mark.parametrize("posting", POSTINGS, ids=lambda posting: posting.file)
def test_a_page_stands_in_for_the_network(say: Say, tmp_path: Path, posting) -> None:
    file = tmp_path / posting.file
    file.write_bytes(posting.body())
    code, out, err = say("read", "--json", "--page", str(file), posting.link)
    told = json.loads(out)
    assert (code, err) == (0, "")
    assert (told["title"], told["company"], told["url"]) == (posting.title, posting.company, posting.link)
    keys = {"url", "key", "source", "method", "company", "title", "locations", "workplace", "employment_type", "salary"}
    keys |= {"date_posted", "valid_through", "language", "description", "apply_url", "parsed"}
    assert keys <= set(told)
    assert told["salary"]["min"] > 0
    assert len(told["parsed"]["must_skills"]) >= 2
    assert "<" not in told["description"]
    assert "cookie" not in told["description"].lower()


def test_people_get_the_facts_and_the_start(say: Say, saved: Callable[[int], str]) -> None:
    code, out, _ = say("read", saved(1))
    assert code == 0
    assert out.startswith("Data Engineer 1\n===============\n")
    assert "Company:      Example 1 Ltd" in out
    assert "Must have:" in out
    assert "more paragraphs" in out


def test_a_posting_can_come_on_standard_input(say: Say, saved: Callable[[int], str], monkeypatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(Path(saved(1)).read_bytes())))
    code, out, err = say("read", "-", "--json")
    assert (code, err) == (0, "")
    assert (json.loads(out)["title"], json.loads(out)["url"]) == ("Data Engineer 1", "standard input")


def test_what_is_no_posting_is_a_sentence_on_standard_error(say: Say, tmp_path: Path) -> None:
    (tmp_path / "short.txt").write_text("Too short.")
    code, out, err = say("read", str(tmp_path / "short.txt"))
    assert (code, out) == (1, "")
    assert "short.txt holds almost no text; give the whole posting." in err


def test_a_list_of_postings_names_them() -> None:
    error = NotAPosting("This link lists 2 postings; give the link of one of them.", LISTED)
    assert error_shape("https://a", error)["error"]["postings"] == [
        {"url": "https://a/1", "title": "Baker", "place": "Leeds"},
        {"url": "https://a/2", "title": "", "place": ""},
    ]
    assert "postings" not in error_shape("https://a", PostingGone("Gone."))["error"]


def test_postings_of_a_list_are_named_and_can_be_chosen_among(say: Say, site) -> None:
    code, out, err = say("read", site.board, "--allow-host", site.host)
    assert (code, out) == (1, "")
    assert "This page lists 3 postings" in err
    assert f"  http://{site.host}/jobs/1002\n    Data Engineer · Lisbon\n" in err

    code, out, err = say(
        "read", site.board, "--allow-host", site.host, "--place", "leeds", "--title", "baker", "--json"
    )
    error = json.loads(out)["error"]
    assert (code, error["kind"]) == (1, "not_a_posting")
    assert error["message"] == "This link lists postings: 1 of 3 postings named there fit."
    assert error["postings"] == [{"url": f"http://{site.host}/jobs/1003", "title": "Head Baker", "place": "Leeds"}]


@pytest.mark.parametrize(
    "arguments",
    [["--page", "missing.json", "https://a.example/1"], ["--page", "x", "https://a.example/1", "https://a.example/2"]],
)
def test_a_page_that_cannot_be_used_is_refused(say: Say, arguments: list[str]) -> None:
    code, out, err = say("read", *arguments)
    assert (code, out, err.count("\n")) == (2, "", 1)

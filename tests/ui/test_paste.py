"""What is read out of a paste."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as some

from jseeker.core.links import canonical_link
from jseeker.ui.paste import GivenKind, Pasted, read_paste, summary_of_paste

A, B, C = "https://a.example/jobs/1", "https://b.example/jobs/2", "https://c.example/jobs/3"


def read(text: str, known: Mapping[str, int] | None = None, files: tuple[str, ...] = ()) -> Pasted:
    return read_paste(
        text, canonical_link, lambda keys: {key: n for key, n in (known or {}).items() if key in keys}, files
    )


def kinds(pasted: Pasted) -> list[str]:
    return [one.kind.value for one in pasted.all]


def test_each_line_that_is_a_link_is_one() -> None:
    pasted = read(f"{A}\n\n  {B}  \n# {C}\n")
    assert pasted.inputs == (A, B)
    assert [one.line for one in pasted.all] == [1, 3]


def test_links_are_found_in_the_midst_of_words() -> None:
    pasted = read(f"Hello, see {A}, and ({B}). Or <{C}>!")
    assert pasted.inputs == (A, B, C)


def test_a_link_without_its_scheme_is_taken() -> None:
    assert kinds(read("jobs.acme.example/positions/4711")) == ["link"]


def test_a_second_spelling_of_a_link_is_a_double() -> None:
    pasted = read(f"{A}\n{A}?utm_source=mail")
    assert kinds(pasted) == ["link", "double"]
    assert len(pasted.inputs) == 2, "the batch says of which job it is a double"


def test_a_link_with_documents_is_known_and_says_by_which_application() -> None:
    pasted = read(f"{A}\n{B}", {A: 7})
    assert kinds(pasted) == ["known", "link"]
    assert pasted.all[0].note == "application 7"


def test_what_is_no_link_stays_with_its_reason_and_line() -> None:
    pasted = read(f"{A}\nhello world\nftp://a.example/x")
    assert kinds(pasted) == ["link", "refused", "refused"]
    assert pasted.of(GivenKind.REFUSED)[0].line == 2
    assert pasted.all[1].note.endswith(".")
    assert pasted.rest == "hello world\nftp://a.example/x"
    assert pasted.inputs == (A,)


def test_a_saved_file_of_a_template_stands_for_itself() -> None:
    assert kinds(read("/srv/pages/posting.html", files=("/srv/pages/posting.html",))) == ["file"]
    assert kinds(read("/srv/pages/posting.html")) == ["refused"]


def test_the_summary_tells_of_each_kind() -> None:
    pasted = read(f"{A}\n{B}\n{C}\n{C}\nhello", {A: 1})
    assert summary_of_paste(pasted) == ("2 links · 1 comes twice · 1 has documents already · 1 line is no link")
    assert summary_of_paste(Pasted()) == ""
    assert summary_of_paste(Pasted(), files=2) == "2 saved postings"


@given(some.text(max_size=300))
def test_whatever_is_pasted_is_read_and_nothing_of_it_is_lost(text: str) -> None:
    pasted = read(text)
    assert len(pasted.inputs) + len(pasted.of(GivenKind.REFUSED)) == len(pasted.all)
    written = [line for line in text.splitlines() if line.strip() and not line.strip().startswith("#")]
    assert {one.line for one in pasted.all} <= set(range(1, len(text.splitlines()) + 1))
    assert len({one.line for one in pasted.all}) == len(written)

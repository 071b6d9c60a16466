"""Documents looked through and revised: the same bytes where nothing was chosen, a new version where something was."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from jseeker.app import App, given_file
from jseeker.app.revising import open_review, proof, save_revision
from jseeker.batch.worker import Until
from jseeker.config import Settings
from jseeker.errors import DocumentError, UnknownId, UsageError
from jseeker.model.documents import Paper
from jseeker.model.revision import BY_MODEL
from jseeker.render import text_of_docx, text_of_pdf

POSTING = """Data Engineer at Quarry Lane Press

We look for a data engineer who likes clean tables and calm releases, in a team of six people in Lisbon.

Requirements
- 3+ years of Python and PostgreSQL
- Airflow and Kafka
- Experience with RESTful APIs
"""
EXTRA = "Wrote the {n}th handbook chapter on releases, tables, shops and stock that {n}00 people of the company read"


@pytest.fixture
def app(with_resume: Path, tmp_path: Path) -> Iterator[App]:
    """One application with documents, out of a resume that is too long for its page."""
    resume = with_resume / "resume.yaml"
    highlights = "".join(f"      - {EXTRA.format(n=n)}\n" for n in range(3, 30))
    lines = resume.read_text().replace(
        "  - name: Tagus Softworks\n",
        f"  - name: Handbook House\n    position: Editor\n"
        f'    startDate: "2016-01"\n    endDate: "2016-08"\n    highlights:\n{highlights}\n  - name: Tagus Softworks\n',
    )
    resume.write_text(lines)
    (tmp_path / "posting.txt").write_text(POSTING)
    app = App(Settings())
    batch = app.submit([given_file(tmp_path / "posting.txt")], app.options(formats=("md",)), app.resume)
    asyncio.run(app.worker(1).run(Until(batch_id=batch.id)))
    yield app
    app.close()


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def left_out(app: App, count: int) -> tuple[str, ...]:
    """Bullets that the first version does not show."""
    review = open_review(app, 1)
    lines = {line.id for item in review.profile.items for line in item.lines}
    return tuple(line.source_id for line in review.explanation.dropped if line.source_id in lines)[:count]


def test_a_proof_of_what_was_printed_has_the_very_bytes_of_the_file(app: App) -> None:
    review = open_review(app, 1)

    seen = proof(app, review, review.choices)

    assert seen.is_written
    assert seen.choices == review.choices
    assert [picture[:8] for picture in seen.pictures] == [b"\x89PNG\r\n\x1a\n"]
    assert [line.text for line in seen.explanation.printed] == [line["text"] for line in review.record.lines]
    assert all(line.reason for line in seen.explanation.printed)
    assert review.version.score is not None
    assert seen.score == review.version.score


def test_a_saved_revision_is_a_new_version_and_leaves_every_byte_of_the_old_one(app: App) -> None:
    # given documents, and a line that is left out of them
    review = open_review(app, 1)
    folder = Path(review.version.folder)
    before = files(folder)
    out = review.choices.shown[0]
    text = next(line.text for item in review.profile.items for line in item.lines if line.id == out)
    # when they are saved anew
    chosen = replace(review.choices, shown=review.choices.shown[1:], template="serif", paper=Paper.LETTER)
    version = save_revision(app, review, chosen)
    # then there is a second version beside the first, recorded with its choices and proven
    assert (version.number, version.folder, version.template) == (2, str(folder / "v2"), "serif")
    assert version.choices is not None
    assert set(version.choices.shown) == set(chosen.shown)
    assert {name: content for name, content in files(folder).items() if not name.startswith("v2/")} == before
    assert sorted(name for name, _ in version.files) == [
        "posting.json", "provenance.json", "resume.docx", "resume.md", "resume.pdf",
    ]  # fmt: skip
    pdf, docx = (Path(version.path(f"resume.{kind}") or "").read_bytes() for kind in ("pdf", "docx"))
    assert text[:40] not in " ".join(text_of_pdf(pdf).split())
    assert text not in text_of_docx(docx)
    record = json.loads(Path(version.path("provenance.json") or "").read_text())
    assert out not in {line["source_id"] for line in record["lines"]}
    assert record["resume_sha256"] == review.version.resume_sha256
    for line in record["lines"]:
        assert line["text"] in text_of_docx(docx)
        assert line["source_text"]
    # and what is opened next is that version
    again = open_review(app, 1)
    assert again.version == version
    assert proof(app, again, again.choices).is_written
    assert open_review(app, 1, 1).choices == review.choices


def test_a_full_page_makes_room_for_what_is_brought_in_and_says_what_had_to_go(app: App) -> None:
    review, into = open_review(app, 1), left_out(app, 9)

    seen = proof(app, review, replace(review.choices, shown=(*review.choices.shown, *into)))

    assert set(into) < set(seen.choices.shown)
    gone = set(review.choices.shown) - set(seen.choices.shown)
    assert len(gone) >= 1
    (note,) = [note for note in seen.notes if note.startswith("To make room")]
    texts = {line.id: line.text for item in review.profile.items for line in item.lines}
    assert all(f"“{texts[line][:40]}" in note for line in gone)
    assert len(seen.pictures) == 1


def test_lines_that_cannot_fit_are_refused_in_one_sentence_and_nothing_is_written(app: App) -> None:
    review = open_review(app, 1)
    every = tuple(line.id for item in review.profile.items for line in item.lines)
    none = replace(review, choices=replace(review.choices, shown=()))

    with pytest.raises(DocumentError, match="These lines do not fit one page; take some out"):
        save_revision(app, none, replace(review.choices, shown=every))
    assert [one.number for one in app.store.applications.documents(1)] == [1]
    assert not (Path(review.version.folder) / "v2").exists()


def test_a_line_that_is_no_longer_supported_is_never_printed_even_when_the_record_says_it(app: App) -> None:
    # given a record that claims a model's wording which says more than its line
    review = open_review(app, 1)
    path = Path(review.version.folder) / "provenance.json"
    record = json.loads(path.read_text())
    line = next(line for line in record["lines"] if line["source_id"] == review.choices.shown[0])
    lie = "Led 4,000 people and doubled the profit of the company"
    line |= {"text": lie, "mode": "rewritten"}
    path.write_text(json.dumps(record))
    # when the choices of that record are proven and saved
    tampered = open_review(app, 1)
    assert dict(tampered.choices.wordings)[line["source_id"]] == BY_MODEL
    version = save_revision(app, tampered, tampered.choices)
    # then the person's own line stands
    text = " ".join(text_of_pdf(Path(version.path("resume.pdf") or "").read_bytes()).split())
    assert "doubled the profit" not in text
    told = json.loads(Path(version.path("provenance.json") or "").read_text())
    assert {one["mode"] for one in told["lines"] if one["source_id"] == line["source_id"]} == {"verbatim"}


def test_an_honest_wording_of_a_model_is_kept_set_back_and_taken_again_out_of_an_older_version(app: App) -> None:
    # given a document with a line that a model worded
    review = open_review(app, 1)
    path = Path(review.version.folder) / "provenance.json"
    record = json.loads(path.read_text())
    line = next(line for line in record["lines"] if line["source_id"] == "northlight-postgres")
    honest = "Cut PostgreSQL query time by 65% by redesigning indexes"
    line |= {"text": honest, "mode": "rewritten"}
    path.write_text(json.dumps(record))
    review = open_review(app, 1)
    assert review.offered == {"northlight-postgres": honest}
    # when it is set back, saved, and taken again
    wordings = {**dict(review.choices.wordings), "northlight-postgres": "northlight-postgres"}
    own = save_revision(app, review, replace(review.choices, wordings=tuple(wordings.items())))
    later = open_review(app, 1)
    wordings = {**dict(later.choices.wordings), "northlight-postgres": BY_MODEL}
    again = save_revision(app, later, replace(later.choices, wordings=tuple(wordings.items())))
    # then each version says what was chosen, and the record says whose words they are
    told = []
    for version in (own, again):
        lines = json.loads(Path(version.path("provenance.json") or "").read_text())["lines"]
        told += [(one["mode"], one["text"]) for one in lines if one["source_id"] == "northlight-postgres"]
    assert told == [("verbatim", line["source_text"]), ("rewritten", honest)]


def test_a_letter_that_went_with_the_documents_is_written_anew_with_them(
    app: App, tmp_path: Path, with_resume: Path
) -> None:
    (tmp_path / "other.txt").write_text(POSTING.replace("Quarry Lane", "Ostler"))
    batch = app.submit([given_file(tmp_path / "other.txt")], app.options(letter=True), app.resume)
    asyncio.run(app.worker(1).run(Until(batch_id=batch.id)))
    review = open_review(app, 2)
    assert review.version.path("letter.pdf") is not None

    version = save_revision(app, review, replace(review.choices, template="serif"))

    assert dict(version.files).keys() == dict(review.version.files).keys()
    assert {line.section for line in review.explanation.printed}.isdisjoint({"letter", "note"})


def test_saving_the_same_choices_again_writes_no_file_twice(app: App) -> None:
    review = open_review(app, 1)
    chosen = replace(review.choices, template="serif")
    first = save_revision(app, review, chosen)
    before = files(Path(review.version.folder))

    second = save_revision(app, review, chosen)

    assert (first.number, second.number) == (2, 3)
    after = files(Path(review.version.folder))
    assert {name: content for name, content in after.items() if not name.startswith("v3/")} == before


def test_what_is_not_there_is_one_sentence(app: App) -> None:
    with pytest.raises(UnknownId, match="There is no application 9"):
        open_review(app, 9)
    with pytest.raises(DocumentError, match="Application 1 has no version 7"):
        open_review(app, 1, 7)
    review = open_review(app, 1)
    with pytest.raises(UsageError, match="There is no template 'none'"):
        proof(app, review, replace(review.choices, template="none"))

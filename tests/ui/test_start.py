"""From the form to a batch."""

from __future__ import annotations

import pytest

from jseeker.app import App
from jseeker.errors import NotConfigured, ResumeMissing, UsageError
from jseeker.model.batch import JobStatus
from jseeker.model.schedule import TemplateOptions
from jseeker.ui.paste import GivenKind
from jseeker.ui.start import Wanted, begin, checked

A, B = "https://a.example/jobs/1", "https://b.example/jobs/2"


def test_links_and_saved_pages_become_one_batch_with_its_workers(room: App, saved) -> None:
    batch, rest = begin(room, Wanted(f"{A}\nhello\n{B}", (saved("Quarry Lane"),), workers=3))
    jobs = room.store.batches.jobs(batch.id)
    assert [job.url for job in jobs] == [A, B, "Quarry Lane.txt"]
    assert {job.status for job in jobs} == {JobStatus.PENDING}
    assert room.store.batches.get(batch.id).max_workers == 3
    assert rest == "hello"


def test_nothing_to_start_is_said_and_nothing_is_written(room: App) -> None:
    with pytest.raises(UsageError, match="nothing to start"):
        begin(room, Wanted("hello world"))
    assert room.store.batches.latest() is None


def test_without_a_resume_nothing_is_written(room: App) -> None:
    room.settings.resume.unlink()
    with pytest.raises(ResumeMissing):
        begin(room, Wanted(A))
    assert room.store.batches.latest() is None


def test_a_model_that_cannot_be_spoken_to_is_said_before_anything_is_written(
    room: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    room.store.templates.save("with a model", (A,), TemplateOptions(model="openai:gpt-5"), room.clock.now())
    with pytest.raises(NotConfigured):
        begin(room, Wanted(A, template=room.store.templates.get("with a model")))
    assert room.store.batches.latest() is None


def test_a_template_gives_its_options_its_name_and_its_saved_files(room: App, saved, tmp_path) -> None:
    file = tmp_path / "posting.txt"
    file.write_bytes(saved("Quarry Lane").content)
    room.store.templates.save("Lisbon", (A, str(file)), TemplateOptions(template="compact"), room.clock.now())
    template = room.store.templates.get("Lisbon")
    assert [one.kind for one in checked(room, "\n".join(template.links), template).all] == [
        GivenKind.LINK,
        GivenKind.FILE,
    ]
    batch, _ = begin(room, Wanted("\n".join(template.links), template=template, budget_usd=1.5))
    assert (batch.name, batch.options.template, batch.options.budget_usd) == ("Lisbon", "compact", 1.5)
    assert len(room.store.batches.jobs(batch.id)) == 2


def test_what_has_documents_is_skipped_unless_new_versions_are_wished(room: App, saved, worked_off) -> None:
    worked_off(saved("Quarry Lane"))
    skipped, _ = begin(room, Wanted("", (saved("Quarry Lane"),)))
    again, _ = begin(room, Wanted("", (saved("Quarry Lane"),), again=True))
    assert room.store.batches.jobs(skipped.id)[0].status is JobStatus.SKIPPED
    assert room.store.batches.jobs(again.id)[0].status is JobStatus.PENDING

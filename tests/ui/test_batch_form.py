"""The form of the Batch page."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from jseeker.app import App
from jseeker.model.batch import JobStatus
from jseeker.model.schedule import TemplateOptions

A, B = "https://a.example/jobs/1", "https://b.example/jobs/2"


def script() -> None:
    from jseeker.ui.batch_form import draw_form

    draw_form()


@pytest.fixture
def form(room: App) -> AppTest:
    return AppTest.from_function(script, default_timeout=30).run()


def box(form: AppTest, label: str = "Job links") -> Any:
    return next(one for one in form.text_area if label in one.label)


def captions(form: AppTest) -> str:
    return "\n".join(one.value for one in form.caption)


def start(form: AppTest) -> AppTest:
    return form.button(key="start").click().run()


def test_what_is_typed_is_counted_and_kept(form: AppTest, room: App) -> None:
    box(form).set_value(f"{A}\n{A}\nhello").run()
    assert "1 link · 1 comes twice · 1 line is no link" in captions(form)
    assert "Line 3" in captions(form)
    assert room.store.drafts.get("links") == f"{A}\n{A}\nhello"


def test_another_tab_and_another_day_find_the_draft(form: AppTest) -> None:
    box(form).set_value(A).run()
    again = AppTest.from_function(script, default_timeout=30).run()
    assert box(again).value == A


def test_start_writes_the_batch_and_empties_the_form(form: AppTest, room: App) -> None:
    box(form).set_value(f"{A}\n{B}\nhello").run()
    start(form)
    batch = room.store.batches.latest()
    assert batch is not None
    assert {job.status for job in room.store.batches.jobs(batch.id)} == {JobStatus.PENDING}
    assert form.query_params["batch"] in (batch.id, [batch.id])
    assert box(form).value == "hello"
    assert room.store.drafts.get("links") == "hello"


def test_start_with_nothing_says_what_to_do_and_pressing_twice_makes_no_second_batch(form: AppTest, room: App) -> None:
    start(form)
    assert "paste at least one link" in form.error[0].value
    box(form).set_value(A).run()
    start(start(form))
    assert len(room.store.batches.recent()) == 1


def test_the_text_of_a_posting_is_a_saved_page(form: AppTest, room: App) -> None:
    box(form, "text of one").set_value("Data Engineer at Quarry Lane Press\n\nPython and SQL, three years.")
    start(form.run())
    batch = room.store.batches.latest()
    assert batch is not None
    assert room.store.batches.jobs(batch.id)[0].url == "pasted.txt"


def test_the_number_of_workers_goes_with_the_batch(form: AppTest, room: App) -> None:
    form.slider[0].set_value(9)
    box(form).set_value(A)
    start(form)
    batch = room.store.batches.latest()
    assert batch is not None
    assert batch.max_workers == 9


def test_a_template_fills_the_box(room: App) -> None:
    room.store.templates.save("Lisbon", (A, B), TemplateOptions(workers=2), room.clock.now())
    form = AppTest.from_function(script, default_timeout=30).run()
    form.selectbox(key="template").set_value("Lisbon").run()
    assert box(form).value == f"{A}\n{B}"
    assert form.slider[0].value == 2


def test_what_is_known_may_be_made_anew(room: App, saved, worked_off, form: AppTest) -> None:
    worked_off(saved("Quarry Lane"))
    link = "https://quarry.example/jobs/4"
    key = room.store.applications.get(1).key
    room.store.applications.update(1, room.clock.now(), posting_key=link)
    assert key != link
    box(form).set_value(link).run()
    assert "1 has documents already" in captions(form)
    form.checkbox(key="again").check()
    start(form)
    batch = room.store.batches.latest()
    assert batch is not None
    assert room.store.batches.jobs(batch.id)[0].status is JobStatus.PENDING


def test_the_model_and_its_cost_stand_on_one_line(form: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Offline writer" in captions(form)
    monkeypatch.setenv("JSEEKER_MODEL", "openai:gpt-5")
    monkeypatch.setenv("JSEEKER_MONTHLY_BUDGET_USD", "5")
    assert "this month" in captions(AppTest.from_function(script, default_timeout=30).run())


def test_another_look_changes_nothing_that_was_typed_or_set(form: AppTest, room: App) -> None:
    box(form).set_value(A)
    form.slider[0].set_value(11).run()
    form.run().run()
    assert box(form).value == A
    assert form.slider[0].value == 11
    assert room.store.drafts.get("links") == A

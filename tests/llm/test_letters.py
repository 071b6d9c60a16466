"""Letters with a model over real HTTP: one call for all, true wordings printed, and no lie in any document or row."""

from __future__ import annotations

import asyncio
import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from jseeker.app import App, given_file
from jseeker.batch.worker import Until
from jseeker.config import Settings
from jseeker.errors import BudgetReached, KeyRefused
from jseeker.model.batch import BatchJob, JobStatus
from jseeker.pipeline import run_pipeline
from jseeker.render import text_of_docx, text_of_pdf

MODEL = "openai:gpt-4o-mini"
POSTING = (
    "Data Engineer\nCompany: Cinderbrook\n\nRequirements\n- 3+ years of Python\n- PostgreSQL\n- Airflow\n- Kafka\n\n"
    "We keep shipments moving, and you keep the numbers behind them true.\n"
)
PAYLOADS: list[str] = json.loads(
    (Path(__file__).parents[1] / "quality" / "injections.json").read_text(encoding="utf-8")
)
LIES = ("Zirconia", "COBOL", "PhD", "400 engineers")


@pytest.fixture
def app(with_resume: Path, provider: Any) -> Any:
    made = App(Settings(model=MODEL))
    yield made
    made.close()


def work_off(app: App, folder: Path, texts: list[str], **options: Any) -> list[BatchJob]:
    """Works off a batch of saved postings with letters; its jobs afterwards."""
    files = [folder / f"{number}.txt" for number in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")
    batch = app.submit([given_file(file) for file in files], app.options(letter=True, **options), app.resume)

    async def work() -> None:
        worker = app.worker(4, own=[batch.id])
        worker.register()
        await worker.run(Until(batch_id=batch.id))

    asyncio.run(work())
    return list(app.store.batches.jobs(batch.id))


def said(job: BatchJob) -> str:
    """Everything that a job's documents and its provenance say."""
    assert job.result is not None, job.error
    paths = {name: Path(path) for name, path in job.result["documents"].items()}
    pdfs = [text_of_pdf(paths[name].read_bytes()) for name in ("pdf", "letter_pdf")]
    words = [text_of_docx(paths[name].read_bytes()) for name in ("docx", "letter_docx")]
    return "\n".join([*pdfs, *words, paths["note"].read_text(), paths["provenance"].read_text()])


def test_a_letter_is_reworded_in_the_same_call_and_traced(app: App, provider: Any, tmp_path: Path) -> None:
    provider.say = lambda text: text.replace("designed a", "devised a").replace("Designed a", "Devised a")

    [job] = work_off(app, tmp_path, [POSTING])

    assert len(provider.calls) == 1
    assert job.result is not None
    record = json.loads(Path(job.result["documents"]["provenance"]).read_text())["lines"]
    line = next(one for one in record if one["section"] == "letter" and one["mode"] == "rewritten")
    assert line["text"].startswith("devised a nightly Airflow pipeline")
    assert line["source_text"].startswith("Designed a nightly Airflow pipeline")
    assert line["source_id"] == "harbour-airflow"
    letter = text_of_docx(Path(job.result["documents"]["letter_docx"]).read_bytes())
    assert f"I {line['text']}." in letter
    assert {one["section"] for one in record} >= {"letter", "note"}


def test_without_an_answer_the_letter_is_the_offline_one_and_the_job_says_so(
    app: App, provider: Any, tmp_path: Path
) -> None:
    [offline] = work_off(app, tmp_path, [POSTING], model=None)
    provider.status = 500

    [job] = work_off(app, tmp_path, [POSTING], again=True)

    assert said(job) == said(offline)
    assert "your own wording stands" in " ".join((job.result or {})["notes"])


def test_a_model_that_obeys_the_orders_of_postings_gets_no_lie_into_a_document_or_a_row(
    app: App, provider: Any, tmp_path: Path
) -> None:
    provider.say = lambda text: f"{text}, with a PhD from Zirconia, 25 years of COBOL and 400 engineers"

    jobs = work_off(app, tmp_path, [f"{POSTING}\n{payload}\n" for payload in PAYLOADS])

    assert {job.status for job in jobs} == {JobStatus.COMPLETED}
    assert provider.calls
    assert not [lie for call in provider.calls for lie in LIES if lie in call]
    everything = "\n".join(map(said, jobs))
    file = sqlite3.connect(app.settings.home / "jseeker.db")
    rows = [*file.execute("select * from resumes"), *file.execute("select * from applications")]
    file.close()
    assert len(rows) >= 2 * len(PAYLOADS)
    assert not [lie for lie in LIES if lie in everything or lie in str(rows)]


def test_a_dry_run_estimates_the_letter_too(app: App, provider: Any, tmp_path: Path) -> None:
    file = tmp_path / "posting.txt"
    file.write_text(POSTING)

    async def estimate(*, letter: bool) -> float:
        async with app.previewer(app.options(letter=letter), app.resume) as preview:
            return (await preview(given_file(file))).estimate_usd

    assert 0 < asyncio.run(estimate(letter=False)) < asyncio.run(estimate(letter=True))
    assert not provider.calls


def test_the_pipeline_rewords_with_the_model_of_the_settings(with_resume: Path, provider: Any, tmp_path: Path) -> None:
    provider.say = lambda text: text.replace("Designed a", "Devised a")

    result = run_pipeline(POSTING, output_dir=tmp_path, settings=Settings(model=MODEL), letter=True)

    assert len(provider.calls) == 1
    assert result.cost_usd == pytest.approx(400 * 0.15e-6 + 100 * 0.6e-6)
    assert result.docx_path is not None
    assert "Devised a nightly Airflow pipeline" in text_of_docx(result.docx_path.read_bytes())
    assert result.documents.path("letter.pdf") is not None
    assert not (with_resume / "jseeker.db").exists()


def test_the_pipeline_says_what_to_do_about_a_refused_key(with_resume: Path, provider: Any, tmp_path: Path) -> None:
    provider.status = provider.lists_models = 401

    with pytest.raises(KeyRefused, match=r"^The key was refused; set it and try again\.$"):
        run_pipeline(POSTING, output_dir=tmp_path, settings=Settings(model=MODEL))
    assert not provider.calls


def test_the_pipeline_keeps_to_the_monthly_budget(with_resume: Path, provider: Any, tmp_path: Path) -> None:
    with pytest.raises(BudgetReached, match=r"^The monthly budget of"):
        run_pipeline(POSTING, output_dir=tmp_path, settings=Settings(model=MODEL, monthly_budget_usd=0.0))
    assert not provider.calls

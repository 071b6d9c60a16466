"""The seed's pipeline: one posting's text in, its tailored documents out. A front door to the walk."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from jseeker.app import App, make_tools, pdf_writer_of, wishes_of
from jseeker.config import Settings, load_settings
from jseeker.core.links import clean_link
from jseeker.model.pipeline import PipelineResult
from jseeker.model.posting import Posting
from jseeker.sources import posting_key, read_saved
from jseeker.walk import Kit, Place, plan, write_documents

__all__ = ["PipelineResult", "run_pipeline"]


def run_pipeline(
    jd_text: str, jd_url: str = "", output_dir: str | Path | None = None, *, settings: Settings | None = None
) -> PipelineResult:
    """The documents tailored to a posting's text, written below `output_dir` (default: that of the settings).

    `jd_url`, where given, is the posting's link: its key names the folder. Nothing is recorded in the database.

    Raises:
        EmptyPage: the text is too short to be a posting.
        Refused: `jd_url` is no link that could be opened.
        NotConfigured: there is no valid resume.
        DocumentError: a document cannot be made.
    """
    app = App(settings or load_settings())
    posting = _posting_of(jd_text, jd_url, app)
    options = app.options()
    profile = app.resume.profile()
    draft = plan(posting, profile)
    place = Place((Path(output_dir) if output_dir is not None else app.settings.output_dir).absolute())
    with closing(pdf_writer_of(app.settings)) as pdf:
        kit = Kit(profile, wishes_of(options), make_tools(app.sources, options.allow_hosts, (), pdf))
        written = write_documents(posting, draft, kit, place)
    return PipelineResult(
        posting=posting,
        parsed=draft.parsed,
        match=draft.match,
        score=written.score,
        documents=written.documents,
        resume_sha256=written.resume_sha256,
        language=written.language,
        template=written.template,
        notes=written.notes,
    )


def _posting_of(jd_text: str, jd_url: str, app: App) -> Posting:
    posting = read_saved("posting.txt", jd_text.encode("utf-8", "replace"))
    if not jd_url:
        return posting
    return replace(posting, url=jd_url, key=posting_key(clean_link(jd_url), app.sources))

"""What `jseeker demo` does: a batch like any other, on invented sites."""

from __future__ import annotations

import sys

from jseeker.app import App, ResumeFile, new_batch_id
from jseeker.cli.home import opened
from jseeker.cli.running import run_batch
from jseeker.demo import DemoSite, demo_links
from jseeker.errors import ResumeMissing
from jseeker.model.batch import Batch
from jseeker.samples import sample_resume

__all__ = ["demonstrate"]

NEXT = "Now your own: jseeker profile init, then jseeker run LINK…\n"


def demonstrate(workers: int | None, *, as_json: bool) -> int:
    """Runs the demonstration; the exit code."""
    with DemoSite() as site, opened(site.host_map, workers=workers, model="none") as app:
        resume, whose = _resume(app)
        if not as_json:
            sys.stdout.write(f"{len(demo_links())} links of invented postings, tailored to {whose}.\n")
            sys.stdout.flush()
        options = app.options(again=True)

        def submit(batch_id: str) -> Batch:
            return app.submit(demo_links(), options, resume, name="demo", batch_id=batch_id)

        return run_batch(app, new_batch_id(), submit, as_json=as_json, next_step=NEXT)


def _resume(app: App) -> tuple[ResumeFile, str]:
    """The person's own resume, else the sample; and whose it is, in words."""
    try:
        return app.resume, "your resume"
    except ResumeMissing:
        return ResumeFile("sample.yaml", sample_resume().decode()), "the resume of an invented person"

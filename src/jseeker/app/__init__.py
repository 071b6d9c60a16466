"""The composition root: here, and only here, the adapters are chosen and meet the engine."""

from __future__ import annotations

from jseeker.app.kits import make_tools, pdf_writer_of, wishes_of
from jseeker.app.root import (
    App,
    Preview,
    PreviewPosting,
    ReadLink,
    ResumeFile,
    SystemClock,
    given_file,
    new_batch_id,
    profile_names,
)

__all__ = [
    "App",
    "Preview",
    "PreviewPosting",
    "ReadLink",
    "ResumeFile",
    "SystemClock",
    "given_file",
    "make_tools",
    "new_batch_id",
    "pdf_writer_of",
    "profile_names",
    "wishes_of",
]

"""Resumes that people already have, read into our file: JSON Resume, RenderCV, LinkedIn's export, Word, PDF, text."""

from jseeker.core.resume_import.draft import Draft, ImportFormat
from jseeker.core.resume_import.formats import MAX_FILE_BYTES, read_foreign

__all__ = ["MAX_FILE_BYTES", "Draft", "ImportFormat", "read_foreign"]

"""The invented sample resume and the commented template that a new resume file starts from, as bytes."""

from __future__ import annotations

from importlib.resources import files

__all__ = ["resume_template", "sample_resume"]


def sample_resume() -> bytes:
    """The resume file of an invented backend and data engineer, in YAML."""
    return files(__name__).joinpath("resume.yaml").read_bytes()


def resume_template() -> bytes:
    """A short resume file with a comment at each part, to be filled in; it is valid as it is."""
    return files(__name__).joinpath("template.yaml").read_bytes()

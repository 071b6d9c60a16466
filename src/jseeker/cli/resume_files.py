"""What the `jseeker profile` commands do: a resume file written, a resume file checked."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from jseeker.app import App
from jseeker.app.resume_place import content_for, put_resume
from jseeker.cli.asking import resume_by_questions
from jseeker.cli.home import opened
from jseeker.cli.outcome import ExitCode
from jseeker.core.advice import advise
from jseeker.core.words import counted
from jseeker.errors import ResumeInvalid, UsageError
from jseeker.model.profile import Profile
from jseeker.samples import resume_template, sample_resume

__all__ = ["check_resume", "refuse_to_replace", "tell_kept", "write_resume"]


def write_resume(*, sample: bool, force: bool, template: bool = False) -> int:
    """Writes the template (or the sample) where the settings say; prints the path and the next step. On a terminal,
    where neither was asked for, the file is made by questions.

    Raises:
        UsageError: a file is there, and `force` was not given.
        NotConfigured: it cannot be written.
    """
    with opened() as app:
        path = app.settings.resume
    refuse_to_replace(path, force=force)
    if sample:
        content, step = sample_resume(), "Try it with: jseeker run LINK…"
    elif template or not (sys.stdin.isatty() and sys.stdout.isatty()):
        content, step = resume_template(), "Fill it in, then check it with: jseeker profile check"
    else:
        sys.stdout.write("Some questions make your resume file; leave out what you like. (--template: none.)\n")
        content, step = resume_by_questions(_ask).encode(), "Read it through, then: jseeker profile check"
    tell_kept(put_resume(path, content_for(path, content.decode())))
    sys.stdout.write(f"{path}\n{step}\n")
    return ExitCode.OK


def _ask(question: str) -> str:
    answer: str = click.prompt(question, default="", show_default=False)
    return answer.strip()


def refuse_to_replace(path: Path, *, force: bool) -> None:
    """Does nothing, where no file would be replaced or `force` allows it.

    Raises:
        UsageError: a file is there.
    """
    if path.exists() and not force:
        raise UsageError(f"There is a resume at {path} already; --force replaces it and keeps the old one beside it.")


def tell_kept(kept: Path | None) -> None:
    """Says where the resume stands that was there before; None is none."""
    if kept is not None:
        sys.stdout.write(f"The old one is kept as {kept}\n")


def check_resume(path: str | None) -> int:
    """Prints each problem of a resume file on standard error (exit code 1), or what it holds and how to better it.

    Raises:
        ResumeMissing: it is not there.
    """
    with opened(resume=path) as app:
        try:
            profile = app.resume.profile()
        except ResumeInvalid as error:
            sys.stderr.write("".join(f"{problem}\n" for problem in error.problems))
            return ExitCode.FAILED
        sys.stdout.write(_summary(app, profile))
        sys.stdout.write("".join(f"Advice: {advice}\n" for advice in advise(profile)))
    return ExitCode.OK


def _summary(app: App, profile: Profile) -> str:
    lines = sum(len(item.lines) for item in profile.items)
    skills = sum(len(group.skills) for group in profile.skills)
    entries = counted(len(profile.items), "entry", "entries")
    held = f"{entries}, {counted(lines, 'line')}, {counted(skills, 'skill')}"
    return f"{app.settings.resume} is valid: {profile.name}, {held}.\n"

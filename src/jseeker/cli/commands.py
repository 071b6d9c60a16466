"""The commands: which module holds each, and its line in the help, known without importing any of them."""

from __future__ import annotations

from types import MappingProxyType
from typing import NamedTuple

__all__ = ["COMMANDS", "CommandPlace", "help_text"]


class CommandPlace(NamedTuple):
    """Where a command is found: module and attribute; `help` is its line in the overview."""

    module: str
    attribute: str
    help: str


COMMANDS: MappingProxyType[str, CommandPlace] = MappingProxyType(
    {
        "demo": CommandPlace("demo", "demo", "Show it all on built-in postings: no key, no network."),
        "run": CommandPlace("run", "run", "Turn links (or saved postings) into tailored resumes."),
        "read": CommandPlace("read", "read", "Read postings and print what they say and ask for."),
        "batch": CommandPlace("batch", "batch", "List, watch, pause, resume, stop, retry and export batches."),
        "template": CommandPlace("template", "template", "Keep lists of links and options, and run them again."),
        "schedule": CommandPlace("schedule", "schedule", "Run templates by themselves at set times."),
        "profile": CommandPlace("profile", "profile", "Make, check, edit, import and export your resume file."),
        "score": CommandPlace("score", "score", "Say how well a resume fits a posting, and why."),
        "explain": CommandPlace("explain", "explain", "Say where each line of a document comes from, and why."),
        "track": CommandPlace("track", "track", "Follow your applications: list, add, move, import, export."),
        "documents": CommandPlace("documents", "documents", "See your resume in each template, as PDF and PNG."),
        "worker": CommandPlace("worker", "worker", "Work off whatever batches the database holds."),
        "ui": CommandPlace("ui", "ui", "Open the dashboard in the browser, with a worker beside it."),
        "doctor": CommandPlace("doctor", "doctor", "Say what works, what does not, and how to mend it."),
        "config": CommandPlace("config_command", "config", "Show and change the settings."),
        "db": CommandPlace("db", "db", "Upgrade, check, back up and clean up the database."),
        "completion": CommandPlace("completion", "completion", "Print the completion script of a shell."),
    }
)

_HEAD = """Usage: jseeker [OPTIONS] COMMAND [ARGS]...

  Paste the links of job postings; get a truthful resume tailored to each, as
  PDF and DOCX, and a tracked application.

Commands:
"""

_TAIL = """
Options:
  --debug    Show the traceback of an unexpected error.
  --version  Show the version.
  -h --help  Show this message; jseeker COMMAND --help tells more of a command.

Start with: jseeker demo
"""


def help_text() -> str:
    """What `jseeker --help` prints."""
    width = max(map(len, COMMANDS))
    lines = [f"  {name:<{width}}  {place.help}\n" for name, place in COMMANDS.items()]
    return _HEAD + "".join(lines) + _TAIL

"""What the Settings page shows, as plain rows and words: each setting with who sets it; what leaves this machine."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from jseeker.app.checks import Finding, State
from jseeker.app.settings_file import settings_rows, variable_of
from jseeker.config import Settings
from jseeker.errors import NotConfigured
from jseeker.llm.keys import provider_of

__all__ = ["Exit", "Setting", "exits", "settings_by_name", "verdict"]

HERE = "this computer"
LOCAL_HOSTS = ("localhost", "127.0.0.1", "::1")
BASE_URLS = {
    "openai": "OPENAI_BASE_URL",
    "openai-chat": "OPENAI_BASE_URL",
    "openai-responses": "OPENAI_BASE_URL",
    "anthropic": "ANTHROPIC_BASE_URL",
    "ollama": "OLLAMA_BASE_URL",
}
"""The variables that send a provider's calls elsewhere."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: `variable` is the one of the environment that would win; `is_locked` where it does."""

    name: str
    value: Any
    source: str
    variable: str
    description: str

    @property
    def is_locked(self) -> bool:
        """True where the environment sets it: the file would change nothing."""
        return self.source == "environment"


@dataclass(frozen=True, slots=True)
class Exit:
    """One way on which something may leave this machine: what goes where. `is_open` tells whether it is used as things
    stand."""

    what: str
    told: str
    is_open: bool


def settings_by_name(settings: Settings, file: Mapping[str, Any], environment: Mapping[str, str]) -> dict[str, Setting]:
    """Every setting by its name; passwords are hidden."""
    return {
        row["name"]: Setting(row["name"], row["value"], row["source"], variable_of(row["name"]), row["description"])
        for row in settings_rows(settings, file, environment)
    }


def exits(settings: Settings, environment: Mapping[str, str]) -> tuple[Exit, ...]:
    """What leaves this machine with these settings, and what does not."""
    return (
        Exit(
            "The sites of your postings",
            "are asked for the page of each link that you give, and their job board for its public data. They see your "
            "internet address and which posting was opened, as with any browser. Nothing about you is sent along.",
            is_open=True,
        ),
        _browser(settings),
        _model(settings.model, environment),
        _database(settings.database_url),
        Exit(
            "Your resume, documents and applications",
            f"stay on {HERE}: {settings.home}, documents in {settings.output_dir}. jSeeker applies nowhere; you do.",
            is_open=False,
        ),
        Exit(
            "This dashboard",
            f"answers on {HERE} alone, loads nothing from elsewhere and counts no visits.",
            is_open=False,
        ),
    )


def verdict(found: Sequence[Finding]) -> str:
    """All checks in one sentence."""
    broken = [finding.name for finding in found if finding.state is State.BROKEN]
    notes = sum(finding.state is State.NOTE for finding in found)
    if broken:
        return f"Something is broken: {', '.join(broken)}."
    return "Everything that is needed works" + (f"; {notes} may be bettered." if notes else ".")


def _browser(settings: Settings) -> Exit:
    if not settings.browser:
        return Exit("A browser", "is not used: pages are read as text, and their scripts never run.", is_open=False)
    which = "a Chromium of this computer" if settings.browser == "auto" else settings.browser
    return Exit(
        "A browser",
        f"({which}) opens the pages that only scripts write. Such a page may ask other sites for its parts, as in any "
        "browser; it has no cookies and no history of yours.",
        is_open=True,
    )


def _model(model: str | None, environment: Mapping[str, str]) -> Exit:
    if model is None:
        return Exit("A language model", f"is not used: your lines are picked and ordered on {HERE}.", is_open=False)
    where, is_here = _home_of_model(model, environment)
    return Exit(
        "A language model",
        f"({model}) at {where} is told, for each posting, the lines of your resume that were picked and the words of "
        "the posting that they answer. Your name, contact, employers, titles and dates are not sent, unless one of "
        "those lines names them. The key stays in the environment; it is stored nowhere.",
        is_open=not is_here,
    )


def _home_of_model(model: str, environment: Mapping[str, str]) -> tuple[str, bool]:
    """Where the calls go, in words, and whether that is this computer."""
    try:
        provider = provider_of(model)
    except NotConfigured:
        return "an unknown provider", False
    address = environment.get(BASE_URLS.get(provider, ""), "") or ("http://localhost" if provider == "ollama" else "")
    host = urlsplit(address).hostname if address else None
    if host in LOCAL_HOSTS:
        return HERE, True
    return (host or f"its provider, {provider},"), False


def _database(url: str) -> Exit:
    parts = urlsplit(url)
    if parts.scheme.startswith("sqlite"):
        return Exit("The database", f"is a file on {HERE}: {Path(parts.path[1:] or 'memory')}.", is_open=False)
    host = parts.hostname or "localhost"
    if host in LOCAL_HOSTS:
        return Exit("The database", f"is a server on {HERE}.", is_open=False)
    told = f"is a server at {host}: postings, applications and each batch's copy of your resume are kept there."
    return Exit("The database", told, is_open=True)

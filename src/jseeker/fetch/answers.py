"""What an answer's status and headers mean for the person: gone, a wall, busy, a fault that may pass. Pure."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from jseeker.errors import BotWall, LoginWall, PostingError, PostingGone, Unreachable

__all__ = ["Fault", "busy", "is_challenge", "is_redirect", "needs_body", "retry_after_s", "trouble"]

REDIRECTS = frozenset({301, 302, 303, 307, 308})
GONE = frozenset({404, 410})
SIGN_IN = frozenset({401, 403, 407})
BUSY = frozenset({429, 503})
MAY_PASS = frozenset({408, 425})
"""Below 500: the site's own timeout, and "too early"."""
CHALLENGE_STATUSES = frozenset({202, 401, 403, 405, 429, 503})
LINKEDIN_DENIES = 999
"""LinkedIn's own status for visitors that it takes for robots."""
BUSY_S = 30.0
"""When to come back to a site that says it is busy and not for how long."""
MAX_RETRY_AFTER_S = 7 * 24 * 3600.0

LOGIN = "The site asks for a sign-in; save the page or paste the text."
CHALLENGE = "The site asks for proof that a person is reading; save the page or paste the text."

CHALLENGE_MARKS = (
    b"cdn-cgi/challenge-platform",
    b"cf-chl-",
    b"_cf_chl_opt",
    b"<title>just a moment...",
    b"captcha-delivery.com",
    b"px-captcha",
    b"_pxappid",
    b"_incapsula_resource",
    b"awswafcaptcha",
    b"errors.edgesuite.net",
)
"""What challenge pages of the usual bot walls hold, in lower case (their own script names and titles)."""


class Fault(Exception):
    """A fault of a site that may pass: worth another try.

    `reason` completes "The site failed 3 times: …"; `is_busy` marks a site that asked for patience, `retry_after_s`
    is for how long, if it said so.
    """

    def __init__(self, reason: str, *, is_busy: bool = False, retry_after_s: float | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.is_busy = is_busy
        self.retry_after_s = retry_after_s

    def after(self, tries: int) -> Unreachable:
        """The error for the person after the last try."""
        if self.is_busy:
            return busy(BUSY_S if self.retry_after_s is None else self.retry_after_s)
        times = "once" if tries == 1 else f"{tries} times"
        return Unreachable(f"The site failed {times}: {self.reason}.")


def busy(seconds: float) -> Unreachable:
    """The error for a site that wants to be left alone for so long."""
    return Unreachable(f"Busy; next try in {max(1, math.ceil(seconds))} s.", retry_after_s=seconds)


def is_redirect(status: int, headers: Mapping[str, str]) -> bool:
    """True for an answer that names another address to ask."""
    return status in REDIRECTS and "location" in headers


def needs_body(status: int) -> bool:
    """True where the page decides whether the answer is a challenge."""
    return status in CHALLENGE_STATUSES


def trouble(status: int, headers: Mapping[str, str], body: bytes, now: datetime) -> PostingError | Fault | None:
    """What stands in the way in an answer that is no redirect; None for a page."""
    if is_challenge(status, headers, body):
        return BotWall(CHALLENGE)
    if 200 <= status < 300:
        return None
    if status in GONE:
        return PostingGone(f"The posting is gone ({status}).")
    if status in SIGN_IN:
        return LoginWall(LOGIN)
    if status in BUSY:
        return Fault(f"it answered {status}", is_busy=True, retry_after_s=retry_after_s(headers, now))
    if status >= 500 or status in MAY_PASS:
        return Fault(f"it answered {status}")
    return Unreachable(
        f"The site refused to give this page ({status}); check the link, or save the page.", retryable=False
    )


def is_challenge(status: int, headers: Mapping[str, str], body: bytes) -> bool:
    """True for an answer of a bot wall instead of the page."""
    if headers.get("cf-mitigated", "").lower() == "challenge" or status == LINKEDIN_DENIES:
        return True
    if headers.get("x-amzn-waf-action", "").lower() in ("challenge", "captcha"):
        return True
    if status not in CHALLENGE_STATUSES or 200 <= status < 300:
        return False
    start = body.lower()
    return (status == 403 and "x-datadome" in headers) or any(mark in start for mark in CHALLENGE_MARKS)


def retry_after_s(headers: Mapping[str, str], now: datetime) -> float | None:
    """The seconds that Retry-After asks for, given as seconds or as a date; None where it is missing or unreadable."""
    text = headers.get("retry-after", "").strip()
    if text.isascii() and text.isdigit():
        return min(float(text[:12]), MAX_RETRY_AFTER_S)
    try:
        then = parsedate_to_datetime(text)
    except (ValueError, IndexError, OverflowError):
        return None
    then = then if then.tzinfo else then.replace(tzinfo=UTC)
    return min(max(0.0, (then - now).total_seconds()), MAX_RETRY_AFTER_S)

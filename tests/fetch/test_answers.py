"""What statuses and headers mean for the person."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jseeker.errors import BotWall, LoginWall, PostingGone, Unreachable
from jseeker.fetch.answers import Fault, busy, is_redirect, retry_after_s, trouble

NOW = datetime(2026, 11, 23, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize("status", [200, 201, 202, 203, 204, 206])
def test_a_success_is_a_page(status: int) -> None:
    assert trouble(status, {}, b"", NOW) is None


@pytest.mark.parametrize(
    ("status", "error", "words"),
    [
        (404, PostingGone, "The posting is gone (404)."),
        (410, PostingGone, "The posting is gone (410)."),
        (401, LoginWall, "The site asks for a sign-in; save the page or paste the text."),
        (403, LoginWall, "The site asks for a sign-in; save the page or paste the text."),
        (400, Unreachable, "The site refused to give this page (400); check the link, or save the page."),
        (451, Unreachable, "The site refused to give this page (451); check the link, or save the page."),
        (304, Unreachable, "The site refused to give this page (304); check the link, or save the page."),
        (999, BotWall, "The site asks for proof that a person is reading; save the page or paste the text."),
    ],
)
def test_a_refusal_is_final_and_worded(status: int, error: type[Exception], words: str) -> None:
    found = trouble(status, {}, b"<h1>no</h1>", NOW)
    assert type(found) is error
    assert str(found) == words


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504, 520, 529])
def test_a_fault_of_the_site_may_pass(status: int) -> None:
    found = trouble(status, {}, b"", NOW)
    assert isinstance(found, Fault)
    assert found.is_busy == (status in (429, 503))


@pytest.mark.parametrize(
    ("status", "headers", "body"),
    [
        (403, {}, b'<script src="/cdn-cgi/challenge-platform/h/b"></script>'),
        (503, {}, b"<title>Just a moment...</title>"),
        (403, {"cf-mitigated": "challenge"}, b""),
        (403, {"x-datadome": "protected"}, b""),
        (403, {}, b'<script src="https://geo.captcha-delivery.com/c.js">'),
        (403, {}, b'<div id="px-captcha">'),
        (429, {}, b'<div id="px-captcha">'),
        (202, {"x-amzn-waf-action": "challenge"}, b""),
        (405, {"x-amzn-waf-action": "captcha"}, b""),
    ],
)
def test_a_challenge_is_told_apart_from_a_refusal(status: int, headers: dict[str, str], body: bytes) -> None:
    assert isinstance(trouble(status, headers, body, NOW), BotWall)


def test_a_posting_that_speaks_of_challenges_is_a_page() -> None:
    assert trouble(200, {"x-datadome": "protected"}, b"You will fight px-captcha", NOW) is None


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("12", 12.0),
        ("0", 0.0),
        (" 3 ", 3.0),
        ("Mon, 23 Nov 2026 12:01:30 GMT", 90.0),
        ("Mon, 23 Nov 2026 11:00:00 GMT", 0.0),
        ("999999999999999999", 7 * 24 * 3600.0),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("٣", None),
        ("Mon, 99 Foo 2026", None),
    ],
)
def test_retry_after_is_read_as_seconds_or_as_a_date(text: str, seconds: float | None) -> None:
    assert retry_after_s({"retry-after": text}, NOW) == seconds


@given(st.text())
def test_any_retry_after_is_harmless(text: str) -> None:
    seconds = retry_after_s({"retry-after": text}, NOW)
    assert seconds is None or 0 <= seconds <= 7 * 24 * 3600


def test_the_last_fault_becomes_a_sentence_that_counts_the_tries() -> None:
    assert Fault("it answered 500").after(3).message == "The site failed 3 times: it answered 500."
    assert Fault("it answered 500").after(1).message == "The site failed once: it answered 500."


def test_a_busy_site_is_named_busy_with_its_own_wish() -> None:
    error = Fault("it answered 429", is_busy=True, retry_after_s=11.2).after(3)
    assert error.message == "Busy; next try in 12 s."
    assert error.retry_after_s == 11.2
    assert busy(0).message == "Busy; next try in 1 s."


def test_a_redirect_needs_somewhere_to_go() -> None:
    assert is_redirect(302, {"location": "/x"})
    assert not is_redirect(302, {})
    assert not is_redirect(304, {"location": "/x"})
    assert not is_redirect(200, {"location": "/x"})

"""Applications entered by hand or from a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from jseeker.app import App
from jseeker.app.tracked import filled, key_of, key_or_digest, today
from jseeker.config import Settings
from jseeker.errors import PostingError
from jseeker.model.application import ApplicationStatus, NewApplication
from jseeker.model.posting import Posting, ReadMethod

LINK = "https://boards.greenhouse.io/acme/jobs/123"


@pytest.fixture
def app(own_home: Path) -> Iterator[App]:
    """A home that read the posting of `LINK` before."""
    app = App(Settings())
    key = key_of(app, NewApplication("", "", url=LINK))
    posting = Posting(LINK, key, "greenhouse", ReadMethod.API, "Acme", "Cook", "Text.")
    app.store.postings.put(key, posting, app.clock.now())
    yield app
    app.close()


def test_company_and_role_are_those_of_the_posting_where_it_was_read_before(app: App) -> None:
    known = filled(app, NewApplication("", "Baker", url=f"{LINK}?gh_src=mail"))
    unknown = filled(app, NewApplication("", "", url="https://a.example/1"))

    assert (known.company, known.role) == ("Acme", "Baker")
    assert (unknown.company, unknown.role) == ("", "")


def test_what_is_entered_as_applied_has_a_date(app: App) -> None:
    applied = NewApplication("A", "B", ApplicationStatus.APPLIED)

    assert filled(app, applied).date_applied == today(app)
    given = NewApplication("A", "B", ApplicationStatus.APPLIED, date_applied=date(2026, 1, 2))
    assert filled(app, given).date_applied == date(2026, 1, 2)
    assert filled(app, NewApplication("A", "B")).date_applied is None


def test_one_posting_has_one_key_under_every_spelling_of_its_link_or_of_its_name(app: App) -> None:
    assert key_of(app, NewApplication("", "", url=LINK)) == key_of(app, NewApplication("X", "Y", url=f"{LINK}?src=1"))
    assert key_of(app, NewApplication("ACME", "Cook")) == key_of(app, NewApplication("acme", "cook"))
    assert key_of(app, NewApplication("Acme", "Cook")) != key_of(app, NewApplication("Acme", "Baker"))


def test_a_link_that_is_none_is_refused_by_hand_and_kept_apart_from_a_file(app: App) -> None:
    wrong = NewApplication("A", "B", url="file:///etc/passwd")

    with pytest.raises(PostingError):
        key_of(app, wrong)
    assert key_or_digest(app, wrong).startswith("manual:")
    assert key_or_digest(app, wrong) != key_or_digest(app, NewApplication("A", "B", url="ftp://x"))

"""What is asked of a site, and what its answer says of itself."""

from __future__ import annotations

import pytest

from jseeker.model.page import Page, PageRequest

LINK = "https://a.example/1"


@pytest.mark.parametrize(
    ("request_", "is_conditional"),
    [
        (PageRequest(LINK), False),
        (PageRequest(LINK, etag='"a"'), True),
        (PageRequest(LINK, last_modified="Mon, 02 Nov 2026 10:00:00 GMT"), True),
        (PageRequest(LINK, etag=""), False),
        (PageRequest(LINK, body="{}", etag='"a"'), False),
    ],
)
def test_only_a_get_with_what_the_site_said_is_conditional(request_: PageRequest, is_conditional: bool) -> None:
    assert request_.is_conditional is is_conditional


def test_a_page_is_unchanged_by_its_status_alone() -> None:
    assert Page(LINK, 304, "", b"").is_unchanged
    assert not Page(LINK, 200, "text/html", b"").is_unchanged

"""The shipped twin of the fetcher."""

from __future__ import annotations

import asyncio

import pytest

from jseeker.errors import Unreachable
from jseeker.fetch import RecordedFetcher
from jseeker.model.page import PageRequest


def test_it_remembers_what_was_asked_in_order() -> None:
    async def scene() -> None:
        fetcher = RecordedFetcher({})
        requests = [PageRequest("https://a.example/1"), PageRequest("https://a.example/2", body="{}")]
        for request in requests:
            with pytest.raises(Unreachable, match="No page is recorded for "):
                await fetcher.fetch(request)
        assert fetcher.asked == requests

    asyncio.run(scene())


def test_it_knows_that_it_was_closed() -> None:
    fetcher = RecordedFetcher({})
    assert not fetcher.is_closed
    asyncio.run(fetcher.aclose())
    assert fetcher.is_closed

"""A link in, the posting's plain text out."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from jseeker.config import Settings
from jseeker.errors import PostingError, PostingGone, Refused
from jseeker.jd_parser import extract_jd_from_url


def test_the_text_has_the_requirements_and_no_menu_or_tags(job_site: Any) -> None:
    text = extract_jd_from_url(job_site.link(3), settings=Settings(allow_hosts=job_site.hosts))

    assert "3+ years of Python in production" in text
    assert "All jobs" not in text
    assert "<" not in text


def test_it_may_be_called_where_an_event_loop_runs(job_site: Any) -> None:
    async def inside() -> str:
        return extract_jd_from_url(job_site.link(3), settings=Settings(allow_hosts=job_site.hosts))

    assert "PostgreSQL and Airflow" in asyncio.run(inside())


def test_a_posting_that_is_gone_or_a_private_address_raises_a_posting_error(job_site: Any) -> None:
    job_site.gone.add(4)
    with pytest.raises(PostingGone):
        extract_jd_from_url(job_site.link(4), settings=Settings(allow_hosts=job_site.hosts))
    with pytest.raises(Refused) as refused:
        extract_jd_from_url(job_site.link(3))
    assert isinstance(refused.value, PostingError)
    assert job_site.asked == ["/jobs/4"]

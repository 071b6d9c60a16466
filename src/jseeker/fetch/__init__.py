"""Fetching: one page at a time, safely and politely, from a link that a stranger wrote."""

from __future__ import annotations

from jseeker.fetch.browser import BrowserFetcher
from jseeker.fetch.http_fetcher import HttpFetcher
from jseeker.fetch.policy import FetchPolicy
from jseeker.fetch.recorded import RecordedFetcher

__all__ = ["BrowserFetcher", "FetchPolicy", "HttpFetcher", "RecordedFetcher"]

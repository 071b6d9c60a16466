"""The seed's reader: a link in, the posting's plain text out. A front door to the walk."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from jseeker.app import App
from jseeker.config import Settings, load_settings
from jseeker.core.links import clean_link

__all__ = ["extract_jd_from_url"]


def extract_jd_from_url(url: str, *, settings: Settings | None = None) -> str:
    """The text of the posting that the link leads to: plain, without menus, cookie banners or other jobs.

    May be called from anywhere, also where an event loop runs (it then waits in a thread of its own).

    Raises:
        PostingError: the link or its page is not one open posting; the class says what stood in the way.
    """
    app = App(settings or load_settings())
    with ThreadPoolExecutor(1, thread_name_prefix="jseeker-read") as pool:
        posting = pool.submit(lambda: asyncio.run(app.read(clean_link(url)))).result()
    return posting.description

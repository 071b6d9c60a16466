"""Any site: a posting at any http(s) link, read from what the page itself says. Asked last.

:site: https://schema.org/JobPosting
:links: https://{any host}/{any path}
:reads: the page: JSON-LD, embedded state, microdata, named blocks, main text; JSON in the shape of a known site
:shape: schema.org's JobPosting; pages in the wild
:checked: 2026-11
"""

from __future__ import annotations

from jseeker.core.links import canonical_link
from jseeker.core.page_text import text_of_bytes
from jseeker.errors import NotAPosting
from jseeker.model.page import Page, PageRequest
from jseeker.model.posting import Posting, ReadMethod
from jseeker.ports import Claim, Follow
from jseeker.sources._base import WebSource
from jseeker.sources._fields import finish
from jseeker.sources._json import json_of
from jseeker.sources._shapes import fields_by_shape

__all__ = ["Generic"]

_STRANGE_JSON = "The answer holds no posting in a known shape; give the link of the posting's page."


class Generic(WebSource):
    """Claims every link and reads every kind of page."""

    name = "generic"

    def claim(self, link: str) -> Claim | None:
        """The claim on any link; its key is the canonical link."""
        return Claim(canonical_link(link), PageRequest(link))

    def read(self, page: Page, link: str) -> Posting | Follow:
        """The posting on the page."""
        data = json_of(text_of_bytes(page.body, page.content_type)) if page.body.lstrip()[:1] in (b"{", b"[") else None
        if data is None:
            return super().read(page, link)
        found = fields_by_shape(data, link)
        if found is None:
            raise NotAPosting(_STRANGE_JSON)
        source, fields = found
        return finish(fields, link, self._key(link), source, ReadMethod.API)

"""UKG Pro (UltiPro): postings on recruiting.ultipro.com.

:site: https://www.ukg.com
:links: https://recruiting.ultipro.com/{tenant}/JobBoard/{board}/OpportunityDetail?opportunityId={uuid}
:reads: the page
:shape: no evidence of an answer of its own: the general reading
:checked: 2026-11
"""

from __future__ import annotations

import re

from jseeker.sources._base import PatternSource


class Ukg(PatternSource):
    """Claims the links; the page is read for what it says itself."""

    name = "ukg"
    hosts = re.compile(r"recruiting\d?\.ultipro\.(?:com|ca)", re.IGNORECASE)
    path = re.compile(
        r"/(\w+)/JobBoard/[0-9a-f-]{36}/OpportunityDetail\?(?:.*&)?opportunityid=([0-9a-f-]{36})", re.IGNORECASE
    )

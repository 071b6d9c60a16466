"""Avature: career portals on {company}.avature.net.

:site: https://www.avature.net
:links: https://{company}.avature.net/{portal}/JobDetail/{slug}/{id}
:reads: the page: article__content__view__field blocks
:shape: a capture of the page
:checked: 2026-11
"""

from __future__ import annotations

import re

from jseeker.sources._base import PatternSource
from jseeker.sources._web import Selectors


class Avature(PatternSource):
    """Claims the links of Avature's portals and reads their articles."""

    name = "avature"
    hosts = re.compile(r"([\w-]+)\.avature\.net", re.IGNORECASE)
    path = re.compile(
        r"(?:/[\w-]+){1,3}/(?:JobDetail|FolderDetail)(?:/[^?]*)?(?:/|\?(?:.*&)?(?:jobid|folderid)=)(\d+)", re.IGNORECASE
    )
    selectors = Selectors(body=(".article--details", ".section__content"))

"""SAP SuccessFactors: career sites (RMK) on own domains, and career*.successfactors.com.

:site: https://www.sap.com/products/hcm/recruiting-software.html
:links: https://{host}/{brand}/job/{slug}/{id}/
:reads: the page: elements with itemprop and data-careersite-propertyid
:shape: a capture of the page
:checked: 2026-11
"""

from __future__ import annotations

import re

from jseeker.sources._base import PatternSource
from jseeker.sources._web import Selectors


class SuccessFactors(PatternSource):
    """Claims the links of SuccessFactors' career sites and reads their elements."""

    name = "successfactors"
    hosts = re.compile(r"((?:[\w-]+\.)+[\w-]+)", re.IGNORECASE)
    path = re.compile(r"(?:/[\w.-]+){0,2}/job/[^/?]*-[^/?]*/(\d{8,11})(?:[/?]|$)", re.IGNORECASE)
    selectors = Selectors(
        title=('[data-careersite-propertyid="title"]', '[itemprop="title"]', "#job-title"),
        places=('[data-careersite-propertyid="location"]', ".jobGeoLocation", ".jobLocation"),
        body=(".jobdescription", '[data-careersite-propertyid="description"]', '[itemprop="description"]'),
    )

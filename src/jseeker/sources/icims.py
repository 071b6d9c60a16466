"""iCIMS: postings on careers-{company}.icims.com.

:site: https://www.icims.com
:links: https://careers-{company}.icims.com/jobs/{id}/{slug}/job
:reads: the same page with in_iframe=1, which holds a JobPosting; without it the page is a frame only
:shape: public code of ten readers (in_iframe=1, .iCIMS_JobContent, .iCIMS_Header, .iCIMS_JobHeaderData); schema.org
:checked: 2026-11
"""

from __future__ import annotations

import re

from jseeker.core.links import link_parts
from jseeker.sources._base import PatternSource
from jseeker.sources._web import Selectors


class Icims(PatternSource):
    """Claims iCIMS' links and asks for the page inside the frame."""

    name = "icims"
    hosts = re.compile(r"(?:careers-|jobs-|uscareers-|globalcareers-)?([\w-]+)\.icims\.com", re.IGNORECASE)
    path = re.compile(r"/jobs/(\d+)", re.IGNORECASE)
    selectors = Selectors(
        title=(".iCIMS_Header h1", "h1.iCIMS_JobTitle", ".iCIMS_Header"),
        body=(".iCIMS_JobContent", ".iCIMS_InfoMsg_Job"),
    )

    def page_link(self, link: str) -> str:
        """The page inside the frame."""
        parts = link_parts(link)
        path = "/".join(parts.segments)
        return f"{parts.origin}/{path}?in_iframe=1"

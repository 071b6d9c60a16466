"""The demonstration: invented postings on invented sites, served on loopback."""

from jseeker.demo.catalogue import DOUBLE, POSTINGS, DemoPosting, demo_links
from jseeker.demo.site import DemoSite

__all__ = ["DOUBLE", "POSTINGS", "DemoPosting", "DemoSite", "demo_links"]

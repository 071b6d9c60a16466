"""JSON whose site is not known from its link: read by whichever source knows its shape."""

from __future__ import annotations

from jseeker.sources._base import JsonSource
from jseeker.sources._fields import Fields
from jseeker.sources._json_ld import posting_fields, postings_in
from jseeker.sources._registry import all_sources
from jseeker.sources._state import fields_of_state

__all__ = ["fields_by_shape"]


def fields_by_shape(data: object, link: str) -> tuple[str, Fields] | None:
    """The name of the source whose shape the data has, and the fields; None where it has none.

    Raises:
        PostingError: it has a site's shape but holds no open posting, or several.
    """
    for job in postings_in(data):
        return "generic", posting_fields(job)
    for source in all_sources():
        if isinstance(source, JsonSource) and (fields := source.fields(data, link)) is not None:
            return source.name, fields
    fields_found = fields_of_state(data, link) or fields_of_state(data, "")
    return ("generic", fields_found) if fields_found else None

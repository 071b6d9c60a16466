"""Time zones by name, and the one that this computer keeps."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from zoneinfo import ZoneInfo

from jseeker.errors import UsageError

__all__ = ["local_zone_name", "zone_of"]

LOCALTIME = Path("/etc/localtime")
UTC_NAME = "UTC"


def zone_of(name: str) -> ZoneInfo:
    """The time zone of that name (`Europe/Lisbon`).

    Raises:
        UsageError: this computer knows no such zone.
    """
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise UsageError(f"There is no time zone {name!r} here; name one such as Europe/Lisbon or UTC.") from error


def local_zone_name() -> str:
    """The name of this computer's time zone: of `TZ`, else of what /etc/localtime points to, else UTC."""
    for name in _candidates():
        try:
            zone_of(name)
        except UsageError:
            continue
        return name
    return UTC_NAME


def _candidates() -> Iterable[str]:
    yield os.environ.get("TZ", "").lstrip(":")
    if LOCALTIME.is_symlink():
        _, found, name = str(LOCALTIME.readlink()).partition("zoneinfo/")
        yield name if found else ""

"""When a schedule runs next: five cron fields in a time zone, with what happens when the clocks change."""

from __future__ import annotations

from datetime import UTC, datetime, tzinfo

from cronsim import CronSim, CronSimError

from jseeker.errors import UsageError

__all__ = ["explain_cron", "next_run"]

FIELDS = 5
EXAMPLE = '"0 7 * * 1-5" is seven in the morning from Monday to Friday'


def next_run(cron: str, zone: tzinfo, after: datetime) -> datetime:
    """The first moment later than `after` (aware) that the expression names in that zone, in UTC.

    Fixed times of day run once a day: one that the clocks leave out in spring runs when the gap ends, one that comes
    twice in autumn runs the first time. Times that recur through the hours (`*`, `*/2` for minute or hour) follow the
    time that passes: nothing for the missing hour, both times for the double one. So does Debian's cron.

    Raises:
        UsageError: it is no cron expression of five fields, or names no moment at all.
    """
    runs = _parsed(cron, after.astimezone(zone))
    for moment in runs:
        found = moment.astimezone(UTC)
        if found > after:  # in the double hour of autumn the first candidate may lie before
            return found
    raise UsageError(f"The schedule {cron!r} never comes; {EXAMPLE}.")


def explain_cron(cron: str) -> str:
    """The expression in words: `At 07:00 on Monday through Friday`.

    Raises:
        UsageError: it is no cron expression of five fields.
    """
    return _parsed(cron, datetime(2000, 1, 1, tzinfo=UTC)).explain()


def _parsed(cron: str, start: datetime) -> CronSim:
    if len(cron.split()) != FIELDS:
        raise UsageError(f"{cron!r} is not five fields (minute, hour, day, month, weekday); {EXAMPLE}.")
    try:
        return CronSim(cron, start)
    except CronSimError as error:
        raise UsageError(f"The schedule {cron!r} has a {str(error).lower()}; {EXAMPLE}.") from error

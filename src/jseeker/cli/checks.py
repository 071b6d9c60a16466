"""What `jseeker doctor` does: all checks run, and what they found printed."""

from __future__ import annotations

import sys
from dataclasses import asdict

from jseeker.app.checks import State, findings
from jseeker.cli.home import opened
from jseeker.cli.ndjson import json_line
from jseeker.cli.outcome import ExitCode

__all__ = ["examine"]


def examine(*, as_json: bool) -> int:
    """Runs all checks and prints what they found; the exit code is 1 where something is broken."""
    with opened() as app:
        found = list(findings(app))
    broken = any(finding.state is State.BROKEN for finding in found)
    if as_json:
        sys.stdout.write(json_line({"ok": not broken, "checks": [asdict(finding) for finding in found]}) + "\n")
    else:
        for finding in found:
            remedy = f" {finding.remedy}" if finding.remedy else ""
            sys.stdout.write(f"{finding.state:<7} {finding.name + ':':<11}{finding.message}{remedy}\n")
        sys.stdout.write("Something is broken; see above.\n" if broken else "Everything that is needed works.\n")
    return ExitCode.FAILED if broken else ExitCode.OK

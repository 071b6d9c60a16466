"""The command line: `jseeker …`. It draws and asks; the rules live below.

Nothing is imported here but what tells the help and the version: those are asked for most often.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from jseeker import __version__
from jseeker.cli.commands import help_text

__all__ = ["main"]


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command line and gives its exit code (see the contract: 0, 1, 2, 3 or 130)."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments in ([], ["--help"], ["-h"]) and not _completes():
        sys.stdout.write(help_text())
        return 0
    if arguments == ["--version"]:
        sys.stdout.write(f"jseeker {__version__}\n")
        return 0
    # Click takes as long to start as several Pythons: only where there is something to parse
    from jseeker.cli.group import run_command  # noqa: PLC0415 - see above

    return run_command(arguments)


def _completes() -> bool:
    """True when a shell asks for completions, through the environment."""
    return "_JSEEKER_COMPLETE" in os.environ

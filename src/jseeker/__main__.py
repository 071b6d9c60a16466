"""`python -m jseeker`: the command line."""

from __future__ import annotations

import sys

from jseeker.cli import main

if __name__ == "__main__":
    sys.exit(main())

"""`python -m jseeker.ui`: the dashboard's server alone; `jseeker ui` keeps it, and a worker beside it."""

from __future__ import annotations

import sys

from jseeker.ui.server import main

if __name__ == "__main__":
    sys.exit(main())

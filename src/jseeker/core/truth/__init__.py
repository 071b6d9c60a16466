"""The gate of truth: refuses a reworded line that says more than its own source."""

from jseeker.core.truth.gate import check_line
from jseeker.core.truth.refusal import Refusal, RefusalKind

__all__ = ["Refusal", "RefusalKind", "check_line"]

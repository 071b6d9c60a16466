"""The language model, where one is named: one call a job that rewords lines. Its library is imported only then."""

from __future__ import annotations

from jseeker.llm.echo import EchoModel
from jseeker.llm.keys import is_installed, require_model
from jseeker.llm.reworder import PydanticReworder

__all__ = ["EchoModel", "PydanticReworder", "is_installed", "require_model"]

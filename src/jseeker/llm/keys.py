"""Which model a name means, and whether what it needs is there: the extra, and a key in the environment."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from importlib.util import find_spec

from jseeker.errors import NotConfigured

__all__ = ["KEYS", "is_installed", "missing_key", "provider_of", "require_model"]

# The variables that hold a provider's key, the usual one first; none of them: no key is needed.
# Source: the providers' own documentation, as pydantic-ai reads them.
KEYS: Mapping[str, tuple[str, ...]] = {
    "anthropic": ("ANTHROPIC_API_KEY",),
    "deepseek": ("DEEPSEEK_API_KEY",),
    "google": ("GOOGLE_API_KEY", "GEMINI_API_KEY"),
    "google-gla": ("GOOGLE_API_KEY", "GEMINI_API_KEY"),
    "groq": ("GROQ_API_KEY",),
    "mistral": ("MISTRAL_API_KEY",),
    "ollama": (),
    "openai": ("OPENAI_API_KEY",),
    "openai-chat": ("OPENAI_API_KEY",),
    "openai-responses": ("OPENAI_API_KEY",),
    "openrouter": ("OPENROUTER_API_KEY",),
}
_NAME = re.compile(r"(?P<provider>[a-z][a-z0-9-]*):(?P<model>\S+)", re.ASCII)


def is_installed() -> bool:
    """True when the extra that speaks to models is installed."""
    return find_spec("pydantic_ai") is not None


def provider_of(model: str) -> str:
    """The provider of a model's name, as in `openai:gpt-4o-mini`.

    Raises:
        NotConfigured: the name has no provider.
    """
    found = _NAME.fullmatch(model)
    if found is None:
        raise NotConfigured(f"The model {model!r} names no provider; write openai:NAME, anthropic:NAME or ollama:NAME.")
    return found["provider"]


def missing_key(model: str, environment: Mapping[str, str] = os.environ) -> str | None:
    """The variable that has to hold the model's key and does not; None when it does, or when none is known to."""
    names = KEYS.get(provider_of(model), ())
    return None if not names or any(environment.get(name) for name in names) else names[0]


def require_model(model: str, environment: Mapping[str, str] = os.environ) -> None:
    """Makes sure, without any call, that this process can speak to a model.

    Raises:
        NotConfigured: the name, the extra or the key is missing; the sentence says which.
    """
    provider_of(model)
    if not is_installed():
        raise NotConfigured(
            f"The model {model} needs the extra that speaks to models; install it with: pip install 'jseeker[llm]'."
        )
    if (name := missing_key(model, environment)) is not None:
        raise NotConfigured(f"{name} is not set; the model {model} needs its key there, or say --model none.")

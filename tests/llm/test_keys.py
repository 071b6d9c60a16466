"""What a model's name means, and what is missing for it, in one sentence."""

from __future__ import annotations

import pytest

from jseeker.errors import NotConfigured
from jseeker.llm import keys
from jseeker.llm.keys import missing_key, provider_of, require_model


def test_the_provider_stands_before_the_colon() -> None:
    assert provider_of("ollama:llama3.2:3b") == "ollama"


@pytest.mark.parametrize("name", ["gpt-4o", "", "openai:", "openai: x", ":x", "OpenAI:x"])
def test_a_name_without_a_provider_is_refused_with_the_way_to_write_it(name: str) -> None:
    with pytest.raises(NotConfigured, match="write openai:NAME"):
        provider_of(name)


def test_a_missing_key_is_named_by_its_variable() -> None:
    with pytest.raises(NotConfigured, match=r"^ANTHROPIC_API_KEY is not set; .*anthropic:claude"):
        require_model("anthropic:claude-x", {})
    assert missing_key("openai:x", {"OPENAI_API_KEY": ""}) == "OPENAI_API_KEY"


def test_one_of_a_providers_variables_is_enough_and_a_local_model_needs_none() -> None:
    assert missing_key("google:gemini-x", {"GEMINI_API_KEY": "k"}) is None
    assert missing_key("ollama:x", {}) is None
    require_model("openai:x", {"OPENAI_API_KEY": "k"})


def test_without_the_extra_one_sentence_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "find_spec", lambda _name: None)

    with pytest.raises(NotConfigured, match=r"install it with: pip install 'jseeker\[llm\]'\.$"):
        require_model("openai:x", {"OPENAI_API_KEY": "k"})

"""The wire to a provider, through pydantic-ai: one request, one answer, each fault as one of ours; no retries here."""

from __future__ import annotations

import os
import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import httpx2
from pydantic_ai.direct import model_request
from pydantic_ai.exceptions import (
    AgentRunError,
    ModelAPIError,
    ModelAuthenticationError,
    ModelConnectionError,
    ModelQuotaExceededError,
    ModelRateLimitError,
    ModelRequestRejectedError,
    ModelServerError,
    ModelTimeoutError,
    ModelUnavailableError,
    UserError,
)
from pydantic_ai.messages import ModelRequest, ModelResponse, TextPart, ToolCallPart
from pydantic_ai.models import Model, ModelRequestParameters, infer_model
from pydantic_ai.providers import Provider, infer_provider_class
from pydantic_ai.settings import ModelSettings
from pydantic_ai.tools import ToolDefinition

from jseeker.errors import KeyRefused, ModelError, ModelUnavailable, NotConfigured
from jseeker.llm.keys import provider_of
from jseeker.llm.prices import price_usd

__all__ = ["KEY_REFUSED", "Said", "Wire"]

KEY_REFUSED = "The key was refused; the batch is paused. Set it and resume."
CONNECT_S = 10.0
ANSWER_MAX_BYTES = 1_000_000
"""An answer of all lines is under 20 KB."""
ANSWER_MAX_TOKENS = 8000
OLLAMA_URL = "http://localhost:11434/v1"
PASSING = (ModelRateLimitError, ModelUnavailableError, ModelServerError, ModelConnectionError)
"""Faults that may be gone a moment later."""


@dataclass(frozen=True, slots=True)
class Said:
    """An answer as it came: the JSON of its tool call's arguments, or its text, and what it cost (None: not known).

    `too_large` says that it was cut off unread."""

    content: str
    tokens_in: int = 0
    tokens_out: int = 0
    cost_usd: float | None = 0.0
    too_large: bool = False


class Wire:
    """A model of a provider, spoken to over HTTP connections of its own.

    Raises:
        NotConfigured: there is no such provider, its library is missing, or something of it is not set.
    """

    def __init__(self, name: str, timeout_s: float) -> None:
        self.name, self._provider = name, provider_of(name)
        self._timeout_s = timeout_s
        self._http = httpx2.AsyncClient(
            transport=_Bounded(httpx2.AsyncHTTPTransport()),
            timeout=httpx2.Timeout(timeout_s, connect=CONNECT_S),
            headers={"accept-encoding": "identity"},  # so that the size of an answer is that of its bytes
        )
        self._model = _model(name, self._http)
        # Anthropic wants a limit, and answers that could be long would be streamed; others count thinking in it
        self._settings = ModelSettings(max_tokens=ANSWER_MAX_TOKENS) if self._provider == "anthropic" else None

    async def check_key(self) -> bool:
        """True when the provider lists its models for this key; False where it has no list, or did not give it.

        Raises:
            KeyRefused: the key was refused.
        """
        if self._provider.startswith("google"):
            return await self._check_key_of_google()
        client: Any = getattr(self._model, "client", None)
        if not hasattr(getattr(client, "models", None), "with_raw_response"):
            return False
        library: Any = import_module(type(client).__module__.partition(".")[0])  # openai's or anthropic's own
        try:
            await client.models.with_raw_response.list(timeout=CONNECT_S)
        except library.APIError as error:
            if getattr(error, "status_code", None) in (401, 403):
                raise KeyRefused(KEY_REFUSED) from error
            return False
        return True

    async def _check_key_of_google(self) -> bool:
        """Google's library asks for all models in pages; one is enough. Source: the Gemini API reference."""
        key = os.environ.get("GOOGLE_API_KEY") or os.environ.get("GEMINI_API_KEY") or ""
        url = f"{(self._model.base_url or '').rstrip('/')}/v1beta/models?pageSize=1"
        try:
            response = await self._http.get(url, headers={"x-goog-api-key": key}, timeout=CONNECT_S)
        except httpx2.HTTPError:
            return False
        if response.status_code in (401, 403) or "API_KEY_INVALID" in response.text:  # it says so with a 400
            raise KeyRefused(KEY_REFUSED)
        return response.is_success

    async def ask(self, instructions: str, prompt: str, answer_name: str, schema: dict[str, Any]) -> Said:
        """The answer to one request, asked for in that schema.

        Raises:
            KeyRefused: the key was refused.
            ModelUnavailable: the provider is busy, down, or slower than it may be.
            ModelError: the provider will not answer this request.
        """
        tool = ToolDefinition(name=answer_name, parameters_json_schema=schema, kind="output")
        wanted = ModelRequestParameters(output_mode="tool", output_tools=[tool], allow_text_output=False)
        messages = [ModelRequest.user_text_prompt(prompt, instructions=instructions)]
        try:
            return self._said(
                await model_request(
                    self._model, messages, model_settings=self._settings, model_request_parameters=wanted
                )
            )
        except (AttributeError, LookupError, TypeError, ValueError):
            return Said("")  # JSON, but not of the wire's shape: the libraries trip over it in ways of their own
        except (AgentRunError, UserError) as error:
            if _caused_by(error, _TooLarge):
                return Said("", too_large=True)
            if isinstance(error, ModelAPIError | UserError):
                raise _in_our_words(error, self.name) from error
            return Said("")  # it answered, with something that its own library cannot read

    def _said(self, response: ModelResponse) -> Said:
        calls = [part.args_as_json_str() for part in response.parts if isinstance(part, ToolCallPart) and part.args]
        text = "".join(part.content for part in response.parts if isinstance(part, TextPart))
        usage = response.usage
        cost = price_usd(self._provider, self._model.model_name, usage)
        return Said(next(iter(calls), text), usage.input_tokens, usage.output_tokens, cost)

    async def aclose(self) -> None:
        """Ends all connections."""
        await self._http.aclose()


def _model(name: str, http: httpx2.AsyncClient) -> Model:
    def provider(called: str) -> Provider[Any]:
        kind: Any = infer_provider_class(called)
        made: Provider[Any] = kind(http_client=http, **({"base_url": _ollama_url()} if called == "ollama" else {}))
        if hasattr(made.client, "max_retries"):
            made.client.max_retries = 0  # there is one retry policy, and it is ours
        return made

    try:
        return infer_model(name, provider_factory=provider)
    except ImportError as error:
        raise NotConfigured(f"The model {name} needs a library that is not installed: {error}.") from error
    except (UserError, ValueError, TypeError) as error:
        variable = re.search(r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+\b", str(error))
        if variable:
            raise NotConfigured(f"{variable.group()} is not set; the model {name} needs it.") from error
        raise NotConfigured(
            f"There is no model {name}; write openai:NAME, anthropic:NAME, google:NAME or ollama:NAME."
        ) from error


def _ollama_url() -> str:
    """The address of Ollama's OpenAI-like interface."""
    url = os.environ.get("OLLAMA_BASE_URL", OLLAMA_URL).rstrip("/")
    return url if url.endswith("/v1") else f"{url}/v1"


def _in_our_words(error: ModelAPIError | UserError, name: str) -> Exception:
    match error:
        case ModelAuthenticationError():
            return KeyRefused(KEY_REFUSED)
        case ModelTimeoutError():
            return ModelUnavailable(f"The model {name} did not answer in time.")
        case ModelQuotaExceededError():
            return ModelError(f"The quota at the provider of {name} is used up.")
        case ModelRequestRejectedError():
            return ModelError(f"The provider refused the request to {name} ({_status(error)}).")
        case ModelAPIError() if isinstance(error, PASSING):
            return ModelUnavailable(
                f"The model {name} is not available ({_status(error)}).", retry_after_s=error.retry_after
            )
        case _:
            return ModelError(f"The model {name} could not be asked ({_status(error)}).")


def _status(error: Exception) -> str:
    code = getattr(error, "status_code", None)
    return (
        str(code) if code is not None else "no connection" if isinstance(error, ModelConnectionError) else "no answer"
    )


def _caused_by(error: BaseException, kind: type[BaseException]) -> bool:
    at: BaseException | None = error
    while at is not None and not isinstance(at, kind):
        at = at.__cause__ or at.__context__
    return at is not None


class _TooLarge(httpx2.TransportError):
    """The answer is over its size."""


class _Bounded(httpx2.AsyncBaseTransport):
    """A transport that cuts an answer off at its size."""

    def __init__(self, inner: httpx2.AsyncBaseTransport) -> None:
        self._inner = inner

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """The answer, whose body ends with an error where it is too large."""
        response = await self._inner.handle_async_request(request)
        assert isinstance(response.stream, httpx2.AsyncByteStream)  # noqa: S101 - what the inner transport promises
        response.stream = _BoundedStream(response.stream)
        return response

    async def aclose(self) -> None:
        """Ends all connections."""
        await self._inner.aclose()


class _BoundedStream(httpx2.AsyncByteStream):
    def __init__(self, inner: httpx2.AsyncByteStream) -> None:
        self._inner = inner

    async def __aiter__(self) -> AsyncIterator[bytes]:
        left = ANSWER_MAX_BYTES
        async for chunk in self._inner:
            left -= len(chunk)
            if left < 0:
                raise _TooLarge("The answer is too large.")
            yield chunk

    async def aclose(self) -> None:
        await self._inner.aclose()

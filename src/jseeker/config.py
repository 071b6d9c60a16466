"""Settings: from the call, then the environment (`JSEEKER_…`), then `config.toml` in the home, then defaults."""

from __future__ import annotations

import tomllib
from datetime import timedelta
from pathlib import Path
from typing import Annotated, Any

import platformdirs
from pydantic import Field, ValidationError, field_validator
from pydantic_settings import (
    BaseSettings,
    InitSettingsSource,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
    TomlConfigSettingsSource,
)

from jseeker.errors import NotConfigured
from jseeker.model.batch import DEFAULT_WORKERS, MAX_WORKERS, MIN_WORKERS
from jseeker.model.documents import Paper

__all__ = ["Settings", "load_settings"]


_YES, _NO = ("1", "true", "yes", "on", "auto"), ("", "0", "false", "no", "off", "none")


def _default_home() -> Path:
    return platformdirs.user_data_path("jseeker")


class Settings(BaseSettings):
    """Everything that may be set. `home` isolates the rest: resume, database and output lie in it unless set apart."""

    model_config = SettingsConfigDict(env_prefix="JSEEKER_", extra="ignore", frozen=True, validate_default=True)

    home: Path = Field(default_factory=_default_home, description="The folder of this installation.")
    resume: Path = Field(
        default_factory=lambda data: data["home"] / "resume.yaml", description="The resume file (YAML or JSON)."
    )
    database_url: str = Field(
        default_factory=lambda data: f"sqlite:///{data['home'] / 'jseeker.db'}",
        description="sqlite:///file or postgresql+psycopg://user@host/name.",
    )
    output_dir: Path = Field(
        default_factory=lambda data: data["home"] / "output", description="Where the documents are put."
    )
    model: str | None = Field(None, description="provider:name of a language model, or none.")
    budget_usd: float | None = Field(None, ge=0, description="What models may cost in one batch, in US dollars.")
    monthly_budget_usd: float | None = Field(None, ge=0, description="What models may cost in a month, in US dollars.")
    allow_hosts: Annotated[tuple[str, ...], NoDecode] = Field((), description="Private hosts that may be opened.")
    browser: str = Field("", description="For pages that only scripts write: on, or the path of a Chromium.")
    workers: int = Field(DEFAULT_WORKERS, ge=MIN_WORKERS, le=MAX_WORKERS, description="Jobs at once.")
    paper: Paper = Field(Paper.A4, description="a4 or letter.")
    pages: int = Field(1, ge=1, le=2, description="Pages a resume may have.")
    template: str = Field("classic", description="The look of the documents.")
    profile: str | None = Field(None, description="Which profile of the resume to prefer.")
    strict: bool = Field(False, description="Rewording may only leave words out or use declared aliases.")
    cache_ttl_s: float = Field(3600.0, ge=0, description="Seconds for which a posting that was read is kept.")
    render_processes: int = Field(
        0,
        ge=0,
        le=MAX_WORKERS,
        description="Processes with a deadline that write PDF; 0 uses threads.",
    )

    @field_validator("allow_hosts", mode="before")
    @classmethod
    def _split(cls, value: Any) -> Any:
        return tuple(part.strip() for part in value.split(",") if part.strip()) if isinstance(value, str) else value

    @field_validator("browser", mode="before")
    @classmethod
    def _browser(cls, value: Any) -> Any:
        """`auto` for yes, "" for no, else the path that was named."""
        word = str(value).strip().lower()
        return "auto" if word in _YES else "" if word in _NO else str(value).strip()

    @field_validator("model", mode="before")
    @classmethod
    def _no_model(cls, value: Any) -> Any:
        return None if value in ("", "none") else value

    @field_validator("home", "resume", "output_dir")
    @classmethod
    def _absolute(cls, value: Path) -> Path:
        return value.expanduser().absolute()

    @property
    def cache_ttl(self) -> timedelta:
        """How long a posting that was read is kept."""
        return timedelta(seconds=self.cache_ttl_s)

    @property
    def templates_dir(self) -> Path:
        """The folder of the person's own templates (it need not exist)."""
        return self.home / "templates"

    @property
    def config_file(self) -> Path:
        """The settings file of this home."""
        return self.home / "config.toml"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the signature is pydantic's
        file_secret_settings: PydanticBaseSettingsSource,  # noqa: ARG003 - the signature is pydantic's
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The call wins over the environment, the environment over the file of the home that those two name."""
        given = init_settings.init_kwargs if isinstance(init_settings, InitSettingsSource) else {}
        home = given.get("home") or env_settings().get("home") or _default_home()
        file = TomlConfigSettingsSource(settings_cls, Path(home).expanduser() / "config.toml")
        return init_settings, env_settings, file


def load_settings(**given: Any) -> Settings:
    """The settings in force; `given` values (those that are not None) win.

    Raises:
        NotConfigured: a value is not one, or config.toml is not TOML; the sentence names it and where it came from.
    """
    try:
        return Settings(**{name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        first = error.errors()[0]
        name = ".".join(str(part) for part in first["loc"]) or "settings"
        hint = f"set JSEEKER_{name.upper()} or {name} in config.toml"
        raise NotConfigured(f"The setting {name} cannot be {first['input']!r} ({first['msg']}); {hint}.") from error
    except tomllib.TOMLDecodeError as error:
        raise NotConfigured(f"config.toml is not valid TOML ({error}); mend it or remove it.") from error

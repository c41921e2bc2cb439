"""The settings: one frozen model, read from the environment at the edges only."""

import os
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from advisor.errors import SetupError
from advisor.language import Language

PREFIX = "ADVISOR_"
_LOCAL = {"embedded", "ollama"}
_HERE = {"localhost", "127.0.0.1", "::1"}
_COMPANIES = {"openai": "OpenAI", "anthropic": "Anthropic", "mistralai": "Mistral AI"}


def default_data_dir() -> Path:
    """The platform's folder for user data."""
    from platformdirs import user_data_path

    return user_data_path("advisor", appauthor=False)


class Settings(BaseSettings):
    """What may be set, from `ADVISOR_*` or a `.env` file."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", extra="forbid", frozen=True
    )

    model: str = Field(default="embedded", min_length=1)
    model_base_url: str | None = None
    model_timeout_s: float = Field(default=30.0, gt=0)
    model_turn_s: float = Field(default=90.0, gt=0)
    model_max_calls: int = Field(default=6, ge=1, le=10)
    model_max_tokens: int = Field(default=60_000, ge=1000)
    embedding: str | None = None
    data_dir: Path = Field(default_factory=default_data_dir)
    database_url: str | None = None
    chroma_url: str | None = None
    language: Language = "fr"

    @property
    def recipient(self) -> str | None:
        """To whom a provider's model sends texts; None where they stay on this machine."""
        provider = self.model.partition(":")[0]
        if self.model_base_url:
            host = urlsplit(self.model_base_url).hostname or self.model_base_url
            return None if host in _HERE else host
        return None if provider in _LOCAL else _COMPANIES.get(provider, provider)


@cache
def load_settings() -> Settings:
    """The settings of this process.

    Raises:
        SetupError: a setting is unknown or has a bad value; its name is in the message.
    """
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    unknown = sorted(
        k for k in os.environ if k.upper().startswith(PREFIX) and k.upper() not in known
    )
    if unknown:
        raise SetupError("error.unknown_setting", name=unknown[0], known=", ".join(sorted(known)))
    try:
        return Settings()
    except ValidationError as problem:
        first = problem.errors()[0]
        name = PREFIX + str(first["loc"][0]).upper().removeprefix(PREFIX)
        raise SetupError("error.bad_setting", name=name, reason=first["msg"]) from problem

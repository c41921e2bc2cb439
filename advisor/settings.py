"""The settings: one frozen model, read from the environment at the edges only."""

import os
from functools import cache
from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from advisor.errors import SetupError
from advisor.language import Language

PREFIX = "ADVISOR_"


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
    embedding: str | None = None
    data_dir: Path = Field(default_factory=default_data_dir)
    database_url: str | None = None
    chroma_url: str | None = None
    language: Language = "fr"


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

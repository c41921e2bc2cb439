"""The model that a setting names."""

from importlib.util import find_spec
from typing import Any

from langchain.chat_models import init_chat_model
from langchain_core.language_models import BaseChatModel
from pydantic import SecretStr

from advisor.errors import SetupError
from advisor.models.embedded.chat_model import EmbeddedChatModel
from advisor.retrieval.retriever import Guidance
from advisor.settings import Settings

EMBEDDED = "embedded"
_PACKAGES = {
    "openai": "langchain_openai",
    "anthropic": "langchain_anthropic",
    "mistralai": "langchain_mistralai",
    "ollama": "langchain_ollama",
}
# Tries again are the supervisor's, which knows how long the person has waited.
_MAX_RETRIES = 0


def load_model(settings: Settings, guidance: Guidance) -> BaseChatModel:
    """The embedded model, or the provider's that `ADVISOR_MODEL` names.

    Raises:
        SetupError: the name has no provider, its package is missing, or it refuses its settings.
    """
    if settings.model == EMBEDDED:
        return EmbeddedChatModel(guidance=guidance)
    provider, _, name = settings.model.partition(":")
    if not name:
        raise SetupError("error.model_name", name=settings.model)
    package = _PACKAGES.get(provider)
    if package and find_spec(package) is None:
        raise _missing(provider)
    options: dict[str, Any] = {
        "timeout": settings.model_timeout_s,
        "max_retries": _MAX_RETRIES,
        "temperature": 0,
    }
    if settings.model_base_url:
        options["base_url"] = settings.model_base_url
    try:
        model: BaseChatModel = init_chat_model(name, model_provider=provider, **options)
    except ImportError as problem:
        raise _missing(provider) from problem
    except Exception as problem:
        # Client libraries refuse a missing key or a bad address each with a class of its own.
        reason = str(problem).splitlines()[0][:200]
        raise SetupError("error.model_refused", name=settings.model, reason=reason) from problem
    if not settings.model_base_url:
        _check_key(model, provider)
    return model


def _missing(provider: str) -> SetupError:
    """A provider without its package; those that are no extra have one named after them."""
    package = f"advisor[{provider}]" if provider in _PACKAGES else f"langchain-{provider}"
    return SetupError("error.provider_missing", provider=provider, package=package)


def _check_key(model: BaseChatModel, provider: str) -> None:
    """Some clients take a missing key, and fail only when they are first called."""
    for name in type(model).model_fields:
        if not name.endswith("_api_key"):
            continue
        key = getattr(model, name)
        if key is None or (isinstance(key, SecretStr) and not key.get_secret_value()):
            raise SetupError("error.provider_key", provider=provider, variable=name.upper())

"""A bilingual advisor on business partnerships.

`Advisor` is the Python interface; it is imported late so that the command line starts at once.
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from advisor.conversation import Advisor as Advisor

__version__ = "0.1.0"
__all__ = ["Advisor", "__version__"]


def __getattr__(name: str) -> Any:
    if name == "Advisor":
        from advisor.conversation import Advisor

        return Advisor
    raise AttributeError(name)

"""A dossier from the JSON file that it was exported to."""

import json

from pydantic import ValidationError

from advisor.client import Client
from advisor.dossier import Dossier
from advisor.errors import BadInput

MAX_BYTES = 5_000_000


def read_exported(data: bytes) -> Dossier:
    """The dossier of an export, of a preparation or of a whole conversation.

    Nothing is open or waits in it, and it has a client even where the export had none.

    Raises:
        BadInput: it is no JSON, too large, or holds no dossier of this version.
    """
    if len(data) > MAX_BYTES:
        raise BadInput("error.import_size", limit=MAX_BYTES // 1_000_000)
    try:
        raw = json.loads(data.decode("utf-8-sig"))
        held = raw["dossier"]
        dossier = Dossier.model_validate(held)
    except (UnicodeDecodeError, ValueError, RecursionError) as problem:
        if isinstance(problem, ValidationError):
            where = ".".join(map(str, problem.errors()[0]["loc"]))
            raise BadInput("error.import_field", field=where[:80]) from problem
        raise BadInput("error.import_json") from problem
    except (KeyError, TypeError, IndexError) as problem:
        raise BadInput("error.import_none") from problem
    return dossier.model_copy(
        update={
            "open": None,
            "asked": None,
            "skipped": (),
            "awaits_draft": False,
            "past": (),
            "client": dossier.client or Client(),
            "practices": dossier.practices.model_copy(
                update={"open": None, "asked": None, "skipped": (), "past": ()}
            ),
        }
    )

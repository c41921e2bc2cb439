"""A dossier opened from its file."""

import json

import pytest

from advisor.errors import BadInput
from advisor.preparation import prepare
from advisor.preparation.exchange import MAX_BYTES, read_exported
from tests.preparation.dossiers import full
from tests.preparation.test_prepare import TODAY


def exported(**changes: object) -> bytes:
    return json.dumps({"dossier": {**full().model_dump(mode="json"), **changes}}).encode()


def test_what_was_exported_makes_the_same_dossier() -> None:
    assert prepare(read_exported(exported()), TODAY) == prepare(full(), TODAY)


def test_nothing_is_open_in_an_imported_dossier_and_it_has_a_client() -> None:
    made = read_exported(exported(open="readiness", asked="F1", awaits_draft=True, client=None))
    assert (made.open, made.asked, made.awaits_draft) == (None, None, False)
    assert made.client is not None


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "error.import_json"),
        (b"not json", "error.import_json"),
        (b"\xff\xfe\x00", "error.import_json"),
        (b"[" * 200_000, "error.import_json"),
        (b"[]", "error.import_none"),
        (b'{"turns": []}', "error.import_none"),
        (b'{"dossier": null}', "error.import_field"),
        (exported(readiness={"answers": 3}), "error.import_field"),
        (exported(surprise=1), "error.import_field"),
        (b" " * (MAX_BYTES + 1), "error.import_size"),
    ],
)
def test_another_file_is_refused_with_what_to_do(data: bytes, key: str) -> None:
    with pytest.raises(BadInput) as caught:
        read_exported(data)
    assert caught.value.key == key

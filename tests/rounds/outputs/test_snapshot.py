"""Schema 1 stays readable for ever: a file written with it is kept here and never rewritten."""

from datetime import date
from pathlib import Path

import pytest

from tests import world
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.rounds.domain import closing
from wirkungskreis.rounds.models import Snapshot
from wirkungskreis.rounds.outputs.canonical import canonical, digest
from wirkungskreis.rounds.outputs.snapshot_v1 import read

KEPT = Path(__file__).parent / "snapshot_v1.json"


def test_a_kept_snapshot_of_schema_1_can_be_read() -> None:
    frozen = read(KEPT.read_text())

    assert (frozen.code, frozen.standing, frozen.progress) == ("SM-R1-A-01", "checked", "delayed")
    assert (frozen.organisation, frozen.organisation_code) == ("FB Soziales", "O-FBS")
    assert (frozen.measure_code, frozen.measure_title) == ("A-01", "Zentrale Kurs-Lotsenstelle")
    assert frozen.handed_in_on == date(2024, 2, 12)
    assert frozen.answers["effort_cost"] == "5400.00"
    assert frozen.measure["milestones"][0]["due"] == "2026-12-01"


def test_the_kept_bytes_never_changed() -> None:
    assert digest(KEPT.read_text()) == (
        "4973e3a0afad93b492d07487f72fc8e3c57a92682f5efb78a4d209a7c45ebecc"
    )


def test_the_keys_written_today_are_those_of_the_kept_one(db: None) -> None:
    ret = world.ret(
        state="checked",
        schedule="delayed",
        handed_in_on=date(2026, 9, 1),
        checked_on=date(2026, 9, 2),
    )
    closing.close(ret.round, actor=SYSTEM, edition=1, on=date(2026, 10, 20))

    now, kept = read(Snapshot.objects.get().content), read(KEPT.read_text())

    assert now.answers.keys() == kept.answers.keys()
    assert now.measure.keys() == kept.measure.keys()
    assert now.persons.keys() == kept.persons.keys()


def test_another_schema_is_refused() -> None:
    with pytest.raises(ValueError, match="schema 1, not 2"):
        read('{"schema": 2}')


def test_equal_facts_have_equal_bytes() -> None:
    assert canonical({"b": "ä", "a": [1, None]}) == '{"a":[1,null],"b":"ä"}'

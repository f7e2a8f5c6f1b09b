from concurrent.futures import ThreadPoolExecutor
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import F

from tests import world
from wirkungskreis.journal import triggers
from wirkungskreis.journal.chain import Flaw, Head, seal, verify
from wirkungskreis.journal.models import Entry
from wirkungskreis.journal.moves import note
from wirkungskreis.kernel.actor import SYSTEM


@pytest.fixture
def head(db: None) -> Head:
    """Three sealed entries."""
    for act in ("open", "remind", "close"):
        note(world.organisation(), act, actor=SYSTEM, persons=[7, 9], state="asked")
    return seal()


def test_an_entry_is_unsealed_until_it_is_sealed(head: Head) -> None:
    entry = note(world.organisation(), "open", actor=SYSTEM)
    assert (entry.seq, entry.hash) == (None, "")

    after = seal()

    entry.refresh_from_db()
    assert after == (head.seq + 1, entry.hash) == (4, entry.hash)
    assert seal() == after
    assert verify(head) is verify(after) is None


@pytest.fixture
def _tampering(head: Head) -> None:
    """Somebody with all rights over the database has taken the triggers away."""
    triggers.uninstall()


@pytest.mark.usefixtures("_tampering")
@pytest.mark.parametrize(
    "change",
    [
        {"at": world.LONG_AGO},
        {"actor_kind": "user"},
        {"actor_id": 9},
        {"link_id": 9},
        {"thing": "measures.measure"},
        {"thing_id": 9},
        {"act": "forget"},
        {"facts": {"persons": [7]}},
    ],
)
def test_a_changed_entry_is_found(head: Head, change: dict[str, Any]) -> None:
    Entry.objects.filter(seq=2).update(**change)

    assert verify(head) == Flaw("changed", 2)


@pytest.mark.usefixtures("_tampering")
def test_a_missing_entry_is_found(head: Head) -> None:
    Entry.objects.filter(seq=2).delete()

    assert verify(head) == Flaw("missing", 2)


@pytest.mark.usefixtures("_tampering")
def test_a_missing_entry_is_found_when_the_rest_moves_up(head: Head) -> None:
    Entry.objects.filter(seq=2).delete()
    Entry.objects.filter(seq=3).update(seq=F("seq") - 1)

    assert verify(head) == Flaw("changed", 2)


@pytest.mark.usefixtures("_tampering")
def test_a_cut_tail_is_found_by_the_known_head_alone(head: Head) -> None:
    Entry.objects.filter(seq=3).delete()

    assert verify(head) == Flaw("cut", 3)
    assert verify(Head(0, "")) is None


def test_a_chain_forged_anew_does_not_fit_the_known_head(head: Head) -> None:
    assert verify(head._replace(hash="0" * 64)) == Flaw("changed", 3)


def test_a_name_can_be_blanked(head: Head) -> None:
    Entry.objects.update(actor_name="")

    assert verify(head) is None


def run(*words: str) -> str:
    out = StringIO()
    call_command("journal", *words, stdout=out)
    return out.getvalue()


def test_the_command_seals_and_prints_the_head(head: Head) -> None:
    note(world.organisation(), "open", actor=SYSTEM)

    assert run("head") == f"{head}\n"
    assert run("seal").startswith("4:")
    assert run("head").startswith("4:")


def test_the_command_checks_against_a_head_or_a_file(head: Head, tmp_path: Path) -> None:
    kept = tmp_path / "kopf.txt"
    kept.write_text(f"2026-10-09 {head}\n")

    assert run("verify") == f"3 Einträge sind unversehrt.\n{head}\n"
    assert run("verify", str(head)).startswith(
        "3 Einträge sind unversehrt, auch gegen das bekannte Ende 3."
    )
    assert run("verify", str(kept)).startswith(
        "3 Einträge sind unversehrt, auch gegen das bekannte Ende 3."
    )
    with pytest.raises(CommandError, match="ein Ende sieht so aus"):
        run("verify", "neulich")


def test_the_command_fails_on_a_flaw(head: Head) -> None:
    triggers.uninstall()
    with pytest.raises(CommandError, match=r"fehlen Trigger: .*journal_entry"):
        run("verify")

    Entry.objects.filter(seq=3).delete()
    with pytest.raises(CommandError, match="Eintrag 3 und alles danach"):
        run("verify", str(head))

    Entry.objects.filter(seq=1).delete()
    with pytest.raises(CommandError, match="Eintrag 1 fehlt") as refused:
        run("verify")
    assert refused.value.returncode == 1


@pytest.mark.django_db(transaction=True)
def test_many_sealers_at_once_make_one_chain() -> None:
    organisation = world.organisation()

    def write_and_seal(_worker: int) -> Head:
        try:
            for _ in range(4):
                note(organisation, "open", actor=SYSTEM)
                seal()
            note(organisation, "close", actor=SYSTEM)
            return seal()
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        heads = list(pool.map(write_and_seal, range(8)))

    assert max(heads).seq == 40
    assert list(Entry.objects.order_by("seq").values_list("seq", flat=True)) == [*range(1, 41)]
    assert [verify(head) for head in heads] == [None] * 8

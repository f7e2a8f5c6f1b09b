"""A paper goes through the house and before its bodies, step by step."""

from datetime import date

import pytest

from tests import world
from tests.council import making
from wirkungskreis.council.domain import path, writing
from wirkungskreis.council.models import Draft
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.mandates.models import Consultation, Paper

pytestmark = pytest.mark.django_db


def test_a_paper_waits_for_every_signature() -> None:
    draft = making.from_report()
    row = path.ask_office(draft, actor=SYSTEM, office=world.organisation("Kämmerei"))
    making.step(draft, "cosign")

    with pytest.raises(NotPossible, match="Mitzeichnung: Kämmerei"):
        making.step(draft, "clear")
    row.refresh_from_db()
    path.sign(row, actor=SYSTEM, edition=row.edition, on=making.DAY, remark="Deckung gesichert")
    making.step(draft, "clear")

    assert draft.state == "cleared"


def test_without_number_and_path_it_is_not_brought_in() -> None:
    draft = making.from_report()
    for name in ("cosign", "clear"):
        making.step(draft, name)

    with pytest.raises(NotPossible, match="noch keine Nummer"):
        making.step(draft, "bring_in")
    writing.describe(draft, actor=SYSTEM, edition=draft.edition, facts={"number": "2026/1"})
    with pytest.raises(NotPossible, match="Beratungsfolge ist leer"):
        making.step(draft, "bring_in")

    assert not Paper.objects.exists()


def test_bringing_in_makes_the_facts_that_all_stages_know() -> None:
    draft = making.brought_in()

    paper = Paper.objects.get()
    assert (draft.state, draft.paper, paper.code) == ("in_consultation", paper, "2026/0817")
    assert paper.outcome == "in Beratung"
    assert [(c.body, c.on, c.role, c.is_authoritative) for c in paper.consultations.all()] == [
        (making.council(), date(2026, 12, 14), "decides", True)
    ]
    assert draft.stops.get().consultation == Consultation.objects.get()


def test_a_paper_that_is_known_by_its_number_is_taken_not_doubled() -> None:
    known = Paper.objects.create(code="2026/0817", kind="Vorlage", subject="Bericht")

    draft = making.brought_in()

    assert draft.paper == known
    assert Paper.objects.count() == 1


def test_a_stop_added_on_the_way_becomes_a_fact_at_once() -> None:
    draft = making.brought_in()
    making.step(draft, "adjourn", reason="Beratungsbedarf der Fraktionen")

    path.plan(draft, actor=SYSTEM, body=making.council(), role="decides", on=date(2027, 2, 1))

    assert [c.on for c in Consultation.objects.all()] == [date(2026, 12, 14), date(2027, 2, 1)]


@pytest.mark.parametrize("step", ["reject", "adjourn", "withdraw"])
def test_what_ends_or_delays_needs_a_reason(step: str) -> None:
    draft = making.brought_in()

    with pytest.raises(NotPossible, match="begründen"):
        making.step(draft, step)

    assert Draft.objects.get().state == "in_consultation"


@pytest.mark.parametrize(
    ("step", "state"),
    [
        ("decide", "beschlossen"),
        ("decide_changed", "geändert beschlossen"),
        ("take_note", "zur Kenntnis genommen"),
        ("reject", "abgelehnt"),
        ("withdraw", "zurückgezogen"),
    ],
)
def test_the_outcome_stands_on_the_fact(step: str, state: str) -> None:
    draft = making.brought_in()

    making.step(draft, step, reason="Mehrheit")

    assert Paper.objects.get().outcome == state


def test_a_decided_paper_stays_decided() -> None:
    draft = making.brought_in()
    making.step(draft, "decide")

    for step in ("rework", "reject", "withdraw", "bring_in"):
        with pytest.raises(NotPossible):
            making.step(draft, step, reason="nein")
    with pytest.raises(NotPossible, match="entschieden"):
        path.plan(draft, actor=SYSTEM, body=making.council(), role="decides")

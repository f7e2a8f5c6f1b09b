"""Raw counts are kept only by decision, and read line by line."""

import csv

import pytest
from django.test import override_settings

from tests.indicators import making
from tests.indicators.raw import HEADER, OFFICE, ON, allowed, origins, places, square, taken
from wirkungskreis.indicators.domain import raw
from wirkungskreis.indicators.models import RawCount, RawDecision
from wirkungskreis.indicators.protection.rules import Rules
from wirkungskreis.indicators.queries.raw import decision_in_force, raw_tables_for, rules_for
from wirkungskreis.indicators.rawtext import read
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import SYSTEM, VISITOR, Actor, Kind, Role
from wirkungskreis.kernel.errors import NotAllowed, NotPossible

pytestmark = pytest.mark.django_db
COORDINATION = Actor(Kind.USER, user_id=2, roles=frozenset({Role.COORDINATION}))


def test_without_a_decision_no_raw_count_is_kept() -> None:
    indicator = making.indicator("B.1-i", disclosure="protected")

    with pytest.raises(NotPossible, match="Entscheidung der Statistikstelle"):
        taken(indicator, square((31, 44)))

    assert RawCount.objects.count() == 0


def test_the_decision_has_a_name_and_stands_in_the_journal() -> None:
    indicator = allowed()

    decision = decision_in_force(indicator)

    assert decision
    assert (decision.decided_by, decision.decided_on) == ("Statistikstelle", ON)
    entry = Entry.objects.get(act="allow")
    assert (entry.actor_name, entry.thing_id) == ("Simone Zahl", decision.pk)


@pytest.mark.parametrize("who", [COORDINATION, SYSTEM, VISITOR])
def test_only_the_statistics_office_decides(who: Actor) -> None:
    indicator = making.indicator("B.1-i", disclosure="protected")

    with pytest.raises(NotAllowed):
        raw.allow(indicator, actor=who, decided_by="ich", reason="so", on=ON)

    assert RawDecision.objects.count() == 0


def test_looser_rules_need_the_named_decision_and_the_journal_says_which() -> None:
    indicator = making.indicator("B.1-i", disclosure="protected")
    looser = {"denominator": 50, "values": None}

    made = raw.allow(
        indicator, actor=OFFICE, decided_by="Leitung", reason="Vollerhebung", on=ON, rules=looser
    )

    assert rules_for(made) == Rules(denominator=50)
    assert Entry.objects.get(act="loosen").facts["parts"] == ["denominator"]
    with pytest.raises(NotPossible, match="mindestens zwei"):
        raw.allow(
            making.indicator("B.2-i", disclosure="protected"),
            actor=OFFICE,
            decided_by="Leitung",
            reason="so",
            on=ON,
            rules={"values": 1},
        )


@override_settings(PROTECTION={"base": 10, "values": 4, "denominator": 200, "group": 80})
def test_the_municipality_may_be_stricter() -> None:
    assert rules_for(decision_in_force(allowed())) == Rules(10, 4, 200, 80)


def test_an_ended_decision_takes_nothing_more_in() -> None:
    indicator = allowed()
    decision = RawDecision.objects.get()
    raw.end(decision, actor=OFFICE, edition=decision.edition, on=ON)

    with pytest.raises(NotPossible, match="Entscheidung"):
        taken(indicator, square((31, 44)))


def test_the_statistics_office_alone_finds_raw_tables() -> None:
    table = taken(allowed(), square((31, 44)))

    assert list(raw_tables_for(OFFICE)) == [table]
    for role in set(Role) - {Role.STATISTICS}:
        other = Actor(Kind.USER, user_id=2, roles=frozenset({role}))
        assert list(raw_tables_for(other)) == []
    assert [*raw_tables_for(SYSTEM), *raw_tables_for(VISITOR)] == []


def test_lines_are_read_as_a_spreadsheet_gives_them() -> None:
    text = "Gebiet\tGruppe\tAnzahl\tvon\nMitte\tPolen\t1.234\t2.000\nB2\torigin:syrien\t.\nSüd\t\t–"

    first, second, third = read(text, places(), origins())

    assert (first.area.code, first.count, first.base) == ("B1", 1234, 2000)
    assert (second.categories[0].label, second.count, second.reason) == ("Syrien", None, "secret")
    assert (third.categories, third.count) == ((), 0)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Bitte fügen Sie Zeilen ein"),
        ("Gebiet;Gruppe;Anzahl", "Bitte fügen Sie Zeilen ein"),
        ("Mitte;Polen", "Zeile 1: Es fehlt etwas"),
        ("Nirgends;;3", "Zeile 1: Das Gebiet „Nirgends“ gibt es nicht."),
        ("Mitte;Atlantis;3", "Zeile 1: Die Gruppe „Atlantis“ gibt es nicht."),
        ("Mitte;;3,5", "Zeile 1: Gezählt wird in ganzen Zahlen"),
        ("Mitte;;-3", "Zeile 1: Gezählt wird in ganzen Zahlen"),
        ("Mitte;;3000000000", "Zeile 1: So viele Menschen"),
        ("Mitte;;...", "Zeile 1: Ohne Zahl geht hier nur"),
        ("Mitte;;", "Zeile 1: Die Anzahl fehlt."),
        ("Mitte;;5;3", "Zeile 1: Die Anzahl ist größer"),
        ("Mitte;;3\nMitte;;4", "stehen zwei Zeilen"),
        ("\n".join(f"X{n};;1" for n in range(7)), "und 2 weitere."),
    ],
)
def test_a_line_that_is_wrong_is_named(text: str, sentence: str) -> None:
    with pytest.raises(NotPossible) as refused:
        read(text, places(), origins())

    assert sentence in str(refused.value)


def test_raw_counts_of_no_persons_are_not_needed() -> None:
    indicator = making.indicator("B.9-i")

    with pytest.raises(NotPossible, match="zählt keine Personen"):
        raw.allow(indicator, actor=OFFICE, decided_by="Leitung", reason="so", on=ON)

    assert HEADER.start < HEADER.before


def test_a_file_with_old_line_ends_is_read() -> None:
    lines = read("Mitte;;12\rNord;;7", places(), origins())

    assert [one.count for one in lines] == [12, 7]


def test_a_cell_without_end_is_refused_with_a_sentence() -> None:
    limit = csv.field_size_limit(10)

    try:
        with pytest.raises(NotPossible, match="Bitte fügen Sie Zeilen ein"):
            read('"' + "x" * 20, places(), origins())
    finally:
        csv.field_size_limit(limit)

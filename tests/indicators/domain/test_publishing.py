"""Raw counts become a release of protected values, and what came before is thought of."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils.translation import override

from tests.indicators import making
from tests.indicators.raw import (
    GROUPS,
    HEADER,
    OFFICE,
    ON,
    allowed,
    origins,
    published,
    shown,
    square,
    taken,
)
from wirkungskreis.indicators.domain import publishing, raw, sums
from wirkungskreis.indicators.models import Observation, RawTable, Reason
from wirkungskreis.indicators.protection import solver
from wirkungskreis.indicators.protection.rules import is_small
from wirkungskreis.indicators.queries.kept import kept_back
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import Actor, Kind, Role
from wirkungskreis.kernel.errors import NotAllowed, NotPossible

pytestmark = pytest.mark.django_db
ROWS = ((31, 44, 12, 3), (22, 18, 41, 16), (13, 27, 33, 1))


def test_a_raw_table_becomes_a_release_with_its_margins_rounded() -> None:
    release = published(taken(allowed(), square(*ROWS)))

    found = shown(release)
    assert found["B1", "Polen"] == 5
    assert found["B3", "Polen"] == Reason.FEW
    assert found["RA", "Polen"] == 20
    assert found["B2", "insgesamt"] == 95
    assert found["RA", "insgesamt"] == 260
    assert len(found) == 4 * 5
    assert [number for number in found.values() if isinstance(number, int) and number % 5] == []


def test_no_observation_holds_what_the_raw_table_holds() -> None:
    release = published(taken(allowed(), square(*ROWS)))

    for one in Observation.objects.filter(release=release):
        numbers = [one.value, one.numerator, one.denominator]
        assert [int(n) for n in numbers if n is not None and is_small(int(n))] == []
    entry = Entry.objects.get(act="publish")
    assert entry.facts == {"changed": ["release"], "cells": 20, "withheld": 0}


def test_the_preview_writes_nothing_and_says_why_something_is_kept_back() -> None:
    table = taken(allowed(), square((20, 0, 0, 0), *ROWS[1:]))

    preview = publishing.examine(table, actor=OFFICE)

    assert Observation.objects.count() == 0
    [step] = preview.steps
    assert (step.reason, step.area, step.dimensions) == ("group", "B1", ("origin",))
    assert preview.reasons[0].startswith("Mitte, nach Herkunft: In einer kleinen Gruppe")
    kept = [line for line in preview.lines if line.reason == Reason.SECRET]
    assert {(line.area.code, line.note) for line in kept} == {
        ("B1", "nicht aufgegliedert, damit niemand erkennbar wird")
    }
    assert len(kept) == len(GROUPS)


def test_a_share_is_published_from_rounded_counts_with_its_uncertainty() -> None:
    rate = allowed("B.2-i", value_type="share", unit="Prozent")
    table = taken(rate, "Mitte;;38;103\nNord;;61;412\nSüd;;7;60")

    release = published(table)

    rows = {one.area.code: one for one in Observation.objects.filter(release=release)}
    middle = rows["B1"]
    assert [middle.value, middle.numerator, middle.denominator] == [38, 40, 105]
    assert middle.note == "höchstens 2,8 daneben, weil gerundet"
    assert (rows["B3"].value, rows["B3"].reason) == (None, Reason.SMALL)
    assert rows["RA"].value == 18


def test_a_later_release_does_not_tell_the_earlier_counts() -> None:
    """A total that was public to the person and what is rounded now would together tell three."""
    text = "Rheinaue;Polen;3\nRheinaue;Syrien;58\nRheinaue;Ukraine;58"
    indicator = allowed()
    making.observation(indicator, 2025, value=119, known=ON)

    after = shown(published(taken(indicator, text)))
    alone = shown(published(taken(allowed("B.3-i"), text)))

    assert (after["RA", "Polen"], alone["RA", "Polen"]) == (Reason.SECRET, 5)
    assert after["RA", "insgesamt"] == alone["RA", "insgesamt"] == 120


def test_the_same_counts_once_more_show_the_same() -> None:
    indicator = allowed()

    first = shown(published(taken(indicator, square(*ROWS))))
    again = shown(published(taken(indicator, square(*ROWS)), on=date(2026, 11, 1)))

    assert first == again


def test_a_later_release_of_other_groups_knows_the_earlier_ones() -> None:
    indicator = allowed()
    published(taken(indicator, square(*ROWS)))
    city_only = taken(indicator, "Rheinaue;;261")

    preview = publishing.examine(city_only, actor=OFFICE)

    assert [(line.value, line.reason) for line in preview.lines] == [(260, "")]
    assert preview.published.left_out == ()


@pytest.mark.usefixtures("simone")
def test_indicators_that_add_up_do_not_tell_each_other() -> None:
    """The total says 58 to 62 and the other part 58: with a rounded 5 only 3 and 4 were left."""
    total, one, other = allowed("B.4-i"), allowed("B.5-i"), allowed("B.6-i")
    making.observation(total, 2025, value=60, known=ON)
    making.observation(other, 2025, value=58, known=ON)
    free = publishing.examine(taken(one, "Rheinaue;;3"), actor=OFFICE)
    sums.declare(total, [one, other], actor=OFFICE, on=ON)

    bound = publishing.examine(taken(one, "Rheinaue;;3"), actor=OFFICE)

    assert [(line.value, line.reason) for line in free.lines] == [(5, "")]
    assert [(line.value, line.reason) for line in bound.lines] == [(None, Reason.SECRET)]


def test_counts_that_are_public_already_are_taken_into_account() -> None:
    text = "Rheinaue;;120;;ja\nRheinaue;Polen;3\nRheinaue;Syrien;58\nRheinaue;Ukraine;59"

    bound = publishing.examine(taken(allowed(), text), actor=OFFICE)
    free = publishing.examine(taken(allowed("B.7-i"), text.replace("ja", "")), actor=OFFICE)

    assert len(bound.published.withheld) == 3
    assert free.published.withheld == []


def test_imported_secrecy_stays_and_the_impossible_is_said() -> None:
    text = "Rheinaue;;90\nRheinaue;Polen;.\nRheinaue;Syrien;40\nRheinaue;Ukraine;30\n"

    found = shown(published(taken(allowed(), f"{text}Rheinaue;Türkei;x")))

    assert found["RA", "Polen"] == Reason.SECRET
    assert found["RA", "Türkei"] == Reason.SENSELESS


def test_sums_that_do_not_add_up_are_refused_with_their_place() -> None:
    text = "Rheinaue;;99\nRheinaue;Polen;60\nRheinaue;Syrien;40"
    table = taken(allowed(), text)

    with pytest.raises(NotPossible, match="Rheinaue, insgesamt: Die Teile ergeben nicht"):
        publishing.publish(table, actor=OFFICE, edition=table.edition, on=ON)

    assert Observation.objects.count() == 0


def test_districts_must_be_complete() -> None:
    table = taken(allowed(), "Mitte;;60\nNord;;40")

    with pytest.raises(NotPossible, match="Es fehlen Teile: Süd"):
        publishing.examine(table, actor=OFFICE)

    rest = taken(allowed("B.8-i"), "Mitte;;60\nNord;;40\nSüd;;0\nRheinaue, nicht zuordenbar;;7")
    assert shown(published(rest))["RA", "insgesamt"] == 105


def test_what_is_stored_is_in_the_language_of_the_city() -> None:
    indicator = allowed()
    table = taken(indicator, square((20, 0, 0, 0), *ROWS[1:]))

    with override("en"):
        release = published(table)

    notes = set(Observation.objects.filter(release=release).values_list("note", flat=True))
    indicator.refresh_from_db()
    assert notes == {"", "nicht aufgegliedert, damit niemand erkennbar wird"}
    assert indicator.disclosure_note.startswith("Zahlen sind auf 5 gerundet, auch Summen")
    assert kept_back(indicator) == ["Mitte, 2025: nach Herkunft nicht aufgegliedert"]


def test_what_a_later_table_of_the_same_days_shows_is_no_longer_said_to_be_kept_back() -> None:
    indicator = allowed()
    published(taken(indicator, square((20, 0, 0, 0), *ROWS[1:])))
    later = taken(indicator, "Mitte;;120\nNord;;95\nSüd;;75")

    published(later)

    assert kept_back(indicator) == []


def test_a_table_is_published_once() -> None:
    table = taken(allowed(), square(*ROWS))
    published(table)

    with pytest.raises(NotPossible, match="schon veröffentlicht"):
        published(RawTable.objects.get())


@pytest.mark.parametrize("role", [role for role in Role if role != Role.STATISTICS])
def test_nobody_else_reads_or_publishes_raw_counts(role: Role) -> None:
    table = taken(allowed(), square(*ROWS))
    other = Actor(Kind.USER, user_id=2, roles=frozenset({role}))

    with pytest.raises(NotAllowed, match="nur die Statistikstelle"):
        publishing.examine(table, actor=other)
    with pytest.raises(NotAllowed):
        publishing.publish(table, actor=other, edition=table.edition, on=ON)


def test_deleted_raw_counts_are_gone_and_what_was_published_stays() -> None:
    table = taken(allowed(), square(*ROWS))
    release = published(table)
    table.refresh_from_db()

    raw.discard(table, actor=OFFICE, edition=table.edition, on=ON)

    assert table.counts.count() == 0
    assert len(shown(release)) == 20
    with pytest.raises(NotPossible, match="gelöscht"):
        publishing.examine(table, actor=OFFICE)


def test_without_the_solver_nothing_is_taken_in(monkeypatch: pytest.MonkeyPatch) -> None:
    indicator = allowed()
    monkeypatch.setattr(solver, "is_there", lambda: False)

    with pytest.raises(NotPossible, match="fehlt das Rechenprogramm"):
        taken(indicator, square(*ROWS))

    assert RawTable.objects.count() == 0


@pytest.mark.parametrize(
    ("header", "sentence"),
    [
        (replace(HEADER, before=HEADER.start), "endet vor seinem Anfang"),
        (replace(HEADER, start=date(2027, 1, 1), before=date(2028, 1, 1)), "in der Zukunft"),
        (replace(HEADER, source_ref=" "), "woher die Zahlen kommen"),
    ],
)
def test_raw_counts_without_day_or_source_are_refused(header: raw.Header, sentence: str) -> None:
    with pytest.raises(NotPossible, match=sentence):
        taken(allowed(), square(*ROWS), header)


def test_groups_stand_in_the_order_of_their_list_and_numbers_as_people_count() -> None:
    indicator, origin = allowed(), origins()[0].dimension
    for code in ("10", "9", "2"):
        origin.categories.create(code=code, label=f"Gruppe {code}", order=9)
    lines = [
        f"{place};{group};50"
        for place in ("Mitte", "Nord", "Süd")
        for group in ("Gruppe 10", "Gruppe 9", "Gruppe 2", "Syrien", "Ukraine")
    ]

    table = taken(indicator, "\n".join(lines))

    shown_lines = publishing.examine(table, actor=OFFICE).lines
    first = [one.group_key for one in shown_lines if one.area.name == "Mitte"]
    assert first == ["", "origin:ukraine", "origin:syrien", "origin:2", "origin:9", "origin:10"]

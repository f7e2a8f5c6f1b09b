"""Printed figures are copied with their place, mended with a reason and never deleted."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.indicators import making
from tests.world import user
from wirkungskreis.indicators.domain import explaining, printed
from wirkungskreis.indicators.models import Indicator, Printed
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import SYSTEM, Role
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.people.actors import actor_of

pytestmark = pytest.mark.django_db
ON = date(2026, 10, 9)


def copy(**fields: Any) -> printed.Copy:
    return printed.Copy(**({"words": "rund 28.000", "source_ref": "Broschüre"} | fields))


def test_a_copy_keeps_the_words_and_reads_the_number() -> None:
    indicator = making.indicator()

    made = printed.record(
        indicator,
        copy(words=" 27.000 bis 27.300 ", page="4", quote="Es leben hier …"),
        actor=SYSTEM,
        on=ON,
    )

    made.refresh_from_db()
    assert made.words == "27.000 bis 27.300"
    assert (made.low, made.high) == (Decimal(27000), Decimal(27300))
    assert (made.page, made.quote) == ("4", "Es leben hier …")
    assert Entry.objects.get(thing="indicators.printed").facts == {"indicator": indicator.pk}


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"words": "viele"}, "nur eine Zahl oder eine Spanne"),
        ({"words": "30 bis 27"}, "Spanne endet vor ihrem Anfang"),
        ({"words": "101 Prozent"}, "zwischen 0 und 100 Prozent"),
        ({"source_ref": " "}, "wo die Zahl gedruckt steht"),
        ({"printed_on": date(2026, 10, 10)}, "nicht in der Zukunft"),
        ({"start": date(2026, 1, 2), "before": date(2026, 1, 1)}, "endet vor seinem Anfang"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_sentence(fields: dict[str, Any], says: str) -> None:
    indicator = making.indicator(value_type="share", unit="Prozent")

    with pytest.raises(NotPossible, match=says):
        printed.record(indicator, copy(**{"words": "30 Prozent"} | fields), actor=SYSTEM, on=ON)

    assert not Printed.objects.exists()


def test_a_small_count_of_persons_is_not_repeated() -> None:
    indicator = making.indicator(disclosure="protected", unit="Personen")

    with pytest.raises(NotPossible, match="verraten einzelne Menschen"):
        printed.record(indicator, copy(words="3 bis 12"), actor=SYSTEM, on=ON)


def test_it_is_mended_with_a_reason_that_the_journal_keeps() -> None:
    row = making.printed(making.indicator())

    printed.correct(row, copy(words="28.500"), actor=SYSTEM, edition=1, on=ON, why="mend")

    row.refresh_from_db()
    assert (row.low, row.edition) == (Decimal(28500), 2)
    assert Entry.objects.filter(thing="indicators.printed", act="mend").count() == 1
    with pytest.raises(NotPossible, match="Diesen Grund gibt es nicht"):
        printed.correct(row, copy(), actor=SYSTEM, edition=2, on=ON, why="so")


def test_taken_back_it_stays_with_its_reason_and_is_not_mended_again() -> None:
    row = making.printed(making.indicator())
    with pytest.raises(NotPossible, match="warum die Zahl zurückgenommen wird"):
        printed.withdraw(row, actor=SYSTEM, edition=1, reason=" ")

    printed.withdraw(row, actor=SYSTEM, edition=1, reason="Nie so gedruckt.")

    row.refresh_from_db()
    assert (row.state, row.withdraw_reason) == ("withdrawn", "Nie so gedruckt.")
    with pytest.raises(NotPossible, match="erfassen Sie es neu"):
        printed.correct(row, copy(), actor=SYSTEM, edition=2, on=ON, why="mend")


def test_what_an_explanation_rests_on_is_not_taken_back() -> None:
    indicator = making.indicator()
    rows = [making.printed(indicator), making.printed(indicator, "33.520")]
    said = explaining.Said("Zahl", "Anders gezählt.", ["people"], rows)
    clash = explaining.explain(indicator, said, actor=SYSTEM, on=ON)
    with pytest.raises(NotPossible, match="Widerspruch „Zahl“"):
        printed.withdraw(rows[0], actor=SYSTEM, edition=1, reason="Falsch.")

    explaining.withdraw(clash, actor=SYSTEM, edition=1, reason="Doppelt.")
    printed.withdraw(rows[0], actor=SYSTEM, edition=1, reason="Falsch.")

    assert Printed.objects.filter(state="withdrawn").count() == 1


@pytest.mark.parametrize("role", [Role.LEADERSHIP, Role.EDITORIAL])
def test_only_statistics_and_coordination_keep_them(role: Role) -> None:
    actor = actor_of(user("nina", role))

    with pytest.raises(NotAllowed, match="Statistikstelle und die Koordination"):
        printed.record(making.indicator(), copy(), actor=actor, on=ON)


def test_the_statistics_office_and_the_coordination_may() -> None:
    indicator: Indicator = making.indicator()

    for role in (Role.STATISTICS, Role.COORDINATION):
        printed.record(indicator, copy(), actor=actor_of(user(role, role)), on=ON)

    assert indicator.printed.count() == 2

"""Indicators that add up: declared by the statistics office, looked through, taken back."""

import pytest

from tests.indicators import making
from tests.indicators.raw import OFFICE, ON, allowed, taken
from wirkungskreis.indicators.domain import publishing, sums
from wirkungskreis.indicators.models import Addition, Indicator, Reason
from wirkungskreis.indicators.protection import solver
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import Actor, Kind, Role
from wirkungskreis.kernel.errors import NotAllowed, NotPossible

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("simone")]


def three() -> tuple[Indicator, Indicator, Indicator]:
    """Make a total and its two parts."""
    total, one, other = (making.indicator(f"B.{at}-i", disclosure="protected") for at in (4, 5, 6))
    return total, one, other


def declared() -> Addition:
    total, one, other = three()
    return sums.declare(total, [one, other], actor=OFFICE, on=ON)


def test_what_is_public_already_and_tells_too_much_is_named() -> None:
    """61 together and 58 in one part: the other part are three, though nobody published it."""
    total, one, other = three()
    making.observation(total, 2025, value=61, known=ON)
    making.observation(one, 2025, value=58, known=ON)
    making.observation(total, 2024, value=461, known=ON)
    making.observation(one, 2024, value=58, known=ON)

    made = sums.declare(total, [one, other], actor=OFFICE, on=ON)
    made = sums.look(made, actor=OFFICE, edition=made.edition, on=ON)

    found = {"code": "B.6-i", "label": "Rheinaue, insgesamt"}
    assert made.findings == [found | {"start": "2025-01-01", "before": "2026-01-01"}]
    assert made.looked_on == ON
    entries = Entry.objects.filter(thing="indicators.addition").order_by("pk")
    assert [(one.act, one.facts.get("found")) for one in entries] == [("add_up", None), ("look", 1)]


def test_what_was_taken_back_is_no_finding_any_more() -> None:
    total, one, other = three()
    making.observation(total, 2025, value=61, known=ON)
    making.observation(one, 2025, value=58, known=ON)
    made = sums.declare(total, [one, other], actor=OFFICE, on=ON)
    later = ON.replace(day=20)
    making.observation(one, 2025, value=None, reason=Reason.WITHDRAWN, known=later)

    again = sums.look(made, actor=OFFICE, edition=made.edition, on=later)

    assert (again.findings, again.looked_on) == ([], later)


def test_a_sum_that_was_taken_back_binds_no_longer() -> None:
    total, one, other = allowed("B.4-i"), allowed("B.5-i"), allowed("B.6-i")
    making.observation(total, 2025, value=60, known=ON)
    making.observation(other, 2025, value=58, known=ON)
    made = sums.declare(total, [one, other], actor=OFFICE, on=ON)
    table = taken(one, "Rheinaue;;3")
    bound = publishing.examine(table, actor=OFFICE)

    ended = sums.end(made, actor=OFFICE, edition=made.edition, on=ON, reason="Anders gezählt.")

    free = publishing.examine(table, actor=OFFICE)
    assert (ended.ended_on, ended.end_reason) == (ON, "Anders gezählt.")
    assert [line.value for line in (*bound.lines, *free.lines)] == [None, 5]
    assert Entry.objects.filter(act="end", thing_id=made.pk).count() == 1


def test_what_makes_no_sum_is_refused_with_its_codes() -> None:
    made = declared()
    total, one, other = Indicator.objects.order_by("code")
    share = making.indicator("B.7-i", value_type="share", unit="Prozent")
    count = making.indicator("B.8-i")
    fresh = making.indicator("B.9-i")

    for parts, sentence in (
        ([fresh, count], "kein Teil seiner selbst"),
        ([count], "mindestens zwei Teile"),
        ([count, share], "B.7-i: Nur Anzahlen"),
        ([count, one], "B.5-i: Dafür gilt schon eine Summe"),
        ([count, total], "B.4-i: Dafür gilt schon eine Summe"),
    ):
        with pytest.raises(NotPossible, match=sentence):
            sums.declare(fresh, parts, actor=OFFICE, on=ON)
    with pytest.raises(NotPossible, match="warum die Summe nicht mehr gilt"):
        sums.end(made, actor=OFFICE, edition=made.edition, on=ON, reason=" ")

    assert Addition.objects.count() == 1
    assert other.summand_of.count() == 1


def test_without_the_solver_a_sum_is_declared_and_looked_through_later(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(solver, "is_there", lambda: False)

    made = declared()

    assert made.looked_on is None
    with pytest.raises(NotPossible, match="fehlt das Rechenprogramm"):
        sums.look(made, actor=OFFICE, edition=made.edition, on=ON)
    with pytest.raises(NotPossible, match="fehlt das Rechenprogramm"):
        sums.order(made, actor=OFFICE)


@pytest.mark.parametrize("role", [role for role in Role if role != Role.STATISTICS])
def test_nobody_else_declares_or_ends_a_sum(role: Role) -> None:
    made = declared()
    other = Actor(Kind.USER, user_id=2, roles=frozenset({role}))
    every = list(Indicator.objects.order_by("code"))

    with pytest.raises(NotAllowed):
        sums.declare(every[0], every[1:], actor=other, on=ON)
    with pytest.raises(NotAllowed):
        sums.look(made, actor=other, edition=made.edition, on=ON)
    with pytest.raises(NotAllowed):
        sums.order(made, actor=other)
    with pytest.raises(NotAllowed):
        sums.end(made, actor=other, edition=made.edition, on=ON, reason="Nein.")

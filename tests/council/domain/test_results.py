"""What a body made of a paper is entered with the votes of its groups."""

from datetime import date

import pytest

from tests.council import making
from wirkungskreis.council.domain import path, results
from wirkungskreis.council.domain.results import Told, Votes
from wirkungskreis.council.models import Stop
from wirkungskreis.kernel.actor import SYSTEM, VISITOR
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.mandates.models import Consultation

pytestmark = pytest.mark.django_db
ON = date(2026, 12, 14)
GROUPS = (Votes("SPD", 20, 0, 1), Votes("CDU", 19, 1, 4))


def stop() -> Stop:
    return making.brought_in().stops.get()


def test_a_result_has_words_text_and_the_votes_of_each_group() -> None:
    told = Told("changed", ON, text="Jährlich.", total=Votes("", 39, 1, 5), groups=GROUPS)

    result = results.enter(stop(), told, actor=SYSTEM, on=ON)

    row = Consultation.objects.get()
    assert (row.result, row.text, row.votes_by_group) == (
        "geändert beschlossen",
        "Jährlich.",
        "SPD 20/0/1, CDU 19/1/4",
    )
    assert (row.votes_for, row.votes_against, row.votes_abstained) == (39, 1, 5)
    assert [(v.group, v.votes_for) for v in result.votes.all()] == [("SPD", 20), ("CDU", 19)]


def test_groups_alone_are_summed() -> None:
    results.enter(stop(), Told("unchanged", ON, groups=GROUPS), actor=SYSTEM, on=ON)

    assert Consultation.objects.get().votes_for == 39


def test_a_second_entry_replaces_the_first() -> None:
    at = stop()
    results.enter(at, Told("unchanged", ON, groups=GROUPS), actor=SYSTEM, on=ON)
    at = Stop.objects.select_related("consultation__paper").get(pk=at.pk)

    result = results.enter(at, Told("adjourned", ON), actor=SYSTEM, on=ON)

    assert Consultation.objects.get().result == "vertagt"
    assert not result.votes.exists()


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        (Told("unchanged", ON, total=Votes("", 40, 1, 5), groups=GROUPS), "ergeben 39/1/5"),
        (Told("unchanged", ON, groups=(GROUPS[0], Votes("spd", 1, 0, 0))), "steht zweimal da"),
        (Told("unchanged", date(2026, 12, 15)), "noch vor uns"),
    ],
)
def test_what_cannot_be_right_is_refused(told: Told, sentence: str) -> None:
    with pytest.raises(NotPossible, match=sentence):
        results.enter(stop(), told, actor=SYSTEM, on=ON)

    assert Consultation.objects.get().result == ""


def test_a_planned_stop_has_no_result_before_the_paper_is_out() -> None:
    draft = making.from_report()
    path.plan(draft, actor=SYSTEM, body=making.council(), role="decides")

    with pytest.raises(NotPossible, match="noch nicht in der Beratung"):
        results.enter(draft.stops.get(), Told("noted", ON), actor=SYSTEM, on=ON)


def test_nobody_else_enters_results() -> None:
    with pytest.raises(NotAllowed):
        results.enter(stop(), Told("noted", ON), actor=VISITOR, on=ON)

"""Writing in a report: stale texts, consequences, figures, what cannot be assessed."""

from datetime import date
from typing import Any

import pytest

from tests import world
from tests.reports import making
from wirkungskreis.concept.models import Element
from wirkungskreis.kernel.actor import SYSTEM, VISITOR
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.reports.domain import writing
from wirkungskreis.reports.models import Block, Consequence, GoalNote, KeyFigure, Report

pytestmark = pytest.mark.django_db
FIGURE: dict[str, Any] = {
    "label": "Wartezeit",
    "value": "9 Wochen",
    "on": date(2026, 6, 30),
    "source": "Vormerkliste",
    "definition": "Median der Wochen bis zum ersten Kurstag",
    "population": "vorgemerkte Personen",
}


@pytest.fixture
def report() -> Report:
    return making.report()


@pytest.fixture
def goal(report: Report) -> Element:
    return Element.objects.get(key="A.1")


def test_nobody_overwrites_a_text_unread(report: Report) -> None:
    block = Block.objects.get(slot="foreword")
    writing.write(block, actor=SYSTEM, edition=1, text="Zuerst.", on=making.LATER)

    with pytest.raises(NotPossible, match="Inzwischen"):
        writing.write(block, actor=SYSTEM, edition=1, text="Danach.", on=making.LATER)
    assert Block.objects.get(slot="foreword").text == "Zuerst."


def test_a_printed_text_is_stale_as_well_and_goes_back_when_empty(report: Report) -> None:
    key = making.key_in(report)

    def print_as(edition: int, text: str) -> Block:
        day = making.LATER
        return writing.print_as(report, actor=SYSTEM, key=key, edition=edition, text=text, on=day)

    made = print_as(0, "Kürzer.")
    with pytest.raises(NotPossible, match="Inzwischen"):
        print_as(0, "Noch kürzer.")
    print_as(made.edition, " ")

    made.refresh_from_db()
    assert (made.text, made.is_edited) == ("", False)


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"text": " "}, "was folgt"),
        ({"office": None}, "zuständige Stelle"),
        ({"due": None}, "einen Tag"),
        ({"kind": "none", "text": ""}, "warum nichts folgt"),
    ],
)
def test_a_consequence_names_what_who_and_when(
    report: Report, changes: dict[str, Any], why: str
) -> None:
    with pytest.raises(NotPossible, match=why):
        making.consequence(report, **changes)
    assert Consequence.objects.count() == 0


def test_none_needs_only_its_reason(report: Report) -> None:
    made = making.consequence(report, kind="none", text="Alles läuft.", office=None, due=None)

    assert made.get_kind_display() == "keine – weil"


def test_what_became_of_it_needs_a_sentence(report: Report) -> None:
    each = making.consequence(report)

    def follow(outcome: str, text: str) -> Consequence:
        edition = each.edition
        return writing.follow_up(
            each, actor=SYSTEM, edition=edition, outcome=outcome, text=text, on=making.LATER
        )

    with pytest.raises(NotPossible, match="in einem Satz"):
        follow("done", "")
    assert follow("done", "Gefunden.").outcome_on == making.LATER
    assert follow("open", "").outcome_on is None


def test_three_figures_are_enough(report: Report, goal: Element) -> None:
    for _each in range(3):
        writing.enter_figure(report, actor=SYSTEM, goal=goal, facts=FIGURE)

    with pytest.raises(NotPossible, match="Drei Kennzahlen"):
        writing.enter_figure(report, actor=SYSTEM, goal=goal, facts=FIGURE)
    assert list(KeyFigure.objects.values_list("position", flat=True)) == [1, 2, 3]


def test_a_figure_replaces_the_reason_why_there_is_none(report: Report, goal: Element) -> None:
    writing.not_assessable(report, actor=SYSTEM, goal=goal, reason="Zahlen fehlen")
    with pytest.raises(NotPossible, match="Inzwischen"):
        writing.not_assessable(report, actor=SYSTEM, goal=goal, reason="Zahlen fehlen noch")

    writing.enter_figure(report, actor=SYSTEM, goal=goal, facts=FIGURE)

    assert GoalNote.objects.count() == 0
    with pytest.raises(NotPossible, match="stehen Kennzahlen"):
        writing.not_assessable(report, actor=SYSTEM, goal=goal, reason="Zahlen fehlen")


def test_others_write_nothing(report: Report) -> None:
    with pytest.raises(NotAllowed):
        writing.ask(report, actor=VISITOR, facts={"body": world.body(), "text": "Geld bewilligen"})
    assert report.decisions_asked.count() == 0


def test_a_released_report_takes_no_writing() -> None:
    released = making.released()
    each = Consequence.objects.get()

    with pytest.raises(NotPossible, match="Berichtigung"):
        writing.remove(each, actor=SYSTEM)
    with pytest.raises(NotPossible, match="Berichtigung"):
        making.consequence(released)
    assert Consequence.objects.count() == 1

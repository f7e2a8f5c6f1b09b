"""A released report cannot be changed, neither through the ORM nor by raw SQL."""

from datetime import date

import pytest

from tests.frozen import assert_frozen
from tests.reports import making
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.reports.domain import releasing, writing
from wirkungskreis.reports.models import (
    Block,
    Consequence,
    Correction,
    GoalNote,
    Release,
    ReleaseFile,
    Report,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def report() -> Report:
    made = making.report(code="UB-2025")
    goal = making.concept().wordings.get().version.wordings.get(code="A.1").element
    writing.not_assessable(made, actor=SYSTEM, goal=goal, reason="es keine Zahlen gibt")
    making.reviewed(made)
    releasing.release(
        made, actor=SYSTEM, edition=making.edition(made), number="2026/0412", on=making.LATER
    )
    releasing.correct(made, actor=SYSTEM, text="Es waren elf Gruppen.", on=making.LATER)
    return made


def test_nothing_of_a_released_report_changes(report: Report) -> None:
    assert_frozen(report, title="Anders", number="1", reference_date=date(2020, 1, 1))
    assert_frozen(Block.objects.get(slot="procedure"), generated="Anders", text="Anders")
    assert_frozen(GoalNote.objects.get(), not_assessable="Anders")
    assert_frozen(Consequence.objects.get(), text="Anders", due=date(2020, 1, 1))
    assert_frozen(Correction.objects.get(), text="Anders")
    for release in Release.objects.all():
        assert_frozen(release, hash="0" * 64)
    assert_frozen(ReleaseFile.objects.first() or ReleaseFile(), content=b"", hash="0" * 64)


def test_an_outcome_can_still_be_told(report: Report) -> None:
    each = Consequence.objects.get()

    writing.follow_up(
        each, actor=SYSTEM, edition=each.edition, outcome="done", text="Gefunden.", on=making.LATER
    )

    assert Consequence.objects.get().outcome == "done"

"""Nothing internal is left in the data that an output of another level gets."""

import pytest

from tests.reports.sample import DRAFT
from wirkungskreis.reports.outputs.codec import dump
from wirkungskreis.reports.outputs.document import Level, MeasureCard, ReportDocument, Table
from wirkungskreis.reports.outputs.levels import at_level, shown
from wirkungskreis.reports.outputs.phrases import UNDER_FIVE

HIDDEN = {
    "37 Wochen unbesetzt": {Level.INTERNAL},
    "Anmeldungen fehlen": {Level.INTERNAL, Level.BODIES},
    "43 Wochenlisten": {Level.INTERNAL, Level.BODIES},
    "Fachdienstleitung": {Level.INTERNAL, Level.BODIES},
    "Räume wurden später": set(Level),
}


def cards(report: ReportDocument) -> list[MeasureCard]:
    return [block for block in report.blocks() if isinstance(block, MeasureCard)]


@pytest.mark.parametrize("words", HIDDEN)
def test_who_reads_what(words: str) -> None:
    seen = {level for level in Level if words in dump(at_level(DRAFT, level)).decode()}

    assert seen == HIDDEN[words]


@pytest.mark.parametrize("level", [Level.BODIES, Level.PUBLIC])
def test_small_counts_of_people_leave_the_data(level: Level) -> None:
    report = at_level(DRAFT, level)

    lines = next(block for block in report.blocks() if isinstance(block, Table)).rows
    reached = [(card.reach.reached, card.reach.small) for card in cards(report) if card.reach]
    assert reached == [(1157, False), (None, True)]
    assert [row.cells[1] for row in lines] == [1157, "unter 5", 1165]
    assert [row.cells[5] for row in lines] == [4, 1, 5]


def test_the_desk_sees_everything() -> None:
    assert at_level(DRAFT, Level.INTERNAL) == DRAFT


def test_a_level_cannot_be_widened() -> None:
    public = at_level(DRAFT, Level.PUBLIC)

    with pytest.raises(ValueError, match="cannot be shown"):
        at_level(public, Level.BODIES)


@pytest.mark.parametrize(
    ("value", "single", "total"),
    [(0, 0, 0), (1, UNDER_FIVE, UNDER_FIVE), (4, UNDER_FIVE, UNDER_FIVE), (7, 7, 5), (8, 8, 10)],
)
def test_counts_of_people(value: int, single: str | int, total: str | int) -> None:
    assert shown(value) == single
    assert shown(value, total=True) == total

"""Beginning a report and proposing sentences anew."""

from datetime import date
from typing import Any

import pytest

from tests import world
from tests.reports import making
from wirkungskreis.kernel.actor import SYSTEM, VISITOR
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.reports.domain import drafting, writing
from wirkungskreis.reports.models import Block, Report

pytestmark = pytest.mark.django_db
WORDS: dict[str, Any] = {"label": "Umsetzungsbericht", "title": "Bericht", "code": "UB-1"}


def test_a_report_begins_with_sentences_for_every_field() -> None:
    report = making.report()

    assert {block.slot for block in report.blocks.all()} == {"foreword", "procedure", "field:A"}
    assert Block.objects.get(slot="field:A").generated == (
        "Gefragt wurden zwei Maßnahmen. Zu einer Maßnahme liegt keine Meldung vor. "
        "Eine Maßnahme liegt im Plan."
    )
    assert (report.period_start, report.reference_date) == (date(2026, 1, 1), date(2026, 6, 30))


def test_only_frozen_rounds_can_be_reported() -> None:
    with pytest.raises(NotPossible, match="noch nicht geschlossen"):
        drafting.begin([world.rnd()], actor=SYSTEM, **WORDS)
    with pytest.raises(NotPossible, match="mindestens eine"):
        drafting.begin([], actor=SYSTEM, **WORDS)
    assert Report.objects.count() == 0


def test_a_code_is_given_once_and_not_by_everybody() -> None:
    rnd = making.frozen()
    drafting.begin([rnd], actor=SYSTEM, **WORDS)

    with pytest.raises(NotPossible, match="Kürzel ist vergeben"):
        drafting.begin([rnd], actor=SYSTEM, **WORDS)
    with pytest.raises(NotAllowed):
        drafting.begin([rnd], actor=VISITOR, **WORDS | {"code": "UB-2"})


def test_edited_texts_survive_regeneration() -> None:
    report = making.report()
    block = Block.objects.get(slot="field:A")
    writing.write(block, actor=SYSTEM, edition=1, text="Von Hand.", on=making.LATER)
    Block.objects.update(generated="veraltet")

    drafting.generate(report, actor=SYSTEM)

    block.refresh_from_db()
    assert block.shown == "Von Hand."
    assert block.generated.startswith("Gefragt wurden zwei Maßnahmen.")
    assert Block.objects.get(slot="procedure").shown.startswith("Dieser Bericht beruht auf")


def test_the_last_released_one_is_the_predecessor() -> None:
    older = making.frozen("R-1", reference_date=date(2025, 12, 31))
    before = making.released(older)

    assert making.report(code="UB-NEU").predecessor == before

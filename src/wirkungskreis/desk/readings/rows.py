"""The rows of a list as the page shows them: original, reading, problems, and a form."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from wirkungskreis.desk.readings.forms import RowForm
from wirkungskreis.kernel import formats
from wirkungskreis.measures.models import ImportBatch, ImportRow, Kind
from wirkungskreis.measures.reading.review import Reviewed, known, reviewed
from wirkungskreis.measures.reading.rules import TITLES, Column
from wirkungskreis.people.models import Organisation


@dataclass(slots=True)
class Shown:
    """``facts`` pairs each thing that was read with its words; ``problems`` are sentences."""

    row: ImportRow
    original: list[tuple[str, str]]
    facts: list[tuple[StrOrPromise, str]]
    problems: list[str]
    is_open: bool
    is_ready: bool
    is_suggested: bool
    leads: list[tuple[str, str]]
    asked: set[str]
    form: RowForm


def shown(batch: ImportBatch) -> list[Shown]:
    """Prepare every row in a constant number of queries."""
    facts = known()
    names = {one.pk: one.name for one in Organisation.objects.all()}
    leads = [
        (facts.leads[pk], name) for pk, name in sorted(names.items(), key=lambda pair: pair[1])
    ]
    return [_shown(one, batch, names, leads) for one in reviewed(batch, facts)]


def _shown(
    one: Reviewed, batch: ImportBatch, names: dict[int, str], leads: list[tuple[str, str]]
) -> Shown:
    reading = one.reading
    heads = batch.heads
    original = [
        (heads[n] if n < len(heads) else "", text)
        for n, text in enumerate(one.row.original)
        if text
    ]
    words = {
        Column.CODE: reading.code or _("wird vergeben"),
        Column.TITLE: reading.title,
        Column.KIND: Kind(reading.kind).label,
        Column.LEAD: names.get(reading.lead or 0, formats.NOTHING),
        Column.START: formats.day_short(reading.start),
        Column.END: formats.day_short(reading.end),
    }
    asked = set(reading.problems) | set(one.row.said)
    form = RowForm(
        leads=leads,
        asked=asked,
        initial={**one.suggested, "decision": one.row.decision},
        auto_id=f"id_{one.row.number}_%s",
    )
    return Shown(
        row=one.row,
        original=original,
        facts=[(TITLES[column], str(text)) for column, text in words.items()],
        problems=list(reading.problems.values()),
        is_open=one.is_open,
        is_ready=one.is_ready,
        is_suggested=any(name in one.suggested for name in reading.problems),
        leads=leads,
        asked=asked,
        form=form,
    )

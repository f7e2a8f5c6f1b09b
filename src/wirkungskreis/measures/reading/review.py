"""A list as it is being read: every row beside what it says, and what is still to be asked."""

from dataclasses import dataclass

from wirkungskreis.concept.models import Kind as ElementKind
from wirkungskreis.concept.queries import named
from wirkungskreis.measures.models import Decision, ImportBatch, ImportRow, Measure
from wirkungskreis.measures.reading.rules import Known, Reading, cells_of, fold, read
from wirkungskreis.measures.reading.suggest import suggested
from wirkungskreis.people.models import FormerName, Organisation


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A row of the list, what was read out of it, and what is suggested where it is unclear."""

    row: ImportRow
    reading: Reading
    suggested: dict[str, str]

    @property
    def is_open(self) -> bool:
        """Say whether the row is to be taken over but something is still unclear."""
        return self.row.decision == Decision.TAKE and not self.reading.is_clear

    @property
    def is_ready(self) -> bool:
        return self.row.decision == Decision.TAKE and self.reading.is_clear


def known() -> Known:
    """Read in four queries what the register knows: names, short names, former names, codes."""
    organisations: dict[str, int] = {}
    for former in FormerName.objects.all():
        organisations |= {fold(former.name): former.organisation_id}
        organisations |= {fold(former.short_name or former.name): former.organisation_id}
    leads = {}
    for one in Organisation.objects.all():
        leads[one.pk] = one.code
        names = (one.code, one.name, one.short_name)
        organisations |= {fold(name): one.pk for name in names if name}
    fields: dict[str, int] = {}
    for element in named().filter(kind=ElementKind.FIELD):
        fields |= {fold(name): element.pk for name in (element.code, element.title) if name}
    measures = list(Measure.objects.filter(merged_into=None).values_list("code", "title"))
    return Known(
        organisations=organisations,
        leads=leads,
        fields=fields,
        titles={fold(title): f"{code} {title}" for code, title in measures},
        codes={code for code, _title in measures},
    )


def reviewed(batch: ImportBatch, facts: Known) -> list[Reviewed]:
    """Read every row; the second row of the same title asks whether it is the same measure."""
    found = []
    titles, codes = dict(facts.titles), set(facts.codes)
    for row in batch.rows.all():
        cells = cells_of(row.original, batch.columns, batch.heads)
        here = Known(facts.organisations, facts.leads, facts.fields, titles, codes)
        reading = read(cells, row.said, here)
        found.append(Reviewed(row, reading, suggested(cells, facts) | row.said))
        if row.decision == Decision.TAKE:
            titles.setdefault(fold(reading.title), reading.title)
            codes |= {reading.code} - {""}
    return found

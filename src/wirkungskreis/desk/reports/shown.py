"""What the pages about reports say beside the rows: proposals, and what is still missing."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkungskreis.reports.composing.grounds import in_field, of_block
from wirkungskreis.reports.models import Report
from wirkungskreis.reports.queries import FieldWork
from wirkungskreis.rounds.models import Round

LABEL = "Umsetzungsbericht"


def proposed(rounds: Sequence[Round]) -> dict[str, object]:
    """Propose a report on all frozen rounds of the newest year that no report rests on yet."""
    used = set(Report.rounds.through.objects.values_list("round_id", flat=True))
    fresh = [rnd for rnd in rounds if rnd.pk not in used]
    if not fresh:
        return {"label": LABEL}
    year = fresh[0].reference_date.year
    chosen = [rnd.code for rnd in fresh if rnd.reference_date.year == year]
    return {"rounds": chosen, "label": LABEL, "title": f"{LABEL} {year}", "code": f"UB-{year}"}


@dataclass(frozen=True, slots=True)
class Missing:
    """One line of what is still to do; ``is_needed`` means that nothing is released without."""

    label: str
    address: str
    hint: str
    is_needed: bool = False


def missing_in(report: Report, works: Sequence[FieldWork]) -> list[Missing]:
    """List what is still to do before a release, one line per page that mends it."""
    if not report.is_open:
        return []
    found = [line for work in works if (line := _in_field(report, work))]
    if not any(block.slot == "foreword" and block.shown for block in report.blocks.all()):
        address = reverse("desk:report_text", args=[report.public_id, "vorwort"])
        found.append(Missing(_("Vorwort"), address, _("Noch leer; ohne Text entfällt es.")))
    return found


def without_fact(report: Report, work: FieldWork) -> list[str]:
    """Name the numbers in the text of a field for which no fact is known."""
    if work.block is None or not work.block.is_edited:
        return []
    known = in_field(work.facts, work.block.generated, work.figures, report.reference_date)
    return of_block(work.block, known, marks=True).unproved(work.block.text)


def _in_field(report: Report, work: FieldWork) -> Missing | None:
    said = []
    if work.needs_consequence:
        said.append(_("Es fehlt eine Konsequenz, oder der Grund, warum nichts folgt."))
    if work.open_goals:
        said.append(
            ngettext(
                "Zu {n} Ziel fehlt eine Kennzahl oder der Grund.",
                "Zu {n} Zielen fehlt eine Kennzahl oder der Grund.",
                work.open_goals,
            ).format(n=work.open_goals)
        )
    if unproved := without_fact(report, work):
        said.append(_("Zahlen ohne Beleg: {numbers}.").format(numbers=", ".join(unproved)))
    if not said:
        return None
    address = reverse("desk:report_field", args=[report.public_id, work.code])
    return Missing(work.title, address, " ".join(said), work.needs_consequence)

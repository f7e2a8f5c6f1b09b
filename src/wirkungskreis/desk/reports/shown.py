"""What the pages about reports say beside the rows: proposals, and what is still missing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkungskreis.reports.composing.credit import credited
from wirkungskreis.reports.composing.grounds import in_field, of_block
from wirkungskreis.reports.models import Block, Report
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
    blocks = list(report.blocks.all())
    found += _credits(report, blocks, works)
    if not any(block.slot == "foreword" and block.shown for block in blocks):
        address = reverse("desk:report_text", args=[report.public_id, "vorwort"])
        found.append(Missing(_("Vorwort"), address, _("Noch leer; ohne Text entfällt es.")))
    return found


def _credits(
    report: Report, blocks: Sequence[Block], works: Sequence[FieldWork]
) -> Iterator[Missing]:
    """Hint at sentences that credit a measure with an indicator; nothing is refused for them."""
    told = credited(blocks, [work.facts for work in works])
    for slot, sentences in told.items():
        hint = _("Verbindet Maßnahme und Indikator, ohne geprüften Wirkungsanspruch: {sentences}")
        quoted = " ".join(f"„{each}“" for each in sentences)
        label = _("Wirkung behauptet?")
        yield Missing(label, _text_page(report, slot), hint.format(sentences=quoted))


def _text_page(report: Report, slot: str) -> str:
    """Give the page on which the text of a place is edited."""
    kind, _colon, key = slot.partition(":")
    if kind == "return":
        return reverse("desk:report_print", args=[report.public_id, key])
    names = {"foreword": "vorwort", "procedure": "verfahren"}
    name = names.get(slot) or f"feld-{key.lower() or 'ohne'}"
    return reverse("desk:report_text", args=[report.public_id, name])


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
                "Zu {n} Ziel fehlt ein Indikator, eine Kennzahl oder der Grund.",
                "Zu {n} Zielen fehlt ein Indikator, eine Kennzahl oder der Grund.",
                work.open_goals,
            ).format(n=work.open_goals)
        )
    if unproved := without_fact(report, work):
        said.append(_("Zahlen ohne Beleg: {numbers}.").format(numbers=", ".join(unproved)))
    if not said:
        return None
    address = reverse("desk:report_field", args=[report.public_id, work.code])
    return Missing(work.title, address, " ".join(said), work.needs_consequence)

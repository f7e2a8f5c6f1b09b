"""Verbs that begin a report on frozen rounds and write what a rule can write."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.formats import day
from wirkungskreis.kernel.policy import demand
from wirkungskreis.measures.finance import WARN_MONTHS, months_later
from wirkungskreis.people.models import Organisation
from wirkungskreis.reports import sentences
from wirkungskreis.reports.composing.charts import ending
from wirkungskreis.reports.facts import PROGRESS, FieldFacts, fields_of, rounds_of
from wirkungskreis.reports.language import of_reports
from wirkungskreis.reports.models import Block, Report
from wirkungskreis.reports.states import WRITE, ReportState
from wirkungskreis.rounds.models import Round
from wirkungskreis.rounds.states import RoundKind

UNREACHED = ("undeliverable", "unanswered", "unconfirmed")


@transaction.atomic
def begin(
    rounds: Sequence[Round],
    *,
    actor: Actor,
    label: str,
    title: str,
    code: str,
    prepared_by: Organisation | None = None,
) -> Report:
    """Begin a report on one or more frozen rounds; the last released one is its predecessor."""
    demand(actor, WRITE, Report)
    ordered = sorted(rounds, key=lambda rnd: rnd.reference_date)
    _check(ordered, code)
    report = Report.objects.create(
        code=code,
        label=label,
        title=title,
        prepared_by=prepared_by,
        predecessor=_last_released(ordered[0].reference_date),
        period_start=min(rnd.period_start for rnd in ordered),
        period_before=max(rnd.period_before for rnd in ordered),
        reference_date=ordered[-1].reference_date,
    )
    report.rounds.set(ordered)
    note(report, "begin", actor=actor, rounds=[rnd.pk for rnd in ordered])
    generate(report, actor=actor)
    return report


def _check(rounds: Sequence[Round], code: str) -> None:
    if not rounds:
        raise NotPossible(_("Bitte wählen Sie mindestens eine geschlossene Abfrage."))
    for rnd in rounds:
        if rnd.frozen_on is None or rnd.kind != RoundKind.REPORT:
            raise NotPossible(
                _(
                    "„{round}“ ist noch nicht geschlossen. Bitte schließen Sie die Abfrage zuerst."
                ).format(round=rnd.title)
            )
    if Report.objects.filter(code=code).exists():
        raise NotPossible(_("Das Kürzel ist vergeben. Bitte wählen Sie ein anderes."))


def _last_released(before: date) -> Report | None:
    found = Report.objects.filter(state=ReportState.RELEASED, reference_date__lt=before)
    return found.order_by("-reference_date").first()


@transaction.atomic
def generate(report: Report, *, actor: Actor) -> list[Block]:
    """Write the generated sentences anew; what a person has edited stays word for word."""
    demand(actor, WRITE, report)
    if not report.is_open:
        raise NotPossible(_("Ein veröffentlichter Bericht ändert sich nicht mehr."))
    texts = proposals(report)
    known = {block.slot: block for block in report.blocks.all()}
    for slot, text in texts.items():
        block = known.get(slot)
        if block is None:
            Block.objects.create(report=report, slot=slot, generated=text)
        elif block.generated != text:
            Block.objects.filter(pk=block.pk).update(generated=text)
    note(report, "generate", actor=actor, slots=len(texts))
    return list(report.blocks.all())


def proposals(report: Report) -> dict[str, str]:
    """Give the sentence a rule writes for every slot of a report."""
    with of_reports():
        return _written(report)


def _written(report: Report) -> dict[str, str]:
    rounds = rounds_of(report)
    texts = {"foreword": "", "procedure": _procedure(rounds)}
    for field in fields_of(rounds):
        texts[f"field:{field.code}"] = _field(field, report.reference_date)
    return texts


def _procedure(rounds: Sequence[Round]) -> str:
    told = []
    for rnd in rounds:
        fields = fields_of([rnd])
        asked = sum(len(field.measures) for field in fields)
        told.append((rnd.title, asked, sum(field.answered for field in fields)))
    return sentences.procedure(told)


def _field(field: FieldFacts, on: date) -> str:
    counts = field.counts
    unreached = sum(counts[code] for code in UNREACHED)
    asked = sentences.asked(
        len(field.measures), answered=field.answered, silent=counts["silent"], unreached=unreached
    )
    standing = sentences.progress([(code, counts[code]) for code in PROGRESS])
    money = sentences.money_ends(len(ending([field], on)), day(months_later(on, WARN_MONTHS)))
    return " ".join(part for part in (asked, standing, money) if part)

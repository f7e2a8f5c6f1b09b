"""Drafts a paper from a released report: its figures, consequences, questions, open conditions."""

from collections import Counter
from datetime import date

from wirkungskreis.council.models import DraftKind, Slot
from wirkungskreis.council.rules import conditions, money
from wirkungskreis.council.rules.proposal import Proposal, Setting
from wirkungskreis.kernel.formats import day
from wirkungskreis.reports import sentences
from wirkungskreis.reports.facts import PROGRESS, fields_of, rounds_of
from wirkungskreis.reports.models import Consequence, Report
from wirkungskreis.reports.models.release import ReleaseLevel
from wirkungskreis.reports.states import ConsequenceKind

UNREACHED = ("undeliverable", "unanswered", "unconfirmed")


def propose(report: Report, kind: str, setting: Setting, on: date) -> Proposal:
    """Write what facts allow; whatever needs judgement stays for people."""
    follows = list(report.consequences.exclude(kind=ConsequenceKind.NONE).select_related("office"))
    is_decision = kind == DraftKind.DECISION
    effects = money.per_year(setting.year)
    costs, staff = money.told(effects)
    parts = {
        Slot.REASONING: _reasoning(report, follows),
        Slot.CONDITIONS: conditions.standing(on),
        Slot.FINANCE: f"Der Bericht selbst löst keine Kosten aus. {costs}",
        Slot.STAFF: f"Der Bericht selbst bindet kein zusätzliches Personal. {staff}",
    }
    if is_decision:
        parts[Slot.ALTERNATIVES] = (
            "Der Bericht wird nur zur Kenntnis genommen; über die Folgerungen wird später "
            "einzeln entschieden."
        )
        parts[Slot.IF_REJECTED] = _if_rejected(len(follows))
    return Proposal(
        subject=f"{report.title} ({report.number})" if report.number else report.title,
        points=tuple(_points(report, setting, follows, is_decision=is_decision)),
        parts={str(slot): text for slot, text in parts.items()},
        effects=effects,
        enclosures=((f"report:{report.code}", _enclosure(report)),),
        basis_hash=_hash(report),
    )


def _points(
    report: Report, setting: Setting, follows: list[Consequence], *, is_decision: bool
) -> list[tuple[str, str]]:
    is_named = report.title.startswith(report.label)
    name = f"den {report.title}" if is_named else f"den {report.label} „{report.title}“"
    number = f" ({report.number})" if report.number else ""
    points = [("note", f"{setting.council} nimmt {name}{number} zur Kenntnis.")]
    if not is_decision:
        return points
    points += [
        (f"asked:{each.pk}", sentences.sentence(each.text))
        for each in report.decisions_asked.select_related("body")
    ]
    if any(each.kind != ConsequenceKind.REQUEST for each in follows):
        points.append(
            (
                "consequences",
                (
                    "Die Verwaltung wird beauftragt, die im Bericht genannten Konsequenzen zu den "
                    "dort genannten Terminen umzusetzen und im nächsten Bericht darzulegen, was "
                    "daraus wurde."
                ),
            )
        )
    return points


def _reasoning(report: Report, follows: list[Consequence]) -> str:
    fields = fields_of(rounds_of(report))
    counts: Counter[str] = Counter()
    for field in fields:
        counts += field.counts
    total = sum(len(field.measures) for field in fields)
    asked = sentences.asked(
        total,
        answered=sum(field.answered for field in fields),
        silent=counts["silent"],
        unreached=sum(counts[code] for code in UNREACHED),
    )
    span = f"vom {day(report.period_start)} bis zum {day(report.period.last)}"
    paragraphs = [
        (
            f"Der Bericht betrifft die Zeit {span}; Stichtag ist der {day(report.reference_date)}. "
            f"Er beruht auf den Meldungen der verantwortlichen Stellen."
        ),
        f"{asked} {sentences.progress([(code, counts[code]) for code in PROGRESS])}".strip(),
    ]
    if follows:
        first = "Aus dem Bericht folgt:" if len(follows) > 1 else "Aus dem Bericht folgt eines:"
        lines = [_consequence(each) for each in follows]
        paragraphs += [first, "\n".join(f"- {line}" for line in lines)]
    return "\n\n".join(paragraphs)


def _consequence(each: Consequence) -> str:
    office = each.office.label if each.office else ""
    due = f"bis {day(each.due)}" if each.due else ""
    about = ", ".join(part for part in (office, due) if part)
    text = each.text.rstrip(".")
    return f"{text} ({about})." if about else f"{text}."


def _if_rejected(count: int) -> str:
    base = "Der Bericht bleibt veröffentlicht; er gilt dann als nicht zur Kenntnis genommen."
    if not count:
        return base
    follow = (
        "Die daraus gezogene Konsequenz hätte"
        if count == 1
        else (f"Die {sentences.word(count)} daraus gezogenen Konsequenzen hätten")
    )
    return f"{base} {follow} keinen Auftrag des Rates."


def _enclosure(report: Report) -> str:
    number = f", Nummer {report.number}" if report.number else ""
    out = f", veröffentlicht am {day(report.released_on)}" if report.released_on else ""
    return f"{report.title}{number}{out}"


def _hash(report: Report) -> str:
    release = report.releases.filter(level=ReleaseLevel.PUBLIC).first() or report.releases.first()
    return release.hash if release else ""

"""Words and figures as they are printed, once for all outputs: the reason why they agree.

The result is plain lists and dictionaries of text: typst reads it as JSON, Django's templates,
python-docx and the tests walk through it.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from wirkungskreis.charts import svg
from wirkungskreis.kernel import texts
from wirkungskreis.kernel.formats import day, day_short, number
from wirkungskreis.reports.outputs.document import (
    LINE_END,
    Block,
    BulletList,
    ChartBlock,
    Consequences,
    Decisions,
    Facts,
    FollowUps,
    GoalFigures,
    Heading,
    IndicatorFigure,
    Level,
    MeasureCard,
    Needs,
    Paragraph,
    ReportDocument,
    RichText,
    Section,
    Source,
    Span,
    Table,
)
from wirkungskreis.reports.outputs.phrases import (
    WITHHELD,
    about,
    as_table,
    effect,
    effort,
    next_step,
    nothing_follows,
    reach,
)
from wirkungskreis.reports.outputs.tables import Link, Shown, chart, table, to

LEVELS = {
    Level.INTERNAL: "Interne Fassung",
    Level.BODIES: "Fassung für die Gremien",
    Level.PUBLIC: "Öffentliche Fassung",
}


def nowhere(ref: str) -> str:  # noqa: ARG001  the shape of a Link
    """Link nothing: for outputs that stand alone."""
    return ""


def shown(report: ReportDocument, link: Link = nowhere) -> Shown:
    """Give the whole report ready to be laid out; ``link`` gives the address of a fact."""
    laid_out = {
        "meta": meta(report),
        "corrections": [
            {"title": f"Berichtigung Nr. {c.number} vom {day(c.day)}", "text": c.text}
            for c in report.corrections
        ],
        "sections": [section(each, link) for each in report.sections],
    }
    cleaned: Shown = clean_all(laid_out)
    return cleaned


def clean(text: str) -> str:
    """Drop what no file may hold: control characters, and those that turn the order of letters."""
    return svg.clean(texts.clean(text))


def clean_all(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, dict):
        return {key: clean_all(each) for key, each in value.items()}
    return [clean_all(each) for each in value] if isinstance(value, list) else value


def meta(report: ReportDocument) -> Shown:
    period = f"{day(report.first_day)} bis {day(report.last_day)}"
    state = "Entwurf, nicht veröffentlicht"
    if report.released_on:
        state = f"veröffentlicht am {day(report.released_on)}"
    facts = [
        ("Berichtszeitraum", period),
        ("Stichtag", day(report.reference_day)),
        ("Fassung", LEVELS[report.level]),
        ("Stand", state),
        ("Nummer", report.number),
        ("Erstellt von", report.prepared_by),
    ]
    return {
        "label": report.label,
        "over": "" if report.title.startswith(report.label) else report.label,
        "title": report.title,
        "municipality": report.municipality,
        "period": period,
        "draft": report.released_on is None,
        "state": state,
        "level": LEVELS[report.level],
        "journal_head": report.journal_head,
        "facts": [{"label": label, "value": value} for label, value in facts if value],
    }


def section(part: Section, link: Link) -> Shown:
    return {
        "ref": part.ref,
        "title": part.title,
        "kind": part.kind.value,
        "code": part.code,
        "blocks": [*with_ranks(block_of(block, link) for block in part.blocks)],
    }


def with_ranks(blocks: Iterable[Shown]) -> Iterator[Shown]:
    """Give each measure's heading the rank below the heading it stands under."""
    rank = 1
    for block in blocks:
        if block["kind"] == "heading":
            rank = block["rank"]
        if block["kind"] == "card":
            block["rank"] = rank + 1
        yield block


def block_of(block: Block, link: Link) -> Shown:  # noqa: PLR0911  one line per kind of block
    match block:
        case Heading() | Paragraph() | BulletList() | Source():
            return words(block, link)
        case Facts():
            items = [
                {"value": number(f.value), "label": f.label, "href": to(link, f.ref)}
                for f in block.items
            ]
            return {"kind": "facts", "items": items}
        case ChartBlock():
            return chart(block, link)
        case MeasureCard():
            return card(block, link)
        case GoalFigures():
            return goal(block, link)
        case IndicatorFigure():
            return indicator(block, link)
        case Table():
            return table(block, link)
        case Consequences() if nothing := nothing_follows(block):
            return {"kind": "nothing", "text": nothing, "href": to(link, block.items[0].ref)}
        case Consequences() | FollowUps() | Needs() | Decisions():
            return table(as_table(block), link)


def words(block: Heading | Paragraph | BulletList | Source, link: Link) -> Shown:
    laid_out: Shown = {"href": to(link, block.ref)}
    match block:
        case Heading():
            return laid_out | {"kind": "heading", "text": block.text, "rank": block.rank}
        case Paragraph():
            told = {"spans": spans(block.spans, link), "generated": block.generated}
            return laid_out | {"kind": "paragraph", **told}
        case BulletList():
            return laid_out | {"kind": "list", "items": [spans(i, link) for i in block.items]}
        case Source():
            return laid_out | {"kind": "source", "spans": spans(block.spans, link)}


def spans(text: Iterable[Span], link: Link) -> list[Shown]:
    return [
        {
            "text": s.text,
            "emphasis": s.emphasis,
            "href": s.link or to(link, s.ref),
            "unproved": s.is_unproved,
            "ends_line": s.text == LINE_END,
        }
        for s in text
    ]


def card(block: MeasureCard, link: Link) -> Shown:
    lines = [
        ("Angaben", plain(WITHHELD if block.withheld else "")),
        ("Begründung", plain(block.reason)),
        ("Was geschehen ist", block.happened),
        ("Quelle", plain(block.source)),
        ("Was folgt", plain(next_step(block))),
        ("Erreicht", plain(reach(block))),
        ("Aufwand", plain(effort(block))),
        ("Hemmnis", plain(block.obstacle)),
        ("Gebraucht wird", plain(block.help)),
        ("Prüfvermerk", plain(block.remark)),
    ]
    return {
        "kind": "card",
        "code": block.code,
        "title": block.title,
        "href": to(link, block.ref),
        "lead": block.lead,
        "standing": block.standing,
        "tone": block.tone.value,
        "facts": [f for f in (block.lead, block.lifecycle, block.provenance) if f],
        "goals": ", ".join(block.goals),
        "generated": block.generated,
        "lines": [{"label": label, "spans": spans(said, link)} for label, said in lines if said],
    }


def plain(text: str) -> RichText:
    return (Span(text),) if text else ()


def goal(block: GoalFigures, link: Link) -> Shown:
    figures = [
        {
            "label": f.label,
            "value": f.value,
            "day": day_short(f.day),
            "about": about(f),
            "href": to(link, f.ref),
        }
        for f in block.figures
    ]
    why = block.not_assessable
    return {
        "kind": "goal",
        "code": block.code,
        "text": block.text,
        "href": to(link, block.ref),
        "figures": figures,
        "effects": [
            {"grade": e.grade, "words": effect(e), "reason": e.reason, "href": to(link, e.ref)}
            for e in block.effects
        ],
        "reason": f"Wirkung nicht beurteilbar, weil {why.rstrip('.')}." if why else "",
    }


def indicator(block: IndicatorFigure, link: Link) -> Shown:
    value = f"{block.value} ({block.period})" if block.period else block.value
    if block.known_on:
        value = f"{value}, wie am {day_short(block.known_on)} bekannt"
    lines = [("Neuester Wert", value), ("Ziel", block.target)]
    if len(block.beside) > 1:  # beside a single goal it stands below that goal
        lines.append(("Neben", ", ".join(block.beside)))
    return {
        "kind": "indicator",
        "code": block.code,
        "name": block.name,
        "href": to(link, block.ref),
        "status": block.status,
        "assessable": block.is_assessable,
        "about": block.kind,
        "lines": [{"label": label, "spans": spans(plain(w), link)} for label, w in lines if w],
        "why": " ".join(block.why),
    }

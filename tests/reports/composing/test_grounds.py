"""What the numbers in a text rest on: the draft's facts, key figures, a named source, nothing."""

from decimal import Decimal

import pytest

from tests import world
from tests.reports import making
from wirkungskreis.concept.models import Element
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.reports.composing.grounds import Grounds
from wirkungskreis.reports.composing.whole import compose, unproved_in
from wirkungskreis.reports.domain import releasing, writing
from wirkungskreis.reports.models import Report
from wirkungskreis.reports.outputs.document import (
    BulletList,
    ChartBlock,
    MeasureCard,
    Paragraph,
    ReportDocument,
    RichText,
    Source,
    Span,
)
from wirkungskreis.reports.outputs.html import fragment

pytestmark = pytest.mark.django_db


def of_three() -> Report:
    """Make a report on a field with three answers and a key figure of 64 percent."""
    rnd = world.rnd()
    making.concept()
    for _each in range(3):
        making.answered(rnd)
    report = making.report(making.shut(rnd))
    facts = {
        "label": "Anteil mit Kursplatz",
        "value": "64 Prozent",
        "on": making.DAY,
        "source": "Vormerkliste",
        "definition": "mit Platz binnen 8 Wochen",
        "population": "Vorgemerkte",
    }
    goal = Element.objects.get(key="A.1")
    writing.enter_figure(report, actor=SYSTEM, goal=goal, facts=facts)
    return report


def write(report: Report, slot: str, text: str, sources: str = "") -> None:
    block = report.blocks.get(slot=slot)
    writing.write(
        block, actor=SYSTEM, edition=block.edition, text=text, on=making.LATER, sources=sources
    )


def first_of(document: ReportDocument) -> Paragraph:
    """Give the first paragraph of field A."""
    [field] = [part for part in document.sections if part.code == "A"]
    return next(block for block in field.blocks if isinstance(block, Paragraph))


def refs(spans: RichText) -> dict[str, str]:
    return {span.text: span.ref.partition(":")[0] for span in spans if span.ref}


def test_numbers_of_a_generated_sentence_lead_to_their_field() -> None:
    paragraph = first_of(compose(of_three()))

    assert {s.text: s.ref for s in paragraph.spans if s.ref} == {"drei": "list:A", "Drei": "list:A"}
    assert (paragraph.generated, paragraph.ref) == (True, "")


def test_a_number_that_stood_in_the_draft_keeps_its_fact_when_the_words_change() -> None:
    report = of_three()
    write(report, "field:A", "Alle 3 Stellen haben geantwortet, 64 % der Menschen haben Platz.")

    paragraph = first_of(compose(report))

    assert refs(paragraph.spans) == {"3": "list", "64": "figure"}
    assert (paragraph.generated, paragraph.ref, unproved_in(report, "field:A")) == (False, "", [])


def test_a_number_without_fact_is_marked_for_the_writer_until_the_release() -> None:
    report = of_three()
    write(report, "field:A", "Alle 3 Stellen; **17** Menschen.\n\n- 99 Kurse\n- keine Zahl")

    draft = first_of(compose(report))
    page = fragment(compose(report))
    making.reviewed(report)
    releasing.release(
        report, actor=SYSTEM, edition=making.edition(report), number="1", on=making.LATER
    )

    assert [span.text for span in draft.spans if span.is_unproved] == ["17"]
    assert unproved_in(report, "field:A") == ["17", "99"]
    assert page.count("Zahl ohne Beleg") == 2
    released = compose(report)
    paragraph = first_of(released)
    assert [span for span in paragraph.spans if span.is_unproved] == []
    assert (refs(paragraph.spans), paragraph.ref) == ({"3": "list"}, "list:A")
    assert [b.ref for b in released.blocks() if isinstance(b, BulletList)] == ["list:A"]
    html = fragment(released)
    assert "Zahl ohne Beleg" not in html
    assert html.count("Woher diese Angaben kommen") >= 2


def test_a_source_that_is_named_stands_below_and_the_numbers_lead_there() -> None:
    report = of_three()
    write(report, "field:A", "Es waren 17 Menschen.", sources="Meldebehörde, Mai 2026")

    document = compose(report)

    block = report.blocks.get(slot="field:A")
    source = next(b for b in document.blocks() if isinstance(b, Source))
    assert refs(first_of(document).spans) == {"17": "block"}
    assert source == Source((Span("Quelle: Meldebehörde, Mai 2026"),), f"block:{block.public_id}")
    assert unproved_in(report, "field:A") == []
    writing.take_proposal(block, actor=SYSTEM, edition=block.edition)
    block.refresh_from_db()
    assert block.sources == ""


def test_what_a_person_has_linked_leads_where_that_person_said() -> None:
    grounds = Grounds({Decimal(5): "list:A"}, marks=True)

    spans = grounds.under([Span("5", link="https://example.org/"), Span(" und 5 und 6")])

    assert [(s.text, s.link or s.ref, s.is_unproved) for s in spans] == [
        ("5", "https://example.org/", False),
        (" und ", "", False),
        ("5", "list:A", False),
        (" und ", "", False),
        ("6", "", True),
    ]


def test_large_figures_in_the_foreword_lead_to_the_first_page() -> None:
    report = of_three()
    write(report, "foreword", "Wir fragten nach 3 Maßnahmen, in 20 Sitzungen.")

    [foreword] = [part for part in compose(report).sections if part.ref == "foreword"]

    [paragraph] = foreword.blocks
    assert isinstance(paragraph, Paragraph)
    assert {s.text: s.ref for s in paragraph.spans if s.ref} == {"3": "by-field"}
    assert unproved_in(report, "foreword") == ["20"]


def test_what_is_said_of_a_round_leads_to_that_round() -> None:
    report = of_three()
    [procedure] = [part for part in compose(report).sections if part.ref == "procedure"]

    told = [refs(b.spans) for b in procedure.blocks if isinstance(b, Paragraph)]

    assert {"drei": "round"} in told


def test_printed_words_lead_to_the_return_if_the_lead_said_the_number() -> None:
    rnd = world.rnd()
    making.concept()
    making.answered(rnd, done="Es kamen 120 Menschen.", reach_unit="Frauen", reach_actual=70)
    report = making.report(making.shut(rnd))
    key = making.key_in(report)
    writing.print_as(
        report,
        actor=SYSTEM,
        key=key,
        edition=0,
        text="120 Menschen kamen, 70 Frauen, 9 Kinder.",
        on=making.LATER,
    )

    [card] = [b for b in compose(report).blocks() if isinstance(b, MeasureCard)]

    assert {s.text: s.ref for s in card.happened if s.ref} == {
        "120": f"return:{key}",
        "70": f"return:{key}",
    }
    assert [s.text for s in card.happened if s.is_unproved] == ["9"]
    assert unproved_in(report, f"return:{key}") == ["9"]


def test_each_rate_leads_to_its_round() -> None:
    rounds = [
        making.frozen("R-1", title="Erste", reference_date=making.DAY.replace(year=2025)),
        making.frozen("R-2", title="Zweite"),
    ]
    document = compose(making.report(rounds[1]))

    [line] = [b for b in document.blocks() if isinstance(b, ChartBlock) and b.ref == "rounds"]
    sources = [b for b in document.blocks() if isinstance(b, Source)]

    assert line.refs == tuple(f"round:{rnd.public_id}" for rnd in rounds)
    assert [s.ref for s in sources] == [f"round:{rnd.public_id}" for rnd in reversed(rounds)]
    html = fragment(document)
    assert html.count('href="#quelle-') >= 4

"""A report put together from a small world: what is missing, what follows, who may read what."""

import re
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from tests import world
from tests.reports import making
from wirkungskreis.charts.bars import Bar, OrderedBars
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.reports.composing.texts import place_of
from wirkungskreis.reports.composing.whole import compose, fields_without_consequence
from wirkungskreis.reports.domain import releasing, writing
from wirkungskreis.reports.models import Block as Text
from wirkungskreis.reports.models import Report
from wirkungskreis.reports.outputs.codec import dump
from wirkungskreis.reports.outputs.document import (
    BulletList,
    ChartBlock,
    Consequences,
    FollowUps,
    Level,
    MeasureCard,
    Paragraph,
    ReportDocument,
    Table,
)
from wirkungskreis.reports.outputs.docx import docx
from wirkungskreis.reports.outputs.html import page
from wirkungskreis.reports.outputs.levels import narrowed
from wirkungskreis.reports.outputs.pdf import pdf
from wirkungskreis.reports.outputs.xlsx import xlsx

pytestmark = pytest.mark.django_db


def cards(document: ReportDocument) -> dict[str, MeasureCard]:
    return {b.code: b for b in document.blocks() if isinstance(b, MeasureCard)}


def on(*fields: Mapping[str, object]) -> Report:
    """Make a report on one round with an answer per dict."""
    making.concept()
    rnd = world.rnd()
    for more in fields:
        making.answered(rnd, **more)
    return making.report(making.shut(rnd))


def test_silence_is_printed_as_such() -> None:
    found = cards(compose(making.report()))

    assert [card.standing for card in found.values()] == ["im Plan", "keine Meldung"]
    assert [card.provenance for card in found.values()] == [
        "gemeldet am 01.10.2026, geprüft",
        "keine Meldung",
    ]


def test_a_measure_without_field_has_a_section_and_needs_no_consequence() -> None:
    report = on({"measure": world.measure(code="Z-01")}, {})

    sections = {part.title: part for part in compose(report).sections}

    assert "Ohne Handlungsfeld" in sections
    assert fields_without_consequence(report) == ["A"]


def test_nothing_published_and_only_the_title() -> None:
    words = {"done": "Sehr Vertrauliches.", "effort_hours": 40}
    report = on(
        {"measure": making.measure(code="A-01", public_scope="nothing"), **words},
        {"measure": making.measure(code="A-02", public_scope="title"), **words},
        {"measure": making.measure(code="A-03", public_scope="all"), **words},
    )

    inner, outer = cards(compose(report)), cards(compose(report, Level.PUBLIC))

    assert list(inner) == ["A-01", "A-02", "A-03"]
    assert list(outer) == ["A-02", "A-03"]
    title = outer["A-02"]
    assert (title.standing, title.happened, title.provenance) == ("nur Titel öffentlich", (), "")
    assert (title.withheld, title.next_step, title.next_due) == (True, "", None)
    assert outer["A-03"].happened[0].text == "Sehr Vertrauliches."
    assert outer["A-03"].effort is None
    assert inner["A-03"].effort is not None


def test_what_is_not_for_the_public_never_reads_as_not_reported() -> None:
    words = {"next_step": "Umzug", "next_step_due": making.LATER, "reach_unit": "Frauen"}
    measure = making.measure(code="A-09", title="Frauenhaus", public_scope="title")
    report = on({"measure": measure, "reach_actual": 41, "done": "Vertrauliches.", **words})

    document = compose(report, Level.PUBLIC)

    html = page(document).decode()
    book = load_workbook(BytesIO(xlsx(document)))["Meldungen"]
    [row] = list(book.iter_rows(min_row=2, values_only=True))
    printed = " ".join(p.extract_text() for p in PdfReader(BytesIO(pdf(document))).pages)
    edited = "\n".join(p.text for p in Document(BytesIO(docx(document))).paragraphs)
    sentence = "ihre Angaben sind nicht zur Veröffentlichung bestimmt"
    assert row == ("A-09", "Frauenhaus", "nur Titel öffentlich", *["nicht öffentlich"] * 9)
    for text in (html, " ".join(printed.split()), edited):
        assert sentence in text
        assert "nicht gemeldet" not in text
        assert "Vertrauliches" not in text
    assert re.search(r">\s*nicht öffentlich\s*</td>", html)


def test_a_title_without_an_answer_is_silent_and_tells_no_older_story() -> None:
    making.concept()
    measure = making.measure(code="A-09", public_scope="title")
    older = world.rnd(code="R-1", reference_date=making.DAY.replace(year=2025))
    making.answered(older, measure=measure, done="Vertrauliches.")
    rnd = world.rnd(code="R-2")
    making.silent(rnd, measure=measure)
    report = making.report(making.shut(older), making.shut(rnd))

    card = cards(compose(report, Level.PUBLIC))["A-09"]

    assert (card.standing, card.withheld, card.happened) == ("keine Meldung", False, ())


def test_obstacles_reach_committees_only_when_released() -> None:
    trouble = {"help_kind": "decision", "help_text": "Wir brauchen Räume."}
    report = on(trouble, {**trouble, "releases_obstacle": True})

    helps = {
        level: [card.help for card in cards(compose(report, level)).values()] for level in Level
    }

    asked = helps[Level.INTERNAL][0]
    assert "Wir brauchen Räume." in asked
    assert helps == {
        Level.INTERNAL: [asked, asked],
        Level.BODIES: ["", asked],
        Level.PUBLIC: ["", ""],
    }


def test_very_few_people_are_no_number_outside_the_desk() -> None:
    report = on({"reach_unit": "Frauen", "reach_actual": 3, "reach_planned": 10})

    reaches = [next(iter(cards(compose(report, level)).values())).reach for level in Level]

    assert [reach and reach.reached for reach in reaches] == [3, None, None]
    assert [reach and reach.small for reach in reaches] == [False, True, True]


def test_a_bar_of_very_few_is_named_not_drawn() -> None:
    bars = (Bar("Nord", 3), Bar("Süd", 12))
    chart = OrderedBars("k", "Besuche", "2026", "Quelle", "Stadtteil", "Menschen", bars)

    block = narrowed(ChartBlock(chart), Level.BODIES)

    assert block == ChartBlock(replace(chart, bars=bars[1:], subtitle="2026; unter 5: Nord"))


def test_a_consequence_is_answered_for_by_a_post_never_by_a_name() -> None:
    report = making.report()
    olga = world.person("Olga Verantwortlich")
    making.consequence(report, owner=olga)

    def posts(level: Level) -> set[str]:
        document = compose(report, level)
        assert "Olga" not in dump(document).decode()
        blocks = document.blocks()
        return {i.post for b in blocks if isinstance(b, Consequences) for i in b.items}

    assert posts(Level.INTERNAL) == {""}
    jugendamt = world.organisation("Jugendamt")
    olga.posts.create(
        organisation=jugendamt, function="Leitung", valid_before=world.LONG_AGO.date()
    )
    assert posts(Level.INTERNAL) == {""}
    olga.posts.create(organisation=jugendamt, function="Abteilungsleitung")
    assert posts(Level.INTERNAL) == posts(Level.BODIES) == {"Abteilungsleitung"}
    assert posts(Level.PUBLIC) == {""}


def test_where_nothing_follows_the_reason_stands_as_a_sentence() -> None:
    report = making.report()
    making.consequence(report, kind="none", text="Alles läuft.", office=None, due=None)

    document = compose(report)

    html = " ".join(page(document).decode().split())
    assert re.search(r"Es folgt nichts. <a href=\"#grund-[^>]+>Begründung</a>: Alles läuft.", html)
    printed = " ".join(p.extract_text() for p in PdfReader(BytesIO(pdf(document))).pages)
    assert "Es folgt nichts. Begründung: Alles läuft." in printed
    edited = [p.text for p in Document(BytesIO(docx(document))).paragraphs]
    assert "Es folgt nichts. Begründung: Alles läuft." in edited
    row = [cell.value for cell in load_workbook(BytesIO(xlsx(document)))["Konsequenzen"][2]]
    assert row == ["A Sprache und Verständigung", "Alles läuft.", "–", "–", "keine – weil", None]


def test_rounds_are_told_line_by_line_and_the_same_words_once() -> None:
    making.concept()
    first, second = making.measure(code="A-01"), making.measure(code="A-02")
    rounds = []
    for year, done in ((2025, "Begonnen."), (2026, "Beendet.")):
        rnd = world.rnd(code=f"R-{year}", reference_date=making.DAY.replace(year=year))
        making.answered(rnd, measure=first, done=done)
        making.answered(rnd, measure=second, done="Läuft.")
        rounds.append(making.shut(rnd))

    found = cards(compose(making.report(*rounds)))

    told = {code: "".join(span.text for span in card.happened) for code, card in found.items()}
    assert told == {
        "A-01": "Zum 20.10.2025: Begonnen.\nZum 20.10.2026: Beendet.",
        "A-02": "Zum 20.10.2025 und zum 20.10.2026: Läuft.",
    }


@pytest.mark.parametrize(("answer", "columns"), [({}, 3), ({"effort_hours": 40}, 5)])
def test_the_annex_leaves_out_what_nobody_reported_and_says_so(
    answer: Mapping[str, object], columns: int
) -> None:
    table = compose(on(answer)).sections[-1].blocks[0]

    assert isinstance(table, Table)
    assert len(table.columns) == columns
    assert ("hat keine Stelle gemeldet" in table.note) == (columns == 3)


def test_codes_are_sorted_as_people_count() -> None:
    codes = ["A.10", "A.2", "A.1.1", "A.1", "Q.1", "A"]

    assert sorted(codes, key=place_of) == ["A", "A.1", "A.1.1", "A.2", "A.10", "Q.1"]


def test_a_written_text_keeps_its_lists_and_is_not_marked() -> None:
    report = making.report()
    block = Text.objects.get(slot="foreword")
    text = "Sehr *geehrte* Damen\n\n- erstens\n- zweitens"
    writing.write(block, actor=SYSTEM, edition=1, text=text, on=making.LATER)

    [foreword] = [part for part in compose(report).sections if part.ref == "foreword"]

    first, second = foreword.blocks
    assert isinstance(first, Paragraph)
    assert ([span.emphasis for span in first.spans], first.generated) == (
        [False, True, False],
        False,
    )
    assert isinstance(second, BulletList)
    assert [item[0].text for item in second.items] == ["erstens", "zweitens"]


def test_the_next_report_opens_with_what_became_of_each() -> None:
    older = making.report(making.frozen("R-1", reference_date=making.DAY.replace(year=2025)))
    making.consequence(older)
    making.consequence(older, kind="none", text="Sonst nichts.", office=None, due=None)
    making.reviewed(older)
    releasing.release(
        older, actor=SYSTEM, edition=making.edition(older), number="1", on=making.LATER
    )
    report = making.report(code="UB-NEU")

    [found] = [b for b in compose(report).blocks() if isinstance(b, FollowUps)]

    assert [(item.text, item.outcome) for item in found.items] == [
        ("Einen zweiten Kursort finden.", "offen")
    ]

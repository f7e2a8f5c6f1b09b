"""The report on a page and as a file of its own."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

from tests.reports.sample import CARD, DRAFT, FIELD, RELEASED
from wirkungskreis.reports.outputs.document import CellKind, Column, Paragraph, Row, Span, Table
from wirkungskreis.reports.outputs.html import fragment, page


class Reader(HTMLParser):
    """Collects headings, ids, links and everything that would load or run."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ranks: list[int] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.foreign: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if re.fullmatch("h[1-6]", tag):
            self.ranks.append(int(tag[1]))
        self.ids += [v for k, v in attrs if k == "id" and v]
        self.links += [v for k, v in attrs if k == "href" and v]
        if tag in {"script", "link", "img", "iframe"} or "style" in values:
            self.foreign.append(tag)


def test_ranks_do_not_skip_and_ids_are_unique() -> None:
    read = Reader(page(RELEASED).decode())

    assert read.ranks.count(1) == 1
    assert [(a, b) for a, b in pairwise(read.ranks) if b > a + 1] == []
    assert len(read.ids) == len(set(read.ids))
    assert {link[1:] for link in read.links if link.startswith("#")} <= set(read.ids)


def test_the_file_loads_and_runs_nothing() -> None:
    html = page(DRAFT).decode()

    assert Reader(html).foreign == []
    assert "url(http" not in html
    assert "@import" not in html


def test_the_part_for_pages_has_no_style_of_its_own() -> None:
    assert "<style" not in fragment(DRAFT)


def test_numbers_link_to_their_facts() -> None:
    html = re.sub(r'\s+(href="[^"]+")\s*>', r" \1>", fragment(DRAFT, link="/tatsachen/{}/".format))

    assert '<a href="/tatsachen/return:a-01/">1.157</a>' in html
    assert '<a href="/tatsachen/round:1/">77</a>' in html
    assert '<a href="/tatsachen/figure:1/">Wartezeit bis zum Kursbeginn</a>' in html
    assert '<a href="/tatsachen/consequence:1/">Die Stelle wird besetzt.</a>' in html


def test_words_of_people_are_escaped() -> None:
    nasty = "<script>alert(1)</script>"
    card = replace(CARD, title=nasty, standing=nasty, lead=nasty)
    words = Paragraph((Span(nasty, ref="javascript"), Span(nasty, emphasis=True)))
    report = replace(DRAFT, title=nasty, sections=(replace(FIELD, blocks=(words, card)),))

    html = page(report).decode()

    assert "<script" not in html
    assert html.count("&lt;script&gt;") >= 6


def test_generated_words_are_marked() -> None:
    html = fragment(DRAFT)

    assert html.count("report-generated") == 1
    assert html.count("noch nicht bearbeitet") == 1


def test_rows_of_words_stack_on_a_telephone_and_rows_of_figures_do_not() -> None:
    words = Table("Wer", (Column("Stelle"), Column("Stand")), (Row(("VHS", "offen")),))
    counts = (Column("Feld"), Column("da", CellKind.COUNT), Column("fehlt", CellKind.COUNT))
    figures = Table("Wie viele", counts, (Row(("A", 1, 2)),))

    html = fragment(replace(DRAFT, sections=(replace(FIELD, blocks=(words, figures)),)))

    assert re.findall(r'<table class="([^"]+)">', html) == [
        "report-table report-stacked",
        "report-table",
    ]
    assert re.findall(r'data-label="([^"]+)"', html) == ["Stand"]

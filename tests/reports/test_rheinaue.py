"""The whole report, composed from Rheinaue: what is in it, and what must not be."""

import re
from functools import cache
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pypdf import PdfReader

from tests.reports.outputs.test_same_figures import axis, in_docx, in_html, in_pdf, read_out
from tests.tools.pdf import assert_pdf_valid
from wirkungskreis.charts.states import StateBar
from wirkungskreis.demo.loading import load
from wirkungskreis.people.models import Person, User
from wirkungskreis.reports.composing.whole import compose
from wirkungskreis.reports.models import ReleaseFile, Report
from wirkungskreis.reports.models.release import Format
from wirkungskreis.reports.numbers import find
from wirkungskreis.reports.outputs import codec
from wirkungskreis.reports.outputs.document import (
    ChartBlock,
    Consequences,
    Facts,
    Level,
    MeasureCard,
    ReportDocument,
    SectionKind,
)
from wirkungskreis.reports.outputs.html import fragment
from wirkungskreis.reports.outputs.pdf import pdf
from wirkungskreis.rounds.models import Return

pytestmark = pytest.mark.django_db


@cache
def loaded() -> dict[str, object]:
    """Load the city once; documents are plain values and outlive the test's transaction."""
    load("rheinaue")
    draft = Report.objects.get(code="UB-2025")
    released = Report.objects.get(code="UB-2024")
    frozen = released.releases.get(level="public").files.get(format="json")
    return {
        "draft": {level: compose(draft, level) for level in Level},
        "public": codec.load(bytes(frozen.content)),
        "pages": public_pages(),
        "queries": {what: queries(name, about) for what, name, about in pages(draft, released)},
        "files": {
            f"{file.release.level} {file.format}": words_in(bytes(file.content), file.format)
            for file in ReleaseFile.objects.filter(release__report=released)
        },
        "names": set(Person.objects.values_list("name", flat=True)),
        "inner": {
            text
            for pair in Return.objects.values_list("help_text", "obstacle_text")
            for text in pair
            if len(text) > 20
        },
    }


def public_pages() -> dict[str, str]:
    """Read the released report as everybody can, page by page."""
    client, start = Client(), "/berichte/2025-0571/"
    first = client.get(start).content.decode()
    parts = set(re.findall(rf'href="({start}abschnitte/[a-z-]+/)', first))
    return {start: first} | {part: client.get(part).content.decode() for part in parts}


def words_in(content: bytes, form: str) -> str:
    """Give everything that can be read in a file, packed or not, without breaks of lines."""
    if form == Format.PDF:
        reader = PdfReader(BytesIO(content))
        text = "\n".join([*(page.extract_text() for page in reader.pages), str(reader.metadata)])
        return " ".join(text.replace("\u00ad\n", "").replace("\u00ad", "").split())
    if form in {Format.DOCX, Format.XLSX}:
        with ZipFile(BytesIO(content)) as packed:
            parts = [packed.read(name).decode(errors="ignore") for name in packed.namelist()]
        return " ".join(re.sub(r"<[^>]+>", " ", "\n".join(parts)).split())
    return " ".join(re.sub(r"<[^>]+>", " ", content.decode()).split())


def pages(draft: Report, released: Report) -> list[tuple[str, str, list[object]]]:
    return [
        ("draft", "report", [draft.public_id]),
        ("reading a draft", "report_read", [draft.public_id]),
        ("field", "report_field", [draft.public_id, "b"]),
        ("released", "report", [released.public_id]),
        ("reading a release", "report_read", [released.public_id]),
    ]


def queries(name: str, arguments: list[object]) -> int:
    """Count what a page of the coordination asks the database."""
    client = Client()
    client.force_login(User.objects.get(username="koordination"))
    address = reverse(f"desk:{name}", args=arguments)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


def draft(level: Level = Level.INTERNAL) -> ReportDocument:
    documents = loaded()["draft"]
    assert isinstance(documents, dict)
    document = documents[level]
    assert isinstance(document, ReportDocument)
    return document


def public() -> ReportDocument:
    document = loaded()["public"]
    assert isinstance(document, ReportDocument)
    return document


def words_of(key: str) -> set[str]:
    words = loaded()[key]
    assert isinstance(words, set)
    return words


@pytest.mark.once
def test_the_first_page_answers_four_questions() -> None:
    glance = draft().sections[0]

    [facts] = [block for block in glance.blocks if isinstance(block, Facts)]
    told = {fact.label: fact.value for fact in facts.items}
    assert told == {
        "Maßnahmen abgefragt": 81,
        "mit Meldung": 71,
        "ohne Meldung": 10,
        "mit Geld, das endet": 0,
        "Konsequenzen": 3,
    }
    text = fragment(draft())
    for heading in ("Von wem keine Meldung vorliegt", "Geld, das endet", "Was folgt"):
        assert f">{heading}</h3>" in text


def test_no_page_about_a_real_report_asks_more_than_twenty_times() -> None:
    counts = loaded()["queries"]

    assert isinstance(counts, dict)
    assert {name: count for name, count in counts.items() if count > 20} == {}
    assert len(counts) == 5


def test_bars_facts_and_cards_count_the_same() -> None:
    document = draft()

    bars = [b.chart for b in document.blocks() if isinstance(b, ChartBlock)]
    whole, *fields = [bar for bar in bars if isinstance(bar, StateBar)]
    cards = [block for block in document.blocks() if isinstance(block, MeasureCard)]
    assert whole.total == sum(bar.total for bar in fields) == len(cards) == 81


@pytest.mark.parametrize("level", Level)
def test_all_outputs_have_the_same_figures(level: Level) -> None:
    document = draft(level)

    html, printed, edited = in_html(document), in_pdf(document), in_docx(document)

    assert len(html) > 200
    assert printed - html == set()
    assert html - printed <= read_out(document)
    assert edited - html == set()
    assert html - edited <= axis(document)


class Numbers(HTMLParser):
    """Collects the sentences, rows, cards and charts with a number, and no link to its fact."""

    UNITS = {"li", "tr", "p", "figure", "article", "ul", "h2", "h3", "h4", "h5", "dd", "div"}
    WHOLE = {"tr", "article", "figure", "goal"}

    def __init__(self, html: str) -> None:
        super().__init__()
        self.stack: list[list[str]] = []
        self.links: list[int] = []
        self.without: list[str] = []
        self.count = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.UNITS:
            is_goal = dict(attrs).get("class") == "report-goal"
            self.stack.append(["goal" if is_goal else tag, "", ""])
        if tag == "a" and dict(attrs).get("href"):
            for unit in self.stack:
                unit[2] = "linked"

    def handle_data(self, data: str) -> None:
        if self.stack:
            self.stack[-1][1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.UNITS or not self.stack:
            return
        _tag, text, linked = self.stack.pop()
        inside = any(unit[0] in self.WHOLE for unit in self.stack)
        numbers = find(text)
        self.count += len(numbers) * (not inside)
        if numbers and not linked:
            if inside:
                self.stack[-1][1] += f" {text}"  # the row or card around it may lead to the fact
            else:
                self.without.append(" ".join(text.split()))


def body_of(html: str) -> str:
    """Leave out what tells nothing new: pictures repeat their words, heads name columns."""
    return re.sub(r"<style>.*?</style>|<thead>.*?</thead>", "", html, flags=re.DOTALL)


@pytest.mark.parametrize("level", Level)
def test_every_number_of_the_web_version_leads_to_its_fact(level: Level) -> None:
    text = fragment(draft(level))

    read = Numbers(body_of(text))

    assert read.without == []
    assert read.count > 600
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(re.findall(r' id="([^"]+)"', text))


def test_every_number_of_the_released_pages_leads_to_its_fact() -> None:
    pages = loaded()["pages"]

    assert isinstance(pages, dict)
    assert len(pages) == 11
    read = {address: Numbers(body_of(report_in(text))) for address, text in pages.items()}
    assert {address: each.without for address, each in read.items() if each.without} == {}
    assert sum(each.count for each in read.values()) > 600
    for address, text in pages.items():
        for link in re.findall(r'href="((?:/berichte/2025-0571/[^"]*)?#[^"]+)"', report_in(text)):
            target, _hash, anchor = link.partition("#")
            assert f' id="{anchor}"' in pages[target or address]


def report_in(page: str) -> str:
    """Cut the report out of the page around it."""
    _before, start, rest = page.partition('<div class="report"')
    return start + rest.partition("</main>")[0]


def test_no_released_file_names_a_person_for_whatever_readers() -> None:
    files = loaded()["files"]

    assert isinstance(files, dict)
    assert len(files) == 15
    assert all("Lotsenstelle" in text for text in files.values())
    names = words_of("names")
    assert len(names) > 50
    assert {
        where: found
        for where, text in files.items()
        if (found := [name for name in sorted(names) if name in text])
    } == {}


def test_the_public_release_names_nobody_and_no_trouble() -> None:
    raw = codec.dump(public()).decode()

    assert [name for name in sorted(words_of("names")) if name in raw] == []
    assert [text for text in sorted(words_of("inner")) if text in raw] == []
    for block in public().blocks():
        if isinstance(block, MeasureCard):
            assert (block.obstacle, block.help, block.remark, block.effort) == ("", "", "", None)
        if isinstance(block, Consequences):
            assert {item.post for item in block.items} == {""}


def test_the_public_release_has_no_very_small_count_of_people() -> None:
    for block in public().blocks():
        if isinstance(block, MeasureCard) and block.reach and block.reach.reached is not None:
            assert block.reach.reached not in range(1, 5)


def test_hidden_measures_are_counted_and_said() -> None:
    cards = [block for block in public().blocks() if isinstance(block, MeasureCard)]

    html = fragment(public())

    assert len(cards) == 73
    assert "Alle Zahlen schließen zwei nicht öffentliche Maßnahmen ein." in html


def test_every_field_opens_with_what_became_of_the_last_consequences() -> None:
    field = next(part for part in draft().sections if part.kind is SectionKind.FIELD)

    text = fragment(draft())

    assert field.code == "A"
    assert text.index("Seit dem letzten Bericht") < text.index("Stand der Maßnahmen</h3>")
    assert "erledigt am 27.06.2025. Als erledigt festgestellt in der Sitzung am" in text


@pytest.mark.once
@pytest.mark.parametrize("flavour", ["ua1", "2a"])
def test_readers_and_archives_can_rely_on_the_whole_report(tmp_path: Path, flavour: str) -> None:
    path = tmp_path / "bericht.pdf"
    path.write_bytes(pdf(draft(Level.BODIES)))

    assert_pdf_valid(path, flavour)

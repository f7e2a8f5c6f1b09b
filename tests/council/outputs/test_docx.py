"""The DOCX is the municipality's template, filled; a template that cannot work is refused."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from pypdf import PdfReader

from tests.council import making
from wirkungskreis.council.domain import templates, writing
from wirkungskreis.council.models import Draft
from wirkungskreis.council.outputs.default_template import default_template
from wirkungskreis.council.outputs.docx import docx
from wirkungskreis.council.outputs.pdf import pdf
from wirkungskreis.council.outputs.placeholders import explained, problems
from wirkungskreis.council.outputs.sheet import Sheet, sheet
from wirkungskreis.council.queries import whole
from wirkungskreis.files.models import StoredFile
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import NotPossible

pytestmark = pytest.mark.django_db
GOOD = ["{{betreff}}", "{{beschlusspunkte}}", "{{begruendung}}"]


def printed(draft: Draft) -> Sheet:
    return sheet(whole(SYSTEM).get(pk=draft.pk), "Rheinaue")


def template(*lines: str) -> bytes:
    file = Document()
    for line in lines:
        file.add_paragraph(line)
    target = BytesIO()
    file.save(target)
    return target.getvalue()


def texts(content: bytes) -> list[str]:
    return [p.text for p in Document(BytesIO(content)).paragraphs if p.text]


def upload(content: bytes, name: str = "muster.docx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def test_the_default_template_is_good_and_holds_every_placeholder() -> None:
    content = default_template()

    assert problems(content) == []
    file = Document(BytesIO(content))
    words = "".join(file.element.body.itertext())
    words += file.sections[0].header.paragraphs[0].text + file.sections[0].footer.paragraphs[0].text
    assert [name for name, _words in explained() if f"{{{{{name}}}}}" not in words] == []


def test_the_whole_paper_stands_in_the_file_and_no_placeholder_is_left() -> None:
    draft = making.brought_in()
    words = printed(draft)

    content = docx(words, default_template())

    file = Document(BytesIO(content))
    text = "\n".join(file.element.body.itertext())
    assert "{{" not in text
    assert [
        point for point in words.points if point not in texts(content)[0:99] and point not in text
    ] == []
    assert "2026/0817" in text
    assert [cell.text for cell in file.tables[1].rows[1].cells][:2] == [
        "Rat der Stadt",
        "14.12.2026",
    ]


def test_an_empty_part_leaves_with_its_heading() -> None:
    draft = making.from_report()

    content = docx(printed(draft), default_template())

    assert "Stand der Ratsaufträge" not in texts(content)
    assert "Mitzeichnung" not in texts(content)
    assert "Begründung" in texts(content)


def test_a_placeholder_spread_over_several_runs_is_replaced() -> None:
    file = Document()
    line = file.add_paragraph("Betreff: ")
    for piece in ("{", "{bet", "reff}", "} (Nr. {{nummer}})"):
        line.add_run(piece)
    for block in GOOD[1:]:
        file.add_paragraph(block)
    target = BytesIO()
    file.save(target)
    draft = making.brought_in()

    content = docx(printed(draft), target.getvalue())

    assert texts(content)[0] == f"Betreff: {draft.subject} (Nr. 2026/0817)"


def test_text_of_people_is_never_a_placeholder() -> None:
    draft = making.from_report()
    part = draft.parts.get(slot="reasoning")
    writing.write(part, actor=SYSTEM, edition=part.edition, text="Siehe {{nummer}} & <b>mehr</b>.")

    content = docx(printed(draft), default_template())

    assert "Siehe {{nummer}} & <b>mehr</b>." in texts(content)


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (["{{betreff}}", "{{begruendung}}"], "Diese Platzhalter fehlen: {{beschlusspunkte}}."),
        ([*GOOD, "{{betref}}"], "Den Platzhalter {{betref}} gibt es nicht."),
        (
            ["{{betreff}}", "Punkte: {{beschlusspunkte}}", "{{begruendung}}"],
            "allein in einer Zeile",
        ),
        ([*GOOD, "{{nummer}"], "fehlt eine geschweifte Klammer"),
    ],
)
def test_a_template_is_refused_with_what_is_wrong(lines: list[str], sentence: str) -> None:
    with pytest.raises(NotPossible) as refusal:
        templates.take(upload(template(*lines)), actor=SYSTEM, on=making.DAY)

    assert sentence in str(refusal.value)
    assert not StoredFile.objects.exists()


def test_a_file_that_is_no_document_is_refused() -> None:
    with pytest.raises(NotPossible, match="Word"):
        templates.take(upload(b"%PDF-1.7 nein"), actor=SYSTEM, on=making.DAY)


def test_the_own_template_counts_until_it_is_taken_back() -> None:
    content = template("Stadt Musterhausen", *GOOD)
    made = templates.take(upload(content), actor=SYSTEM, on=making.DAY)

    used = templates.present()
    templates.retire(made, actor=SYSTEM, on=making.DAY)

    assert used == content
    assert texts(templates.present())[0] == "{{stadt}}"


def test_the_pdf_says_the_same_and_is_the_same_twice() -> None:
    words = printed(making.brought_in())

    content = pdf(words)

    text = " ".join(
        "".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages).split()
    )
    assert content == pdf(words)
    assert [
        word for word in ("Beschlussvorlage", "2026/0817", "Rat der Stadt") if word not in text
    ] == []

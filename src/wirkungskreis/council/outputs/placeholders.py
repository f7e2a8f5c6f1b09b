"""Which placeholders a template for papers may have, and what is wrong with one that was sent."""

import re
from collections.abc import Iterator
from io import BytesIO

from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as DocxDocument
from docx.table import Table
from docx.text.paragraph import Paragraph

PLACEHOLDER = re.compile(r"\{\{\s*([^{}]*?)\s*\}\}")
WORDS = (
    "art",
    "betreff",
    "datum",
    "entwurf",
    "federfuehrung",
    "nummer",
    "oeffentlichkeit",
    "stadt",
)
BLOCKS = {
    "beratungsfolge": "path",
    "beschlusspunkte": "points",
    "begruendung": "reasoning",
    "ratsauftraege": "conditions",
    "finanzen": "finance",
    "personal": "staff",
    "alternativen": "alternatives",
    "folgen": "if_rejected",
    "anlagen": "enclosures",
    "mitzeichnung": "cosigned",
}
REQUIRED = ("betreff", "beschlusspunkte", "begruendung")


def open_template(content: bytes) -> DocxDocument:
    return Document(BytesIO(content))


def paragraphs(file: DocxDocument) -> Iterator[Paragraph]:
    """Give every paragraph of the body, of tables, heads and feet."""
    yield from _inside(file)
    for section in file.sections:
        for part in (
            section.header,
            section.footer,
            section.first_page_header,
            section.first_page_footer,
        ):
            yield from _inside(part)


def _inside(holder: object) -> Iterator[Paragraph]:
    yield from holder.paragraphs  # type: ignore[attr-defined]  # body, cell, head and foot alike
    tables: list[Table] = list(holder.tables)  # type: ignore[attr-defined]
    for table in tables:
        for row in table.rows:
            for cell in row.cells:
                yield from _inside(cell)


def problems(content: bytes) -> list[str]:
    """Say in sentences what is wrong with a template; an empty list means that it can be used."""
    try:
        file = open_template(content)
    except (KeyError, ValueError, OSError):
        return [_("Die Datei lässt sich nicht als Word-Dokument öffnen. Bitte speichern Sie neu.")]
    found: set[str] = set()
    said: list[str] = []
    body = {id(p._p) for p in file.paragraphs}  # noqa: SLF001  the element is what is the same
    for paragraph in paragraphs(file):
        for name in PLACEHOLDER.findall(paragraph.text):
            found.add(name)
            if name not in WORDS and name not in BLOCKS:
                said.append(_unknown(name))
            elif name in BLOCKS and PLACEHOLDER.sub("", paragraph.text).strip():
                said.append(
                    _(
                        "{{{{{name}}}}} füllt ganze Absätze und muss allein in einer Zeile stehen."
                    ).format(name=name)
                )
            elif name in BLOCKS and id(paragraph._p) not in body:  # noqa: SLF001
                said.append(
                    _(
                        "{{{{{name}}}}} steht in einer Tabelle, Kopf- oder Fußzeile. Bitte setzen "
                        "Sie den Platzhalter in den Text."
                    ).format(name=name)
                )
        said += _broken(paragraph.text)
    missing = [name for name in REQUIRED if name not in found]
    if missing:
        names = ", ".join(f"{{{{{name}}}}}" for name in missing)
        said.append(_("Diese Platzhalter fehlen: {names}.").format(names=names))
    return list(dict.fromkeys(said))


def _unknown(name: str) -> str:
    known = ", ".join([*WORDS, *BLOCKS])
    return _("Den Platzhalter {{{{{name}}}}} gibt es nicht. Möglich sind: {known}.").format(
        name=name, known=known
    )


def _broken(text: str) -> list[str]:
    rest = PLACEHOLDER.sub("", text)
    if "{{" in rest or "}}" in rest:
        return [_("In „{text}“ fehlt eine geschweifte Klammer.").format(text=text.strip()[:60])]
    return []


def explained() -> list[tuple[str, str]]:
    """Say what each placeholder is replaced by."""
    return [
        ("art", _("Beschlussvorlage oder Mitteilungsvorlage")),
        ("nummer", _("Nummer der Vorlage")),
        ("betreff", _("Betreff")),
        ("datum", _("Datum der Vorlage")),
        ("federfuehrung", _("federführende Stelle")),
        ("oeffentlichkeit", _("öffentlich oder nicht öffentlich")),
        ("stadt", _("Name der Kommune")),
        ("entwurf", _("„Entwurf“, solange die Vorlage nicht freigegeben ist")),
        ("beratungsfolge", _("Tabelle der Gremien")),
        ("beschlusspunkte", _("nummerierte Beschlusspunkte")),
        ("begruendung", _("Begründung")),
        ("ratsauftraege", _("Stand der Ratsaufträge")),
        ("finanzen", _("finanzielle Auswirkungen mit Tabelle je Jahr")),
        ("personal", _("personelle Auswirkungen")),
        ("alternativen", _("Alternativen")),
        ("folgen", _("Folgen bei Ablehnung")),
        ("anlagen", _("Anlagen")),
        ("mitzeichnung", _("Stellen, die mitgezeichnet haben")),
    ]

"""Which file formats there are, and how a document becomes each of them."""

from collections.abc import Callable

from wirkungskreis.reports.language import of_reports
from wirkungskreis.reports.models.release import Format
from wirkungskreis.reports.outputs import codec, docx, html, pdf, xlsx
from wirkungskreis.reports.outputs.document import ReportDocument

FORMATS: dict[str, Callable[[ReportDocument], bytes]] = {
    Format.PDF.value: pdf.pdf,
    Format.DOCX.value: docx.docx,
    Format.XLSX.value: xlsx.xlsx,
    Format.HTML.value: html.page,
    Format.JSON.value: codec.dump,
}
"""In the order in which people choose: what is printed first, what machines read last."""
CONTENT_TYPES = {
    Format.HTML.value: "text/html; charset=utf-8",
    Format.PDF.value: "application/pdf",
    Format.DOCX.value: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.XLSX.value: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.JSON.value: "application/json",
}


def make(document: ReportDocument, form: Format) -> bytes:
    """Give the bytes of one format; the same document always gives the same bytes."""
    with of_reports():
        return FORMATS[form.value](document)

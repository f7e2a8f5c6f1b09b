"""The empty list that we read without questions: one column for everything we know to read."""

import io

import xlsxwriter
from django.utils.translation import gettext as _

from wirkungskreis.measures.models import Kind
from wirkungskreis.measures.reading.rules import TITLES, Column

WIDTHS = {Column.TITLE: 40, Column.DESCRIPTION: 60, Column.LEAD: 34, Column.NOTE: 40}
LAST_ROW = 2000


def template() -> bytes:
    """Write an XLSX file with the heads, a choice of kinds, and a sheet that explains them."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        head = book.add_format({"bold": True, "bg_color": "#E8EDF3", "bottom": 1})
        text = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "dd.mm.yyyy", "valign": "top"})
        sheet = book.add_worksheet(_("Maßnahmen"))
        sheet.freeze_panes(1, 0)
        for place, (column, title) in enumerate(TITLES.items()):
            is_day = column in {Column.START, Column.END}
            sheet.set_column(place, place, WIDTHS.get(column, 14), day if is_day else text)
            sheet.write_string(0, place, str(title), head)
        kind = list(TITLES).index(Column.KIND)
        labels = [str(label) for label in Kind.labels]
        sheet.data_validation(1, kind, LAST_ROW, kind, {"validate": "list", "source": labels})
        about = book.add_worksheet(_("Erklärung"))
        about.set_column(0, 0, 100, book.add_format({"text_wrap": True}))
        for line, words in enumerate(_explained()):
            about.write_string(line, 0, words)
    return file.getvalue()


def _explained() -> list[str]:
    return [
        _("Eine Zeile je Maßnahme. Nötig sind Titel und Federführung."),
        _("Federführung: genau eine Organisation, so wie sie im Verzeichnis heißt."),
        _("Kürzel: leer lassen, dann wird eines vergeben."),
        _("Handlungsfeld: der Buchstabe, zum Beispiel A."),
        _("Beginn und Ende: ein Tag wie 01.07.2026. Ohne Ende: „laufend“."),
    ]

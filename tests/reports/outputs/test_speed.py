"""A report of a hundred pages is made while somebody waits; CPU seconds, as machines are shared."""

from collections.abc import Callable
from io import BytesIO
from time import process_time

import pytest
from pypdf import PdfReader

from tests.reports.sample import long_report
from wirkungskreis.reports.outputs.document import ReportDocument
from wirkungskreis.reports.outputs.docx import docx
from wirkungskreis.reports.outputs.html import page
from wirkungskreis.reports.outputs.pdf import pdf
from wirkungskreis.reports.outputs.xlsx import xlsx


@pytest.mark.parametrize(("make", "seconds"), [(pdf, 5), (docx, 5), (xlsx, 2), (page, 5)])
def test_a_hundred_pages_in_time(make: Callable[[ReportDocument], bytes], seconds: float) -> None:
    report = long_report()

    start = process_time()
    made = make(report)

    assert process_time() - start < seconds
    assert make is not pdf or len(PdfReader(BytesIO(made)).pages) >= 100

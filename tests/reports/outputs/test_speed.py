"""A report of a hundred pages is made while somebody waits; CPU seconds, as machines are shared."""

import os
from collections.abc import Callable
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.reports.sample import long_report
from wirkungskreis.reports.outputs.document import ReportDocument
from wirkungskreis.reports.outputs.docx import docx
from wirkungskreis.reports.outputs.html import page
from wirkungskreis.reports.outputs.pdf import pdf
from wirkungskreis.reports.outputs.xlsx import xlsx


def used() -> float:
    """Give the CPU seconds of this process and of those it has started."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


@pytest.mark.parametrize(("make", "seconds"), [(pdf, 5), (docx, 5), (xlsx, 2), (page, 5)])
def test_a_hundred_pages_in_time(make: Callable[[ReportDocument], bytes], seconds: float) -> None:
    report = long_report()

    start = used()
    made = make(report)

    assert used() - start < seconds
    assert make is not pdf or len(PdfReader(BytesIO(made)).pages) >= 100

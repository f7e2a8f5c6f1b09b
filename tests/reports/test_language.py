import pytest
from django.utils.translation import override

from tests.reports import making
from wirkungskreis.reports.composing.files import make
from wirkungskreis.reports.composing.whole import compose
from wirkungskreis.reports.domain.drafting import proposals
from wirkungskreis.reports.models.release import Format
from wirkungskreis.reports.outputs.html import fragment

pytestmark = pytest.mark.django_db


def test_whoever_makes_a_report_in_english_makes_the_same_bytes() -> None:
    report = making.report()
    german = [make(compose(report), form) for form in (Format.JSON, Format.HTML)]

    with override("en"):
        english = [make(compose(report), form) for form in (Format.JSON, Format.HTML)]

    assert english == german


def test_sentences_and_pages_of_a_report_stay_as_they_are() -> None:
    report = making.report()
    german = proposals(report), fragment(compose(report))

    with override("en"):
        english = proposals(report), fragment(compose(report))

    assert english == german

"""A report survives being written and read; its bytes are canonical."""

import json
from dataclasses import replace

import pytest

from tests.reports.sample import DRAFT, RELEASED
from wirkungskreis.reports.outputs.codec import dump, fingerprint, load
from wirkungskreis.reports.outputs.document import ReportDocument


@pytest.mark.parametrize("report", [DRAFT, RELEASED], ids=["draft", "released"])
def test_what_is_written_is_read_again(report: ReportDocument) -> None:
    assert load(dump(report)) == report


def test_bytes_are_canonical() -> None:
    raw = dump(DRAFT)

    again = json.dumps(
        json.loads(raw), sort_keys=True, ensure_ascii=False, separators=(",", ":")
    ).encode()

    assert raw == again
    assert fingerprint(DRAFT) != fingerprint(replace(DRAFT, number="2"))


def test_a_report_without_a_later_field_is_read_with_its_default() -> None:
    data = json.loads(dump(DRAFT))
    del data["report"]["corrections"]

    assert load(json.dumps(data).encode()) == DRAFT


def test_an_unknown_schema_is_refused() -> None:
    with pytest.raises(ValueError, match="schema 99"):
        load(b'{"schema":99,"report":{}}')

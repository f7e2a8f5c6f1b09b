"""Words and figures as they are printed."""

from dataclasses import replace
from decimal import Decimal

import pytest

from tests.reports.sample import CARD, DRAFT, GLANCE, RELEASED, SMALL
from wirkungskreis.reports.outputs import phrases
from wirkungskreis.reports.outputs.display import clean, shown
from wirkungskreis.reports.outputs.document import Effort, Paragraph, Reach, Section, Span


@pytest.mark.parametrize(
    ("reach", "words"),
    [
        (None, ""),
        (Reach("Menschen", None), "nicht gemeldet (Menschen)"),
        (Reach("Menschen", 0, 5), "0 Menschen (geplant 5)"),
        (Reach("Menschen", 1200, estimated=True), "etwa 1.200 Menschen"),
        (Reach("Menschen", None, 28, small=True), "unter 5 Menschen (geplant 28)"),
    ],
)
def test_reach(reach: Reach | None, words: str) -> None:
    assert phrases.reach(replace(CARD, reach=reach)) == words


def test_effort_names_what_is_missing() -> None:
    assert phrases.effort(SMALL) == "nicht gemeldet"
    half = replace(CARD, effort=Effort(None, Decimal(7)))
    assert phrases.effort(half) == "Arbeitsstunden nicht gemeldet, Kosten 7\u00a0€"
    card = replace(CARD, effort=Effort(0, Decimal("0.00")))
    assert phrases.effort(card) == "Arbeitsstunden 0, Kosten 0\u00a0€"


def test_a_next_step_without_a_day_says_so() -> None:
    assert phrases.next_step(replace(CARD, next_due=None)).endswith("(ohne Termin)")


def test_every_number_links_to_its_fact() -> None:
    report = shown(DRAFT, link=lambda ref: f"/tatsachen/{ref}/")

    facts, *_ = report["sections"][0]["blocks"]
    card = next(b for b in report["sections"][2]["blocks"] if b["kind"] == "card")
    assert facts["items"][0]["href"] == "/tatsachen/round:1/"
    assert card["href"] == "/tatsachen/return:a-01/"
    assert card["lines"][1]["spans"][1] == {
        "text": "1.157",
        "emphasis": False,
        "href": "/tatsachen/return:a-01/",
        "unproved": False,
        "ends_line": False,
    }


def test_a_measure_stands_one_rank_below_its_heading() -> None:
    blocks = shown(DRAFT)["sections"][2]["blocks"]

    assert [block["rank"] for block in blocks if block["kind"] == "card"] == [4, 4, 4]


def test_a_draft_says_that_it_is_one() -> None:
    assert shown(DRAFT)["meta"]["state"] == "Entwurf, nicht veröffentlicht"
    assert shown(RELEASED)["meta"]["state"] == "veröffentlicht am 20. April 2026"


def test_control_characters_reach_no_output() -> None:
    nasty = Section("x", "a\x00b\u202ec", GLANCE.kind, (Paragraph((Span("\x01\u2066x"),)),))

    section = shown(replace(DRAFT, sections=(nasty,)))["sections"][0]

    assert section["title"] == "abc"
    assert section["blocks"][0]["spans"][0]["text"] == "x"
    assert clean("ä\n€") == "ä\n€"

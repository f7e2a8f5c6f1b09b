"""No generated sentence credits a measure with the movement of an indicator; people get a hint."""

import inspect
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.indicators import making as watched
from tests.reports import making
from wirkungskreis.concept.models import Element
from wirkungskreis.indicators.grounds import why
from wirkungskreis.indicators.models import Indicator, Target
from wirkungskreis.indicators.status import Finding, Point, Status
from wirkungskreis.measures.models import ContributionClaim, Measure
from wirkungskreis.reports import sentences
from wirkungskreis.reports.composing.credit import credited
from wirkungskreis.reports.composing.whole import compose
from wirkungskreis.reports.facts import fields_of, rounds_of
from wirkungskreis.reports.language import Named, attributions, connects
from wirkungskreis.reports.outputs.document import Paragraph, ReportDocument

MEASURE, INDICATOR = "A-01 Lotsenstelle", "Bestandene Prüfungen"
NAMED = Named({"A-01": "Lotsenstelle"}, [INDICATOR, "A.3-i"])
REVIEWED = Named(NAMED.measures, NAMED.indicators, {"A-01"})
COUNT = st.integers(min_value=0, max_value=300)
TITLE = st.sampled_from([MEASURE, INDICATOR, f"{MEASURE} und {INDICATOR}", "Maßnahme", "Indikator"])
DAY = st.sampled_from(["31. Dezember 2025", "9. März 2026"])
GENERATORS: dict[Callable[..., str], st.SearchStrategy[dict[str, Any]]] = {
    sentences.counted: st.fixed_dictionaries({"n": COUNT, "singular": TITLE, "plural": TITLE}),
    sentences.word: st.fixed_dictionaries({"n": COUNT}),
    sentences.listed: st.fixed_dictionaries({"parts": st.lists(TITLE, max_size=4)}),
    sentences.sentence: st.fixed_dictionaries({"text": TITLE}),
    sentences.asked: st.fixed_dictionaries(
        {"n": COUNT, "answered": COUNT, "silent": COUNT, "unreached": COUNT}
    ),
    sentences.progress: st.fixed_dictionaries(
        {"counts": st.lists(st.tuples(st.sampled_from(sorted(sentences.PROGRESS)), COUNT))}
    ),
    sentences.largest_group: st.fixed_dictionaries(
        {
            "code": st.sampled_from(sorted({*sentences.PROGRESS, *sentences.MISSING})),
            "n": COUNT,
            "total": COUNT,
        }
    ),
    sentences.money_ends: st.fixed_dictionaries({"n": COUNT, "last": DAY}),
    sentences.money_of_all: st.fixed_dictionaries({"n": COUNT, "last": DAY}),
    sentences.nothing_follows: st.fixed_dictionaries({"fields": st.lists(TITLE, min_size=1)}),
    sentences.including: st.fixed_dictionaries({"n": COUNT}),
    sentences.assessable: st.fixed_dictionaries(
        {
            "n": COUNT,
            "total": COUNT,
            "told": st.lists(st.tuples(st.sampled_from([str(s.label) for s in Status]), COUNT)),
            "on": DAY,
        }
    ),
    sentences.contribution: st.fixed_dictionaries(
        {
            "measure": st.just(MEASURE),
            "goal": TITLE,
            "reviewed_on": st.just(""),
            "mechanism": st.just(f"Durch {MEASURE} steigen {INDICATOR}."),
            "doubts": TITLE,
        }
    ),
    sentences.procedure: st.fixed_dictionaries(
        {"rounds": st.lists(st.tuples(TITLE, COUNT, COUNT), min_size=1)}
    ),
}


def test_every_generator_is_tried() -> None:
    public = inspect.getmembers(sentences, inspect.isfunction)

    own = {each for name, each in public if not name.startswith("_")}

    assert own == set(GENERATORS)


@given(st.data())
def test_no_generated_sentence_credits_a_measure(data: st.DataObject) -> None:
    generator = data.draw(st.sampled_from(sorted(GENERATORS, key=lambda each: each.__name__)))

    text = generator(**data.draw(GENERATORS[generator]))

    assert attributions(text, NAMED) == []
    assert attributions(f"{text} {MEASURE}, {INDICATOR}.", NAMED) == []


@given(
    st.sampled_from(list(Status)),
    st.decimals(min_value=0, max_value=100, places=1),
    st.decimals(min_value=0, max_value=100, places=1),
)
def test_why_an_indicator_stands_so_credits_nobody(
    status: Status, now: Decimal, then: Decimal
) -> None:
    row = Indicator(code="A.3-i", name=INDICATOR, unit="Prozent", value_type="share")
    latest = Point(date(2025, 1, 1), date(2026, 1, 1), now, supplier=MEASURE, published_on=None)
    base = Point(date(2020, 1, 1), date(2021, 1, 1), then)
    found = Finding(status, date(2026, 3, 9), None, latest, base, Decimal(3), Decimal(4))

    text = " ".join(why(row, found, None))

    assert attributions(f"{text} Maßnahme {INDICATOR}", NAMED) == []
    assert Target.__name__ not in text


@pytest.mark.parametrize(
    "text",
    [
        "Durch die A-01 stieg der Indikator A.3-i.",
        "Dank der Lotsenstelle gibt es mehr bestandene Prüfungen.",
        "Die Maßnahme hat den Anteil erhöht.",
        "Die Lotsenstelle senkte die Quote deutlich.",
        "A-01 führte im Jahr 2025 zu einer besseren Kennzahl.",
        "Alles gut. Wegen der Maßnahme A-01 sinkt die Quote. Ende.",
    ],
)
def test_crediting_is_found_unless_a_claim_was_reviewed(text: str) -> None:
    [found] = attributions(text, NAMED)

    assert found in text
    assert attributions(text.replace("die Maßnahme", "A-01"), REVIEWED) == [] or "A-01" not in text


@pytest.mark.parametrize(
    "text",
    [
        "A-01 läuft weiter. Gleichzeitig stieg der Indikator A.3-i.",
        "Durch die Lotsenstelle fanden 168 Menschen einen Kurs.",
        "Der Anteil sinkt wegen des Zuzugs.",
    ],
)
def test_side_by_side_is_no_crediting(text: str) -> None:
    assert attributions(text, NAMED) == []


def test_the_day_of_the_review_opens_the_sentence() -> None:
    said = sentences.contribution(MEASURE, "A.3", "9. März 2026", "Wer übt, besteht.", "Zuzug")

    assert said == (
        "A-01 Lotsenstelle soll zum Ziel A.3 beitragen, geprüft am 9. März 2026: "
        "Wer übt, besteht. Zweifel: Zuzug."
    )


def paragraphs(document: ReportDocument) -> str:
    found = [block for block in document.blocks() if isinstance(block, Paragraph)]
    return " ".join(span.text for block in found for span in block.spans)


@pytest.mark.django_db
def test_only_reviewed_claims_stand_in_a_report() -> None:
    draft = making.report()
    goal = Element.objects.get(key="A.1")
    measure = Measure.objects.get(code="A-01")
    claim = ContributionClaim.objects.create(
        measure=measure, element=goal, mechanism="Wer übt, lernt.", doubts="Zuzug."
    )
    before = paragraphs(compose(draft))

    ContributionClaim.objects.filter(pk=claim.pk).update(reviewed_on=date(2026, 5, 1))

    assert "soll zum Ziel" not in before
    assert "soll zum Ziel A.1 beitragen, geprüft am 1. Mai 2026: Wer übt, lernt." in paragraphs(
        compose(draft)
    )


@pytest.mark.django_db
def test_a_text_of_a_person_gets_a_hint_until_the_claim_is_reviewed() -> None:
    draft = making.report()
    watched.indicator("A.3-i", name=INDICATOR)
    block = draft.blocks.get(slot="field:A")
    sentence = "Durch die Maßnahme A-01 stieg der Indikator A.3-i."
    draft.blocks.filter(pk=block.pk).update(text=f"Gut. {sentence}", is_edited=True)
    fields = fields_of(rounds_of(draft))

    before = credited(draft.blocks.all(), fields)
    ContributionClaim.objects.create(
        measure=Measure.objects.get(code="A-01"),
        element=Element.objects.get(key="A.1"),
        mechanism="Wer übt, lernt.",
        reviewed_on=date(2026, 5, 1),
    )

    assert before == {"field:A": [sentence]}
    assert credited(draft.blocks.all(), fields) == {}
    assert connects(sentence)

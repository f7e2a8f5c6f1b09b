"""What the database itself refuses: a number nobody can trust, and any change of a value."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from tests.frozen import assert_frozen
from tests.indicators import making
from wirkungskreis.indicators.models import Indicator, Observation, Reason

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"value": None}, "number_or_reason"),
        ({"value": 5, "reason": "unknown"}, "number_or_reason"),
        ({"value": None, "reason": "because"}, "number_or_reason"),
        ({"value": None, "reason": "few", "numerator": 2}, "number_or_reason"),
        ({"source_ref": ""}, "has_source"),
        ({"period_before": date(2024, 1, 1)}, "ends_after_start"),
        ({"denominator": 0}, "parts_positive"),
        ({"numerator": -1}, "parts_positive"),
        ({"confidentiality": "C"}, "secret_has_no_number"),
    ],
)
def test_what_cannot_be_trusted_is_not_stored(fields: dict[str, object], rule: str) -> None:
    indicator = making.indicator()

    with pytest.raises(IntegrityError, match=f"observation_{rule}"), transaction.atomic():
        making.observation(indicator, 2024, **fields)


@pytest.mark.parametrize("column", ["version", "area", "subgroup", "release", "period_start"])
def test_a_value_has_its_definition_place_group_delivery_and_day(column: str) -> None:
    indicator = making.indicator()

    with pytest.raises(IntegrityError, match=rf"(?i){column}"), transaction.atomic():
        making.observation(indicator, 2024, **{column: None})


def test_a_delivery_says_each_thing_once() -> None:
    indicator = making.indicator()
    making.observation(indicator, 2024)

    with pytest.raises(IntegrityError), transaction.atomic():
        making.observation(indicator, 2024, 101)
    making.observation(indicator, 2024, 101, known=date(2025, 9, 30))


class Stored(TestCase):
    """Hypothesis needs a transaction for every example."""

    @settings(max_examples=40)
    @given(
        value=st.none() | st.decimals(-1000, 1000, places=2),
        reason=st.sampled_from(["", "because", *Reason.values]),
        source=st.sampled_from(["", "Melderegister"]),
    )
    def test_a_stored_value_is_a_number_or_a_reason_with_a_source(
        self, value: Decimal | None, reason: str, source: str
    ) -> None:
        indicator = making.indicator()
        is_sound = bool(source) and (
            (value is None and reason in Reason.values) or (value is not None and not reason)
        )

        try:
            with transaction.atomic():
                making.observation(indicator, 2024, value, reason=reason, source_ref=source)
        except IntegrityError:
            assert not is_sound
        else:
            assert is_sound


def test_a_value_and_its_delivery_never_change() -> None:
    value = making.observation(making.indicator(), 2024)

    assert_frozen(value, value=5, note="Anders", statuses="p", period_start=date(2020, 1, 1))
    assert_frozen(value.release, published_on=date(2020, 1, 1), supplier="Andere", deletes=False)


def test_a_definition_stays_once_a_value_stands_on_it() -> None:
    indicator = making.indicator()
    version = indicator.versions.get()
    indicator.versions.update(text="Noch änderbar.")
    making.observation(indicator, 2024)

    assert_frozen(version, text="Anders", number=2, deletes=False)
    indicator.versions.update(valid_before=date(2026, 1, 1))


def test_a_decided_target_keeps_its_numbers() -> None:
    indicator = making.indicator()
    proposal = making.target(indicator, decided_by=None)
    decided = making.target(indicator)

    indicator.targets.filter(pk=proposal.pk).update(low=5)
    assert_frozen(decided, low=5, due=date(2030, 1, 1), decided_by=None)


@pytest.mark.parametrize(
    "fields",
    [
        {"low": None},
        {"high": 300},
        {"kind": "direction"},
        {"kind": "corridor"},
        {"kind": "corridor", "high": 100},
        {"kind": "minimum", "low": None},
        {"base_on": date(2027, 12, 31)},
    ],
)
def test_a_target_has_the_bounds_of_its_kind(fields: dict[str, object]) -> None:
    with pytest.raises(IntegrityError, match="target_"), transaction.atomic():
        making.target(making.indicator(), **fields)


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "guess"},
        {"name": ""},
        {"state": "retired"},
        {"value_type": "share", "over_area": "sum"},
        {"value_type": "share", "over_time": "sum"},
    ],
)
def test_a_sheet_holds_no_unknown_words(fields: dict[str, str]) -> None:
    with pytest.raises(IntegrityError, match="indicator_"), transaction.atomic():
        making.indicator(**{"code": "A.1-i", **fields})

    assert Indicator.objects.count() == 0
    assert Observation.objects.count() == 0

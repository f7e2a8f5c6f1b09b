"""Withdrawing what a file brought: the value before it counts again, and both stay readable."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.base import ContentFile

from tests.indicators import making as indicators
from tests.indicators.domain.official import making
from tests.indicators.reading.making import HEAD, flat, row
from wirkungskreis.indicators.domain.official import files, withdrawing
from wirkungskreis.indicators.models import Formula, Mapping, Observation, OfficialFile, Release
from wirkungskreis.indicators.queries.standing import newest
from wirkungskreis.jobs.models import Job
from wirkungskreis.kernel.actor import SYSTEM, VISITOR
from wirkungskreis.kernel.errors import NotAllowed, NotPossible

pytestmark = pytest.mark.django_db
TODAY = making.TODAY
LATER = TODAY + timedelta(days=3)


@pytest.fixture(autouse=True)
def directory(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def people() -> Mapping:
    return making.mapping(making.people())


@pytest.fixture
def stored(people: Mapping) -> OfficialFile:
    """Store a file that changed one value and brought another."""
    making.take(flat(row("100")), people, on=date(2026, 1, 1))
    content = "\n".join([HEAD, row("999"), row("50", time="2023-12-31")]).encode()
    upload = ContentFile(content, "12411-01-01-4_de_flat.csv")
    file = files.bring(upload, actor=SYSTEM, on=TODAY)
    files.look(file, actor=SYSTEM, edition=1, on=TODAY)
    files.store(file, actor=SYSTEM, edition=2, on=TODAY)
    return file


def withdraw(file: OfficialFile, reason: str = "falsche Tabelle") -> Release | None:
    return withdrawing.withdraw(file, actor=SYSTEM, edition=file.edition, reason=reason, on=LATER)


def known(on: date) -> list[tuple[int, Decimal | None, str]]:
    rows = newest(Observation.objects.filter(release__published_on__lte=on))
    return sorted((one.period_start.year, one.value, one.reason) for one in rows)


def test_what_was_known_before_counts_again_and_the_rest_is_withdrawn(stored: OfficialFile) -> None:
    made = withdraw(stored)

    assert known(LATER) == [(2023, None, "withdrawn"), (2024, Decimal(100), "")]
    assert made is not None
    assert (made.withdraws, made.note) == (stored.release, "Zurückgezogen: falsche Tabelle")
    assert stored.state == "withdrawn"


def test_what_the_file_said_stays_readable_on_the_days_between(stored: OfficialFile) -> None:
    withdraw(stored)

    assert known(LATER - timedelta(days=1)) == [(2023, Decimal(50), ""), (2024, Decimal(999), "")]


def test_a_value_that_came_later_stays(stored: OfficialFile, people: Mapping) -> None:
    making.take(flat(row("105")), people)

    withdraw(stored)

    assert known(LATER) == [(2023, None, "withdrawn"), (2024, Decimal(105), "")]


def test_the_same_file_can_be_taken_in_again(stored: OfficialFile, people: Mapping) -> None:
    withdraw(stored)

    report = making.take(flat(row("999"), row("50", time="2023-12-31")), people, on=LATER)

    assert (report.changed, report.new) == (2, 0)


@pytest.mark.parametrize("reason", ["", "  "])
def test_nobody_withdraws_without_a_reason(stored: OfficialFile, reason: str) -> None:
    with pytest.raises(NotPossible, match="warum die Werte nicht gelten"):
        withdraw(stored, reason)

    assert stored.state == "stored"


def test_it_is_withdrawn_once_and_only_by_who_enters_values(stored: OfficialFile) -> None:
    with pytest.raises(NotAllowed):
        withdrawing.withdraw(stored, actor=VISITOR, edition=stored.edition, reason="nein", on=LATER)
    withdraw(stored)

    with pytest.raises(NotPossible, match="Nur eine übernommene Datei"):
        withdraw(stored)


def test_what_is_computed_from_it_is_computed_anew(stored: OfficialFile, people: Mapping) -> None:
    share = indicators.indicator("K.8", unit="Prozent", value_type="share")
    below = indicators.indicator("K.9", unit="Personen")
    Formula.objects.create(
        indicator=share, kind="share", first=people.version.indicator, second=below
    )

    withdraw(stored)

    assert Job.objects.filter(kind="indicators.derive").exists()

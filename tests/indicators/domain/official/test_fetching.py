"""A fetched table becomes a delivered file: looked through, and taken over only if allowed."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.base import ContentFile

from tests.indicators.domain.official import making
from tests.indicators.fetching import double
from tests.indicators.fetching.double import Genesis
from tests.indicators.reading.making import HEAD, row
from wirkungskreis.files.models import StoredFile
from wirkungskreis.indicators import tasks
from wirkungskreis.indicators.domain.official import fetching, files
from wirkungskreis.indicators.fetching.genesis import Account, Service
from wirkungskreis.indicators.models import Mapping, Observation, OfficialFile
from wirkungskreis.jobs.models import Job
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User

pytestmark = pytest.mark.django_db
TABLE = "12411-01-01-4"


@pytest.fixture(autouse=True)
def directory(settings: LazySettings, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def genesis() -> Iterator[Genesis]:
    with double.running() as service:
        service.answers["data/tablefile"] = [double.file(double.packed(f"{HEAD}\n{row('100')}"))]
        yield service


def fetched(genesis: Genesis) -> OfficialFile:
    account = Account(genesis.address, genesis.name, genesis.password, is_local_allowed=True)
    return fetching.fetch(TABLE, Service(account), actor=SYSTEM, on=making.TODAY)


def mapping(**fields: Any) -> Mapping:
    return making.mapping(making.people(), **fields)


def test_what_was_fetched_waits_for_a_person(genesis: Genesis) -> None:
    mapping()

    file = fetched(genesis)

    assert (file.state, file.is_looked_through, file.report["new"]) == ("open", True, 1)
    assert Observation.objects.count() == 0


def test_without_a_mapping_it_waits_for_one(genesis: Genesis) -> None:
    file = fetched(genesis)

    assert (file.state, file.report) == ("open", {})


def test_it_is_taken_over_where_the_mapping_says_so(genesis: Genesis) -> None:
    mapping(is_automatic=True)

    first, second = fetched(genesis), fetched(genesis)

    assert (first.state, second.state) == ("stored", "put_aside")
    assert Observation.objects.count() == 1


def test_a_refused_row_keeps_all_of_it_back(genesis: Genesis) -> None:
    mapping(is_automatic=True)
    text = "\n".join([HEAD, row("100"), row("-1", time="2023-12-31")])
    genesis.answers["data/tablefile"] = [double.file(double.packed(text))]

    file = fetched(genesis)

    assert (file.state, file.report["refused_count"]) == ("open", 1)
    assert Observation.objects.count() == 0


def test_nothing_is_asked_without_an_address(settings: LazySettings) -> None:
    settings.GENESIS, settings.GENESIS_TABLES = "", [TABLE]

    tasks.fetch_weekly()

    assert Job.objects.count() == 0


def test_every_named_table_is_one_job(settings: LazySettings) -> None:
    settings.GENESIS, settings.GENESIS_TABLES = "https://statistik.example.org/", [TABLE, ""]

    tasks.fetch_weekly()
    tasks.fetch_weekly()

    assert [job.arguments for job in Job.objects.all()] == [{"table": TABLE}]


def changed(genesis: Genesis) -> None:
    genesis.answers["data/tablefile"] = [double.file(double.packed(f"{HEAD}\n{row('101')}"))]


def test_the_same_table_waits_once_however_often_it_is_fetched(genesis: Genesis) -> None:
    first, second = fetched(genesis), fetched(genesis)

    assert first == second
    assert OfficialFile.objects.count() == StoredFile.objects.count() == 1


def test_a_newer_table_takes_the_place_of_the_one_that_waits(genesis: Genesis) -> None:
    first = fetched(genesis)
    changed(genesis)

    second = fetched(genesis)

    first.refresh_from_db()
    assert (first.state, second.state) == ("put_aside", "open")


def test_a_table_that_waited_for_its_mapping_is_looked_through_the_next_time(
    genesis: Genesis,
) -> None:
    first = fetched(genesis)
    mapping()

    second = fetched(genesis)
    third = fetched(genesis)

    first.refresh_from_db()
    assert (first.state, second.is_looked_through, third) == ("put_aside", True, second)


def test_what_a_person_brought_is_not_put_aside(genesis: Genesis, amira: User) -> None:
    upload = ContentFile(f"{HEAD}\n{row('99')}".encode(), f"{TABLE}_de_flat.csv")
    brought = files.bring(upload, actor=actor_of(amira), on=making.TODAY)

    fetched(genesis)

    brought.refresh_from_db()
    assert brought.state == "open"

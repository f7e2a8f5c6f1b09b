from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from tests.indicators.domain.official import making
from tests.indicators.reading.making import FILES, HEAD, row
from wirkungskreis.indicators.domain.official import files
from wirkungskreis.indicators.domain.official.outline import parts_in
from wirkungskreis.indicators.models import Mapping, Observation, OfficialFile, Release
from wirkungskreis.indicators.states import FileState
from wirkungskreis.jobs.domain.work import work_once
from wirkungskreis.jobs.models import Job
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import NotPossible

pytestmark = pytest.mark.django_db
TODAY = making.TODAY


@pytest.fixture(autouse=True)
def directory(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def people() -> Mapping:
    return making.mapping(making.people())


def brought(*rows: str) -> OfficialFile:
    content = "\n".join([HEAD, *rows]).encode()
    upload = ContentFile(content, "12411-01-01-4_de_flat.csv")
    return files.bring(upload, actor=SYSTEM, on=TODAY)


def looked_and_stored(file: OfficialFile) -> None:
    files.look(file, actor=SYSTEM, edition=file.edition, on=TODAY)
    files.store(file, actor=SYSTEM, edition=file.edition, on=TODAY)


def test_a_file_of_a_remembered_table_is_assigned_at_once(people: Mapping) -> None:
    file = brought(row("100"))

    assert list(file.mappings.all()) == [people]
    assert (file.layout, file.table, file.published_on) == ("flat", "12411-01-01-4", TODAY)
    assert file.outline["contents"] == [["BEVSTD", "Bevölkerungsstand", "Anzahl", 1]]
    file.refresh_from_db()
    area, sex = parts_in(file.outline)
    assert (area.code, sex.code, sex.attributes) == ("KREISE", "GES", {"": "Insgesamt"})


def test_a_file_that_fits_no_mapping_asks_for_one(people: Mapping) -> None:
    file = brought(row("100", unit="%"))

    with pytest.raises(NotPossible, match="noch nicht zugeordnet"):
        files.look(file, actor=SYSTEM, edition=1, on=TODAY)


def test_what_was_looked_at_is_kept_and_stale_after_a_change(people: Mapping) -> None:
    file = brought(row("100"), row("-1", time="2023-12-31"))

    files.look(file, actor=SYSTEM, edition=1, on=TODAY)

    assert (file.is_looked_through, file.report["refused_count"]) == (True, 1)
    files.assign(file, actor=SYSTEM, edition=2, mappings=[people], published_on=date(2026, 1, 1))
    assert not file.is_looked_through


def test_a_stored_file_names_its_release_and_is_closed(people: Mapping) -> None:
    file = brought(row("100"))

    looked_and_stored(file)

    release = Release.objects.get()
    assert (file.state, file.release) == (FileState.STORED, release)
    assert (release.file_hash, release.note) == (file.file.sha256, file.name)
    with pytest.raises(NotPossible, match="schon übernommen"):
        files.store(file, actor=SYSTEM, edition=file.edition, on=TODAY)


def test_a_second_file_with_nothing_new_is_stored_without_a_release(people: Mapping) -> None:
    looked_and_stored(brought(row("100")))
    again = brought(row("100"))

    looked_and_stored(again)

    assert (again.state, again.release, Release.objects.count()) == (FileState.STORED, None, 1)


def test_a_refused_row_stores_nothing_and_leaves_the_file_open(people: Mapping) -> None:
    file = brought(row("100"), row("-1", time="2023-12-31"))

    with pytest.raises(NotPossible, match="1 Zeilen sind abgelehnt"):
        looked_and_stored(file)

    assert (file.state, Observation.objects.count()) == (FileState.OPEN, 0)


def test_who_read_an_older_state_stores_nothing(people: Mapping) -> None:
    file = brought(row("100"))
    files.look(file, actor=SYSTEM, edition=1, on=TODAY)

    with pytest.raises(NotPossible, match="Inzwischen"):
        files.store(file, actor=SYSTEM, edition=7, on=TODAY)

    assert (Observation.objects.count(), Release.objects.count()) == (0, 0)


def test_the_worker_looks_through_and_stores_with_progress(people: Mapping) -> None:
    file = brought(row("100"))
    later = timezone.now() + timedelta(minutes=1)

    files.order(file, "look", actor=SYSTEM, edition=1, on=TODAY)
    work_once(clock=lambda: later)
    file.refresh_from_db()
    files.order(file, "store", actor=SYSTEM, edition=2, on=TODAY)
    work_once(clock=lambda: later)

    file.refresh_from_db()
    assert (file.state, Observation.objects.count()) == (FileState.STORED, 1)
    assert list(Job.objects.values_list("state", flat=True)) == ["done", "done"]


def test_a_file_is_put_aside_without_a_trace_in_the_values(people: Mapping) -> None:
    file = brought(row("100"))

    files.put_aside(file, actor=SYSTEM, edition=1)

    assert (file.state, Observation.objects.count()) == (FileState.PUT_ASIDE, 0)


def test_a_real_file_is_kept_with_its_table(people: Mapping) -> None:
    upload = ContentFile((FILES / "4000W-2041.csv").read_bytes(), "4000W-2041.csv")

    file = files.bring(upload, actor=SYSTEM, on=TODAY)

    assert (file.table, file.title) == ("4000W-2041", "Wohnungen (Gebietsstand 15.05.2022)")
    assert [one[2] for one in file.outline["contents"]] == ["%", "Anzahl"]
    assert list(file.mappings.all()) == []

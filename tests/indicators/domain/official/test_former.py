"""Mappings that mean a superseded definition, and mappings that change under a file in work."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from tests.indicators.domain.official import making
from tests.indicators.reading.making import HEAD, row
from wirkungskreis.indicators.domain import mappings, sheets
from wirkungskreis.indicators.domain.official import files
from wirkungskreis.indicators.models import Mapping, Observation, OfficialFile
from wirkungskreis.jobs.domain.work import work_once
from wirkungskreis.journal.models import Entry
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


def looked(*rows: str) -> OfficialFile:
    content = "\n".join([HEAD, *rows]).encode()
    upload = ContentFile(content, "12411-01-01-4_de_flat.csv")
    file = files.bring(upload, actor=SYSTEM, on=TODAY)
    files.look(file, actor=SYSTEM, edition=file.edition, on=TODAY)
    return file


def redefine(mapping: Mapping) -> None:
    indicator = mapping.version.indicator
    sheets.redefine(
        indicator,
        actor=SYSTEM,
        edition=indicator.edition,
        text="alle mit Hauptwohnung",
        change_reason="neues Melderecht",
    )


def test_values_of_a_superseded_definition_are_refused_with_both_ways_out(people: Mapping) -> None:
    redefine(people)

    file = looked(row("100"))

    assert [(one["row"], one["sentence"]) for one in file.report["refused"]] == [
        (
            0,
            (
                "„Einwohner K.1“ meint Fassung 1 des Indikators, es gilt aber Fassung 2. Stellen "
                "Sie die Zuordnung um, oder entscheiden Sie, Werte zur früheren Fassung "
                "nachzutragen."
            ),
        )
    ]
    with pytest.raises(NotPossible, match="1 Zeilen sind abgelehnt"):
        files.store(file, actor=SYSTEM, edition=file.edition, on=TODAY)
    assert Observation.objects.count() == 0


def test_who_decides_for_the_former_definition_stores_under_it(people: Mapping) -> None:
    redefine(people)
    file = looked(row("100"))

    files.assign(file, actor=SYSTEM, edition=file.edition, mappings=[people], takes_former=True)
    files.look(file, actor=SYSTEM, edition=file.edition, on=TODAY)
    files.store(file, actor=SYSTEM, edition=file.edition, on=TODAY)

    assert Observation.objects.get().version.number == 1
    assert "trägt zur früheren Fassung 1 nach" in file.report["noted"][0]["sentence"]


def test_a_renewed_mapping_means_the_definition_in_force(people: Mapping) -> None:
    redefine(people)

    mappings.renew(people, actor=SYSTEM, on=TODAY)

    file = looked(row("100"))
    files.store(file, actor=SYSTEM, edition=file.edition, on=TODAY)
    assert Observation.objects.get().version.number == 2
    with pytest.raises(NotPossible, match="schon die geltende Fassung"):
        mappings.renew(people, actor=SYSTEM, on=TODAY)


def test_a_corrected_mapping_makes_every_open_file_be_looked_through_anew(people: Mapping) -> None:
    first, second = looked(row("100")), looked(row("200"))
    facts = {"name": people.name, "supplier": "Amt", "source_ref": "Quelle", "scale": 10}

    mappings.correct(people, actor=SYSTEM, edition=1, facts=facts, on=TODAY)

    for file in (first, second):
        file.refresh_from_db()
        assert not file.is_looked_through
        with pytest.raises(NotPossible, match="noch nicht geprüft"):
            files.store(file, actor=SYSTEM, edition=file.edition, on=TODAY)
        assert Entry.objects.filter(thing_id=file.pk, act="outdate").exists()
    later = timezone.now() + timedelta(minutes=1)
    work_once(clock=lambda: later), work_once(clock=lambda: later)
    first.refresh_from_db()
    assert first.is_looked_through
    assert [one["new"] for one in first.report["additions"]] == ["1.000\xa0Personen"]


def test_a_stored_file_stays_as_it_was(people: Mapping) -> None:
    file = looked(row("100"))
    files.store(file, actor=SYSTEM, edition=file.edition, on=TODAY)
    facts = {"name": people.name, "supplier": "Amt", "source_ref": "Quelle", "scale": 10}

    mappings.correct(people, actor=SYSTEM, edition=1, facts=facts, on=TODAY)

    file.refresh_from_db()
    assert file.report["new"] == 1


def test_what_changed_since_the_look_is_not_stored_unseen(people: Mapping) -> None:
    first, second = looked(row("100")), looked(row("100"))
    files.store(first, actor=SYSTEM, edition=first.edition, on=TODAY)

    with pytest.raises(NotPossible, match="Seit der Prüfung kamen andere Werte dazu"):
        files.store(second, actor=SYSTEM, edition=second.edition, on=TODAY)

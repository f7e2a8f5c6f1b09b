"""Adopted words never change: whoever asks, by whatever way."""

from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction

from tests import world
from tests.frozen import assert_frozen
from wirkungskreis.concept.models import Version, Wording

pytestmark = pytest.mark.django_db


def test_the_words_of_an_adopted_version_are_frozen() -> None:
    wording = world.wording("A.1")
    world.adopted(wording.version)

    assert_frozen(
        wording,
        text="Anders",
        code="Z",
        description="Anders",
        order=99,
        priority=1,
        horizon="2030",
        is_cross_cutting=True,
        note="Anders",
    )


def test_no_words_come_to_an_adopted_version() -> None:
    wording = world.wording("A.1")
    world.adopted(wording.version)
    other = world.wording("A.2", version=world.draft(2))

    with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
        world.wording("A.3", version=wording.version)
    with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
        Wording.objects.filter(pk=other.pk).update(version=wording.version)
    with (
        pytest.raises(IntegrityError, match="frozen"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(
            "UPDATE concept_wording SET version_id = %s WHERE id = %s",
            [wording.version_id, other.pk],
        )


def test_an_adopted_version_is_frozen_but_for_the_step_to_superseded() -> None:
    version = world.wording("A.1").version
    world.adopted(version)

    assert_frozen(
        version,
        label="Anders",
        number=9,
        adopted_on=date(2020, 1, 1),
        valid_from=date(2020, 1, 1),
        paper="1/1",
        content_hash="0" * 64,
        state="draft",
        changelog="Anders",
    )
    Version.objects.update(valid_before=date(2030, 1, 1))
    assert_frozen(version, valid_before=date(2031, 1, 1))


def test_an_element_with_adopted_words_keeps_its_kind_and_stays() -> None:
    wording = world.wording("A.1")
    world.adopted(wording.version)

    assert_frozen(wording.element, kind="approach")


def test_a_draft_is_free() -> None:
    wording = world.wording("A.1")

    assert Wording.objects.filter(pk=wording.pk).update(text="Anders") == 1
    wording.delete()
    assert list(Wording.objects.all()) == []

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from tests import world
from tests.frozen import assert_frozen
from wirkungskreis.concept.content import digest
from wirkungskreis.concept.domain import correction
from wirkungskreis.concept.domain.correction import Misread
from wirkungskreis.concept.models import Correction, Version, Wording
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User

DAY = date(2026, 10, 9)


@pytest.fixture
def wording(db: None) -> Wording:
    wording = world.wording("A.1", "Alle finden einen Deutschkrus.")
    world.adopted(wording.version)
    return Wording.objects.select_related("version").get()


def test_a_misread_word_is_put_right_and_the_earlier_hash_is_kept(
    wording: Wording, amira: User
) -> None:
    earlier = wording.version.content_hash
    misread = Misread("text", "Alle finden einen Deutschkurs.", "Vorlage, Seite 12")

    made = correction.correct(wording, misread, on=DAY, actor=actor_of(amira), edition=1)

    version = Version.objects.get()
    assert Wording.objects.get().text == "Alle finden einen Deutschkurs."
    assert made.earlier_hash == earlier
    assert version.content_hash == made.later_hash == digest(version)
    assert version.content_hash != earlier
    acts = list(Entry.objects.order_by("pk").values_list("thing", "act"))[-2:]
    assert acts == [("concept.wording", "correct"), ("concept.version", "correct")]


@pytest.mark.parametrize(
    ("misread", "why"),
    [
        (Misread("text", "Alle finden einen Deutschkrus.", "Seite 12"), "Genau so steht es"),
        (Misread("text", "Neu", " "), "begründen"),
        (Misread("text", " ", "Seite 12"), "leerer Text"),
        (Misread("order", "3", "Seite 12"), "nicht berichtigen"),
    ],
)
def test_what_is_no_correction_is_refused(wording: Wording, misread: Misread, why: str) -> None:
    with pytest.raises(NotPossible, match=why):
        correction.correct(wording, misread, on=DAY, actor=SYSTEM, edition=1)

    assert list(Correction.objects.all()) == []


def test_a_draft_is_edited_not_corrected(db: None) -> None:
    with pytest.raises(NotPossible, match="noch ein Entwurf"):
        correction.correct(
            world.wording("A.1"), Misread("text", "Neu", "S. 1"), on=DAY, actor=SYSTEM, edition=1
        )


def test_others_correct_nothing(wording: Wording, bernd: User) -> None:
    with pytest.raises(NotAllowed):
        correction.correct(
            wording, Misread("text", "Neu", "S. 1"), on=DAY, actor=actor_of(bernd), edition=1
        )


def test_a_correction_lets_no_other_words_pass(wording: Wording) -> None:
    misread = Misread("text", "Alle finden einen Deutschkurs.", "Seite 12")
    made = correction.correct(wording, misread, on=DAY, actor=SYSTEM, edition=1)

    assert_frozen(made, reason="Anders")
    with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
        Wording.objects.update(text="Etwas ganz anderes.")
    with pytest.raises(IntegrityError, match="frozen"), transaction.atomic():
        Version.objects.update(content_hash="0" * 64)

"""Shared words are renamed and retired; what carries one keeps it."""

from datetime import date

import pytest

from tests import world
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User
from wirkungskreis.vocab.domain import words
from wirkungskreis.vocab.models import Area, TargetGroup

TODAY = date(2026, 10, 9)


def group(code: str = "ZG-NEU", label: str = "Neu Zugewanderte", **facts: object) -> TargetGroup:
    return words.add(TargetGroup, actor=SYSTEM, facts={"code": code, "label": label, **facts})


def test_a_new_word_stands_last_and_in_the_journal(amira: User) -> None:
    group()

    word = words.add(
        TargetGroup, actor=actor_of(amira), facts={"code": "ZG-FRA", "label": "Frauen"}
    )

    assert [str(w) for w in TargetGroup.objects.all()] == ["Neu Zugewanderte", "Frauen"]
    assert Entry.objects.get(thing_id=word.pk, act="add").facts == {}


@pytest.mark.parametrize(
    ("code", "label", "words_of_refusal"),
    [("zg-neu", "Andere", "Kürzel ist vergeben"), ("ZG-2", "neu zugewanderte", "gibt es schon")],
)
def test_codes_and_names_stand_once(db: None, code: str, label: str, words_of_refusal: str) -> None:
    group()

    with pytest.raises(NotPossible, match=words_of_refusal):
        group(code, label)


def test_others_keep_no_words(bernd: User) -> None:
    word = group()

    with pytest.raises(NotAllowed):
        words.add(TargetGroup, actor=actor_of(bernd), facts={"code": "X", "label": "Y"})
    with pytest.raises(NotAllowed):
        words.rename(word, actor=actor_of(bernd), edition=1, label="Neue", on=TODAY)

    assert [str(w) for w in TargetGroup.objects.all()] == ["Neu Zugewanderte"]


def test_a_renamed_word_remembers_how_it_was_written(db: None) -> None:
    word = group()
    measure = world.measure()
    measure.target_groups.add(word)

    words.rename(word, actor=SYSTEM, edition=1, label="Neuzugewanderte", on=TODAY)

    kept = measure.target_groups.get()
    assert (str(kept), kept.code, kept.edition) == ("Neuzugewanderte", "ZG-NEU", 2)
    assert kept.former_names == [("Neu Zugewanderte", date(2026, 10, 8))]
    assert Entry.objects.get(act="rename").facts == {"changed": ["former", "label"]}


def test_a_stale_renaming_is_refused(db: None) -> None:
    word = group()
    words.rename(word, actor=SYSTEM, edition=1, label="Eins", on=TODAY)

    with pytest.raises(NotPossible, match="Inzwischen wurde hier etwas geändert"):
        words.rename(word, actor=SYSTEM, edition=1, label="Zwei", on=TODAY)

    assert str(TargetGroup.objects.get()) == "Eins"


def test_a_retired_word_stays_on_what_carries_it(db: None) -> None:
    old, new = group(), group("ZG-ALLE", "Alle")
    measure = world.measure()
    measure.target_groups.add(old)

    words.retire(old, actor=SYSTEM, edition=1, last=TODAY, successor=new)

    old.refresh_from_db()
    assert [old.is_offered_on(TODAY), old.is_offered_on(date(2026, 10, 10))] == [True, False]
    assert (old.last_day, old.successor) == (TODAY, new)
    assert list(measure.target_groups.all()) == [old]


def test_a_word_is_retired_once_and_offered_again(db: None) -> None:
    word = group()
    words.retire(word, actor=SYSTEM, edition=1, last=TODAY)

    with pytest.raises(NotPossible, match="schon abgelöst"):
        words.retire(word, actor=SYSTEM, edition=2, last=TODAY)
    words.revive(word, actor=SYSTEM, edition=2)
    with pytest.raises(NotPossible, match="wird noch angeboten"):
        words.revive(word, actor=SYSTEM, edition=3)

    assert TargetGroup.objects.get().valid_before is None


def test_a_successor_must_be_offered_then(db: None) -> None:
    word, gone = group(), group("ZG-ALT", "Alt")
    words.retire(gone, actor=SYSTEM, edition=1, last=TODAY)

    for successor in (word, gone):
        with pytest.raises(NotPossible, match="nicht angeboten"):
            words.retire(word, actor=SYSTEM, edition=1, last=TODAY, successor=successor)


def test_a_word_never_ends_before_it_starts(db: None) -> None:
    word = group(valid_from=TODAY)

    with pytest.raises(NotPossible, match="Ende liegt vor dem Anfang"):
        words.retire(word, actor=SYSTEM, edition=1, last=date(2026, 10, 8))


def test_words_change_places(db: None) -> None:
    group("A", "Erste"), group("B", "Zweite"), group("C", "Dritte")
    third = TargetGroup.objects.get(code="C")

    words.place(third, actor=SYSTEM, edition=1, direction="up")

    assert [str(w) for w in TargetGroup.objects.all()] == ["Erste", "Dritte", "Zweite"]
    first = TargetGroup.objects.get(code="A")
    with pytest.raises(NotPossible, match="Weiter geht es"):
        words.place(first, actor=SYSTEM, edition=1, direction="up")


def test_words_with_the_same_number_change_places_too(db: None) -> None:
    for label in ("Eins", "Zwei"):
        TargetGroup.objects.create(code=label, label=label)
    first = TargetGroup.objects.get(code="Eins")

    words.place(first, actor=SYSTEM, edition=1, direction="down")

    assert [str(w) for w in TargetGroup.objects.all()] == ["Zwei", "Eins"]


def test_only_an_unused_word_is_deleted(db: None) -> None:
    used, unused = group(), group("ZG-2", "Vertippt")
    world.measure().target_groups.add(used)

    words.discard(unused, actor=SYSTEM, edition=1)
    with pytest.raises(NotPossible, match="wird benutzt"):
        words.discard(used, actor=SYSTEM, edition=1)

    assert list(TargetGroup.objects.all()) == [used]
    assert Entry.objects.filter(act="discard").count() == 1


def area(code: str, level: str, parent: Area | None = None) -> Area:
    facts = {"code": code, "name": code, "level": level, "parent": parent}
    return words.add(Area, actor=SYSTEM, facts=facts)


def test_an_area_lies_in_a_larger_one(db: None) -> None:
    city = area("Rheinaue", "city")
    quarter = area("Altstadt", "quarter", city)
    facts = {"level": "quarter", "parent": None}

    with pytest.raises(NotPossible, match="zu einem größeren"):
        area("Neustadt", "quarter", quarter)
    with pytest.raises(NotPossible, match="größer als es selbst"):
        words.revise(city, actor=SYSTEM, edition=1, facts=facts)


def test_areas_change_places_among_their_neighbours(db: None) -> None:
    city = area("Rheinaue", "city")
    one, two = area("Mitte", "district", city), area("Nord", "district", city)
    area("Altstadt", "quarter", one)

    words.place(two, actor=SYSTEM, edition=1, direction="up")

    assert [str(a) for a in Area.objects.filter(parent=city)] == ["Nord", "Mitte"]


def test_an_area_with_parts_is_not_retired(db: None) -> None:
    city = area("Rheinaue", "city")
    part = area("Mitte", "district", city)

    with pytest.raises(NotPossible, match="zuerst seine Teile"):
        words.retire(city, actor=SYSTEM, edition=1, last=TODAY)
    words.retire(part, actor=SYSTEM, edition=1, last=TODAY)
    words.retire(city, actor=SYSTEM, edition=1, last=TODAY)

    assert Area.objects.filter(valid_before=None).count() == 0

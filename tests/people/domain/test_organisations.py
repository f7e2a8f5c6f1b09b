from datetime import date
from typing import Any

import pytest

from tests import world
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.domain import organisations, persons
from wirkungskreis.people.models import Organisation, Post, User
from wirkungskreis.people.queries import heirs, organisation_today

NEW_YEAR = date(2025, 1, 1)
EVE = date(2024, 12, 31)


def test_the_coordination_takes_in_an_organisation_by_its_code(amira: User) -> None:
    made = organisations.create(actor=actor_of(amira), code="O-AWO", name="AWO", kind="welfare")

    assert (made.code, made.kind, made.edition) == ("O-AWO", "welfare", 1)
    assert (Entry.objects.get().act, Entry.objects.get().thing_id) == ("create", made.pk)


@pytest.mark.parametrize(
    ("code", "name", "sentence"),
    [("o-jugendamt", "Neu", "Das Kürzel ist vergeben"), ("O-X", "jugendamt ", "gibt es schon")],
)
def test_no_code_and_no_name_is_taken_twice(
    amira: User, code: str, name: str, sentence: str
) -> None:
    world.organisation("Jugendamt")

    with pytest.raises(NotPossible, match=sentence):
        organisations.create(actor=actor_of(amira), code=code, name=name)

    assert Organisation.objects.count() == 1


def test_nobody_else_keeps_the_directory(bernd: User) -> None:
    with pytest.raises(NotAllowed, match="nur die Koordination"):
        organisations.create(actor=actor_of(bernd), code="O-X", name="X")


def test_a_renamed_organisation_keeps_its_old_name_for_earlier_days(amira: User) -> None:
    office = world.organisation("Integrationsrat")
    facts: dict[str, Any] = {"name": "Ausschuss", "short_name": "ACI", "day": NEW_YEAR}

    organisations.rename(office, actor=actor_of(amira), edition=1, **facts)

    stored = Organisation.objects.get()
    assert (stored.name_on(EVE), stored.name_on(NEW_YEAR)) == ("Integrationsrat", "Ausschuss")
    assert (stored.label_on(EVE), stored.label_on(NEW_YEAR)) == ("Integrationsrat", "ACI")
    assert Entry.objects.get().facts["day"] == "2025-01-01"


def test_a_second_rename_goes_forward_only(amira: User) -> None:
    office, actor = world.organisation("Erst"), actor_of(amira)
    organisations.rename(
        office, actor=actor, edition=1, name="Dann", short_name="", day=date(2020, 1, 1)
    )

    with pytest.raises(NotPossible, match="schon ein Name"):
        organisations.rename(
            office, actor=actor, edition=2, name="Nie", short_name="", day=date(2019, 1, 1)
        )
    organisations.rename(office, actor=actor, edition=2, name="Jetzt", short_name="", day=NEW_YEAR)

    stored = Organisation.objects.get()
    names = [stored.name_on(date(year, 6, 1)) for year in (2019, 2020, 2024, 2025)]
    assert names == ["Erst", "Dann", "Dann", "Jetzt"]


def test_a_merged_organisation_is_found_through_its_successors(amira: User) -> None:
    actor = actor_of(amira)
    first, second, third = (world.organisation(name) for name in ("A", "B", "C"))
    for old, new, day in ((first, second, date(2020, 1, 1)), (second, third, NEW_YEAR)):
        organisations.merge_into(
            old, actor=actor, edition=1, successor=new, day=day, reason="Verfügung"
        )

    assert heirs(NEW_YEAR) == {first.pk: third.pk, second.pk: third.pk}
    assert heirs(EVE) == {first.pk: second.pk}
    assert [organisation_today(first, day) for day in (date(2019, 1, 1), EVE, NEW_YEAR)] == [
        first,
        second,
        third,
    ]


def test_posts_go_along_when_an_organisation_is_merged(amira: User, bernd: User) -> None:
    old, new = world.organisation("Jugendamt"), world.organisation("Neu")

    organisations.merge_into(
        old, actor=actor_of(amira), edition=1, successor=new, day=NEW_YEAR, reason="Verfügung"
    )

    assert actor_of(bernd, on=EVE).organisation_ids == {old.pk}
    assert actor_of(bernd, on=NEW_YEAR).organisation_ids == {new.pk}


def test_a_closed_organisation_keeps_its_past_and_ends_its_posts(amira: User, bernd: User) -> None:
    office = world.organisation("Jugendamt")

    organisations.close(office, actor=actor_of(amira), edition=1, day=NEW_YEAR, reason="Aufgelöst")

    assert (office.exists_on(EVE), office.exists_on(NEW_YEAR)) == (True, False)
    assert organisation_today(office, NEW_YEAR) is None
    assert Post.objects.get(person=bernd.person).valid_before == NEW_YEAR


def test_an_end_wants_a_reason_and_a_possible_day(amira: User) -> None:
    actor, office = actor_of(amira), world.organisation("Amt")
    organisations.revise(office, actor=actor, edition=1, valid_from=NEW_YEAR)

    with pytest.raises(NotPossible, match="Grund"):
        organisations.close(office, actor=actor, edition=2, day=date(2026, 1, 1), reason=" ")
    with pytest.raises(NotPossible, match=r"ab dem 02\.01\.2025"):
        organisations.close(office, actor=actor, edition=2, day=NEW_YEAR, reason="Aufgelöst")
    organisations.close(office, actor=actor, edition=2, day=date(2026, 1, 1), reason="Aufgelöst")
    with pytest.raises(NotPossible, match="schon eingetragen"):
        organisations.close(office, actor=actor, edition=3, day=date(2026, 2, 1), reason="Noch")


def test_a_succession_never_runs_in_a_circle(amira: User) -> None:
    actor = actor_of(amira)
    first, second = world.organisation("A"), world.organisation("B")
    organisations.merge_into(
        first, actor=actor, edition=1, successor=second, day=EVE, reason="Verfügung"
    )

    for heir in (first, second):
        with pytest.raises(NotPossible, match="im Kreis"):
            organisations.merge_into(
                second, actor=actor, edition=1, successor=heir, day=NEW_YEAR, reason="Verfügung"
            )


def test_nothing_belongs_to_its_own_part(amira: User) -> None:
    actor, whole, part = actor_of(amira), world.organisation("Dezernat"), world.organisation("Amt")
    organisations.revise(part, actor=actor, edition=1, parent=whole)

    with pytest.raises(NotPossible, match="zu sich selbst"):
        organisations.revise(whole, actor=actor, edition=1, parent=part)


def test_a_person_gets_one_post_of_a_kind_at_a_time(amira: User) -> None:
    actor, office = actor_of(amira), world.organisation("Amt")
    person = persons.create(actor=actor, name="Mehmet Yalın")
    post = persons.appoint(person, actor=actor, organisation=office, function="Planung")

    with pytest.raises(NotPossible, match="schon"):
        persons.appoint(person, actor=actor, organisation=office, function="Planung ")
    persons.end_post(post, actor=actor, day=NEW_YEAR)
    persons.appoint(person, actor=actor, organisation=office, function="Planung")

    assert [entry.act for entry in Entry.objects.order_by("pk")] == [
        "create",
        "appoint",
        "end_post",
        "appoint",
    ]

"""The pages that edit a part of a measure: goals, dates, money, people, needs and promises."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from tests import world
from wirkungskreis.kernel.actor import Role
from wirkungskreis.measures.models import (
    Commitment,
    Effort,
    ElementLink,
    Funding,
    Measure,
    Milestone,
    Need,
)
from wirkungskreis.people.models import User

DAY = date(2026, 3, 1)


def send(
    client: Client, part: str, act: str, row: object = "", status: int = 302, **said: Any
) -> str:
    """Send one small form, with the edition the page shows; give the page that answers."""
    measure = Measure.objects.get()
    said.setdefault("edition", measure.edition)
    said |= {"akt": act, "zeile": str(row)}
    response = client.post(f"/werkbank/massnahmen/{measure.public_id}/{part}/", said)
    assert response.status_code == status
    return response.content.decode()


def test_goals_are_linked_described_and_unlinked(client: Client, bernd: User) -> None:
    world.measure()
    client.force_login(bernd)

    send(client, "ziele/bearbeiten", "verknuepfen", element=world.element("C.1").pk, how="Übung.")
    link = ElementLink.objects.get(how="Übung.")
    send(client, "ziele/bearbeiten", "beschreiben", link.public_id, how="Viel Übung.")
    other = ElementLink.objects.exclude(pk=link.pk).get()
    send(client, "ziele/bearbeiten", "loesen", other.public_id)

    assert list(ElementLink.objects.values_list("how", flat=True)) == ["Viel Übung."]


def test_milestones_move_with_a_reason(client: Client, bernd: User) -> None:
    world.measure()
    client.force_login(bernd)
    part = "termine/bearbeiten"

    send(client, part, "eintragen", title="Räume gefunden", due="1.3.2026")
    row = Milestone.objects.get().public_id
    html = send(client, part, "verschieben", row, 422, to="1.6.2026", reason=" ")
    assert 'value="1.6.2026"' in html
    send(client, part, "verschieben", row, to="1.6.2026", reason="Umbau")
    send(client, part, "umbenennen", row, title="Räume gemietet")
    send(client, part, "erreichen", row, on="2.6.2026")

    milestone = Milestone.objects.get()
    assert (milestone.title, milestone.original_due) == ("Räume gemietet", DAY)
    assert (milestone.due, milestone.done_on) == (date(2026, 6, 1), date(2026, 6, 2))
    send(client, part, "oeffnen", row)
    assert Milestone.objects.get().done_on is None


def test_the_end_moves_with_a_reason(client: Client, bernd: User) -> None:
    world.measure(planned_end=DAY)
    client.force_login(bernd)

    send(client, "termine/bearbeiten", "ende", to="1.6.2026", reason="Restmittel")

    measure = Measure.objects.get()
    assert (measure.planned_end, measure.expected_end) == (DAY, date(2026, 6, 1))
    assert measure.shifts.get().reason == "Restmittel"


def test_money_is_entered_with_its_last_day(client: Client, bernd: User) -> None:
    world.measure()
    client.force_login(bernd)
    terms: dict[str, Any] = {
        "programme": "Bund",
        "per": "year",
        "approval": "granted",
        "amount": "20.500,50 €",
    }

    send(client, "geld/bearbeiten", "foerdern", last="31.12.2026", **terms)
    funding = Funding.objects.get()
    assert (funding.amount, funding.valid_before) == (Decimal("20500.50"), date(2027, 1, 1))

    send(client, "geld/bearbeiten", "aendern", funding.public_id, **terms | {"amount": ""})
    assert (Funding.objects.get().amount, Funding.objects.get().valid_before) == (None, None)

    send(client, "geld/bearbeiten", "loeschen", funding.public_id)
    assert Funding.objects.count() == 0


def test_a_year_takes_posts_or_money_or_nobody_said(client: Client, bernd: User) -> None:
    world.measure()
    client.force_login(bernd)
    part = "geld/bearbeiten"

    send(client, part, "aufwand", year=2026, kind="staff", low="0,5", high="0,75")
    send(client, part, "aufwand", year=2026, kind="material")
    html = send(client, part, "aufwand", status=422, year=2026, kind="own", low="5")

    assert "Leer heißt „nicht gemeldet“" in html
    assert set(Effort.objects.values_list("kind", "low", "high")) == {
        ("staff", Decimal("0.50"), Decimal("0.75")),
        ("material", None, None),
    }


def test_people_partners_and_confirmation(client: Client, bernd: User) -> None:
    world.measure()
    client.force_login(bernd)
    part = "beteiligte/bearbeiten"
    partner = world.organisation("Verein")

    send(client, part, "benennen", lead=bernd.person_id, deputy="")
    send(client, part, "beteiligen", organisations=[partner.pk])
    send(client, part, "bestaetigen", on="1.3.2026", by=bernd.person_id, scope="title")

    measure = Measure.objects.get()
    assert (measure.lead_person, measure.confirmed_on) == (bernd.person, DAY)
    assert (measure.public_scope, measure.partnerships.get().organisation) == ("title", partner)


def test_the_coordination_settles_disputes_and_hands_over(client: Client, amira: User) -> None:
    measure = world.measure(confirmed_on=DAY)
    other = world.organisation("Bauamt")
    client.force_login(amira)
    part = "beteiligte/bearbeiten"

    send(client, part, "streiten", organisations=[measure.lead_id, other.pk], since="1.3.2026")
    send(client, part, "klaeren", on="2.3.2026", resolution="Das Bauamt führt.")
    send(client, part, "uebergeben", to=other.pk, on="2.3.2026", reason="Vereinbart")

    measure = Measure.objects.get()
    assert (measure.lead, measure.confirmed_on) == (other, None)
    assert measure.lead_disputes.get().resolution == "Das Bauamt führt."


def test_merging_leads_to_the_other(client: Client, amira: User) -> None:
    measure = world.measure()
    whole = world.measure()
    client.force_login(amira)

    page = f"/werkbank/massnahmen/{measure.public_id}/"
    said = {"akt": "aufgehen", "zeile": "", "edition": 1, "into": whole.pk}
    assert client.post(f"{page}beteiligte/bearbeiten/", said).status_code == 302

    assert Measure.objects.get(pk=measure.pk).merged_into == whole
    assert f"/werkbank/massnahmen/{whole.public_id}/" in client.get(page).content.decode()


def test_needs_and_promises_are_entered_once_and_answered(client: Client, amira: User) -> None:
    world.measure()
    client.force_login(amira)
    key = str(uuid4())

    for _ in range(2):
        send(client, "bedarfe", "bedarf", key=key, text="Es fehlen Räume.", source="meeting")
    need = Need.objects.get()
    send(client, "bedarfe", "antworten", need.public_id, edition=1, step="take_up", answer="A-11")
    send(
        client,
        "bedarfe",
        "zusagen",
        key=str(uuid4()),
        organisation=world.organisation().pk,
        what="Zwei Räume",
        until="1.3.2026",
    )
    given = Commitment.objects.get()
    send(client, "bedarfe", "werten", given.public_id, edition=1, step="keep_word")

    assert (Need.objects.get().state, Commitment.objects.get().state) == ("taken_up", "kept")


@pytest.mark.parametrize(
    ("part", "act"),
    [
        ("ziele/bearbeiten", "verknuepfen"),
        ("termine/bearbeiten", "eintragen"),
        ("geld/bearbeiten", "foerdern"),
        ("beteiligte/bearbeiten", "benennen"),
    ],
)
def test_others_are_offered_no_form_and_refused(
    client: Client, chiara: User, part: str, act: str
) -> None:
    measure = world.measure()
    client.force_login(chiara)
    said = {
        "element": world.element().pk,
        "how": "x",
        "title": "x",
        "due": "1.3.2026",
        "programme": "x",
        "per": "year",
        "approval": "granted",
    }

    page = client.get(f"/werkbank/massnahmen/{measure.public_id}/{part}/").content.decode()
    html = send(client, part, act, status=422, **said)

    assert 'name="akt"' not in page
    assert "Das können nur die federführende Organisation und die Koordination." in html
    assert Measure.objects.get().edition == 1


def test_rows_of_another_measure_are_not_found(client: Client, amira: User) -> None:
    world.measure()
    client.force_login(amira)

    send(client, "termine/bearbeiten", "erreichen", uuid4(), 404, on="1.3.2026")
    send(client, "termine/bearbeiten", "unsinn", status=404)


def test_a_stale_form_keeps_what_was_typed(client: Client, amira: User) -> None:
    world.measure(edition=3)
    client.force_login(amira)

    html = send(
        client, "termine/bearbeiten", "eintragen", status=422, title="Neu", due=DAY, edition=2
    )

    assert "Inzwischen wurde hier etwas geändert." in html
    assert 'value="Neu"' in html
    assert Milestone.objects.count() == 0


def test_needs_are_hidden_from_outsiders(client: Client, chiara: User) -> None:
    measure = world.measure()
    Need.objects.create(measure=measure, text="Streng vertraulich")
    client.force_login(chiara)
    page = f"/werkbank/massnahmen/{measure.public_id}/bedarfe/"

    assert "Streng vertraulich" not in client.get(page).content.decode()
    client.force_login(world.user("gisela", Role.COMMITTEE))
    assert "Streng vertraulich" in client.get(page).content.decode()

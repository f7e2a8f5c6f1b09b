"""Ihre Maßnahmen: answering by link, with nothing lost on the way."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests import world
from tests.rounds.saying import PROJECT
from wirkungskreis.journal.models import Entry
from wirkungskreis.mandates.models import Decision, Sitting
from wirkungskreis.rounds.domain import links
from wirkungskreis.rounds.models import Return, Round

ITEMS = "/meldung/"
GOOD = {**PROJECT, "edition": 1, "act": "hand_in"}


def answer(ret: Return) -> str:
    return f"/meldung/{ret.public_id}/angeben/"


def earlier(ret: Return, **fields: Any) -> Return:
    rnd = world.rnd(code="R2025", state="planned", reference_date=date(2025, 6, 30))
    return world.ret(
        round=rnd,
        measure=ret.measure,
        person=None,
        state="checked",
        schedule="on_plan",
        handed_in_on=date(2025, 9, 1),
        checked_on=date(2025, 9, 2),
        **fields,
    )


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same_for_many(
    dana: Client, ret: Return, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count - 1):
        world.ret(round=ret.round, measure=world.measure(code=f"X-{number}"))

    with django_assert_num_queries(6):
        response = dana.get(ITEMS)

    assert len(response.context["returns"]) == count


def test_the_page_says_by_when_and_why(dana: Client, ret: Return) -> None:
    body = world.body(name="Controlling-Gruppe")
    sitting = Sitting.objects.create(code="CG-1", body=body, on=date(2026, 11, 19))
    Round.objects.update(sitting=sitting)

    html = dana.get(ITEMS).content.decode()

    assert "Freitag, 16. Oktober 2026" in html
    assert "19. November 2026" in html
    assert "Controlling-Gruppe" in html
    assert "keine Namen" in html


@pytest.mark.parametrize(
    ("kind", "needed"),
    [
        ("project", ["schedule", "done", "next_step", "help_kind"]),
        ("once", ["schedule", "done", "next_step", "help_kind"]),
        ("offer", ["continuation", "help_kind"]),
        ("structure", ["continuation", "help_kind"]),
    ],
)
def test_at_most_four_inputs_are_required(
    dana: Client, ret: Return, kind: str, needed: list[str]
) -> None:
    type(ret.measure).objects.update(kind=kind)

    form = dana.post(answer(ret), {"edition": 1, "act": "hand_in"}).context["form"]

    assert sorted(form.errors) == sorted(needed)
    assert all(len(errors) == 1 for errors in form.errors.values())
    assert sorted(f.name for f in form.visible_fields() if f.field.required) == sorted(needed)


def test_what_ends_needs_no_next_step(dana: Client, ret: Return) -> None:
    data = {**GOOD, "lifecycle": "done", "next_step": ""}

    assert dana.post(answer(ret), data).status_code == 302


def test_every_field_says_who_reads_it(dana: Client, ret: Return) -> None:
    form = dana.get(answer(ret)).context["form"]

    silent = [field.name for field in form.visible_fields() if not field.help_text]
    assert silent == ["releases_obstacle", "reach_kind"]


def test_handing_in_leads_back_to_the_list(dana: Client, ret: Return) -> None:
    response = dana.post(answer(ret), GOOD)

    assert (response.status_code, response["Location"]) == (302, ITEMS)
    assert Return.objects.get().state == "handed_in"
    assert "Danke, alles ist da." in dana.get(ITEMS).content.decode()


def test_a_draft_is_kept_by_button(dana: Client, ret: Return) -> None:
    dana.post(answer(ret), {"edition": 1, "act": "draft", "done": "Halb"})

    assert (Return.objects.get().state, Return.objects.get().done) == ("drafted", "Halb")


def test_a_draft_is_kept_as_one_goes_and_the_time_only_shown(dana: Client, ret: Return) -> None:
    data = {"edition": 1, "done": "Halb", "next_step_due": "31.2.2027"}

    response = dana.post(f"/meldung/{ret.public_id}/zwischenspeichern/", data)

    html = response.content.decode()
    assert "Gespeichert " in html
    assert 'name="edition" id="edition" value="2"' in " ".join(html.split())
    stored = Return.objects.get()
    assert (stored.state, stored.done, stored.next_step_due) == ("drafted", "Halb", None)
    assert [e.act for e in Entry.objects.filter(thing="rounds.return")] == ["draft"]


def test_a_date_that_does_not_exist_is_said_at_its_field(dana: Client, ret: Return) -> None:
    response = dana.post(answer(ret), {**GOOD, "next_step_due": "31.2.2027"})

    assert response.status_code == 422
    assert response.context["form"].errors["next_step_due"] == [
        "Diesen Tag gibt es nicht. Bitte schreiben Sie ihn so: 31.12.2026."
    ]
    assert PROJECT["done"] in response.content.decode()


def test_two_people_saving_lose_neither_text(dana: Client, ret: Return) -> None:
    dana.post(answer(ret), {"edition": 1, "act": "draft", "done": "Der schnelle Text"})

    response = dana.post(answer(ret), {**GOOD, "done": "Der langsame Text"})

    html = response.content.decode()
    assert response.status_code == 422
    assert "Inzwischen wurde hier etwas geändert." in html
    assert "Der schnelle Text" in html
    assert "Der langsame Text</textarea>" in html
    assert Return.objects.get().done == "Der schnelle Text"
    assert dana.post(answer(ret), {**GOOD, "edition": 2}).status_code == 302


def test_a_round_closed_while_a_form_is_open_gives_the_text_back(dana: Client, ret: Return) -> None:
    Round.objects.update(state="closed", closed_on=date(2026, 10, 9))

    response = dana.post(answer(ret), {**GOOD, "done": "Mein langer Text"})

    html = response.content.decode()
    assert response.status_code == 422
    assert "Mein langer Text" in html
    assert "als Nachtrag" in html
    assert Return.objects.get().state == "asked"


def test_a_session_that_ended_gives_the_text_back(client: Client, ret: Return) -> None:
    response = client.post(answer(ret), {**GOOD, "done": "Mein langer Text"})

    assert response.status_code == 422
    assert "Mein langer Text" in response.content.decode()


def test_unchanged_takes_two_taps(dana: Client, ret: Return) -> None:
    earlier(ret, done="Alles läuft.")
    page = f"/meldung/{ret.public_id}/unveraendert-melden/"

    first = dana.get(page)
    suggested = first.context["form"]["expected"].value()
    second = dana.post(page, {"edition": 1, "expected": suggested})

    assert second.status_code == 302
    stored = Return.objects.get(pk=ret.pk)
    assert (stored.is_unchanged, stored.state) == (True, "handed_in")
    assert f"{stored.next_change_expected:%d.%m.%Y}" == suggested


def test_unchanged_is_offered_only_if_there_is_something(dana: Client, ret: Return) -> None:
    without = "Unverändert" in dana.get(ITEMS).content.decode()
    earlier(ret, done="Alles läuft.")

    assert (without, "Unverändert" in dana.get(ITEMS).content.decode()) == (False, True)


def test_not_responsible_and_please_call_reach_the_coordination(dana: Client, ret: Return) -> None:
    for page, data in (
        ("anrufen", {"edition": 1, "number": "0214 406-1"}),
        ("abgeben", {"edition": 2, "successor": "FB Soziales"}),
    ):
        assert dana.post(f"/meldung/{ret.public_id}/{page}/", data).status_code == 302

    assert Return.objects.get().special == "not_responsible"


def test_hostile_text_is_shown_as_text(dana: Client, ret: Return) -> None:
    nasty = "<script>alert(1)</script> =1+1 \u202egnirts"

    dana.post(answer(ret), {**GOOD, "done": nasty})
    html = dana.get(ITEMS).content.decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt; =1+1 gnirts" in html
    assert "<script>alert" not in html


def test_after_the_sitting_one_reads_what_it_decided_about_ones_own(
    dana: Client, ret: Return
) -> None:
    body = world.body(name="Controlling-Gruppe")
    sitting = Sitting.objects.create(code="CG-1", body=body, on=date(2026, 10, 8))
    for number, about in (("B-1", ret.measure.code), ("B-2", "X-99")):
        Decision.objects.create(
            number=number, body=body, sitting=sitting, text=f"Text {number}", about=about
        )
    Round.objects.update(state="closed", closed_on=date(2026, 10, 1), sitting=sitting)

    html = dana.get(ITEMS).content.decode()

    assert "Text B-1" in html
    assert "Text B-2" not in html


def test_offers_get_other_questions(dana: Client, ret: Return) -> None:
    offer = world.ret(round=ret.round, measure=world.measure(kind="offer"))

    html = dana.get(answer(offer)).content.decode()

    for question in ("Läuft es weiter?", "Wie viele Menschen, ungefähr?", "Was fehlt?"):
        assert question in html
    assert "Sind Sie im Plan?" not in html


def test_a_confirmation_is_answered_with_four_questions(client: Client) -> None:
    rnd = world.rnd(kind="confirmation", code="B1")
    measure = world.measure(title="Chor")
    asked = rnd.confirmations.create(
        measure=measure, organisation=measure.lead, person=world.contact()
    )

    client.post(f"/m/{links.token_of(world.link(rnd, world.contact()))}/")

    listed = client.get(ITEMS).content.decode()
    response = client.post(
        f"/meldung/{asked.public_id}/bestaetigen/",
        {
            "edition": 1,
            "is_correct": "yes",
            "takes_part": "yes",
            "answering": "Emre Kaya",
            "public_scope": "title",
        },
    )

    asked.refresh_from_db()
    assert "Chor" in listed
    assert (response.status_code, asked.state, asked.public_scope) == (302, "answered", "title")

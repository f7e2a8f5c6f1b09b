"""Reminders: workdays, only who is missing, once a day, deputies too; bounces are learnt."""

from datetime import date

import pytest

from tests import world
from tests.indicators import making
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.mandates.models import Sitting
from wirkungskreis.outbox.fillers import FILLERS
from wirkungskreis.outbox.models import Mail
from wirkungskreis.outbox.rendering import render
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User
from wirkungskreis.rounds.domain import delivery, links, reminding
from wirkungskreis.rounds.models import AccessLink, FigureRequest, Return, RoundReminder

MONDAY = date(2026, 9, 28)


def test_only_those_who_owe_an_answer_are_reminded(amira: User) -> None:
    owing = world.ret(person=world.contact("Emre Kaya"))
    world.ret(round=owing.round, state="handed_in", handed_in_on=MONDAY)

    sent = reminding.remind(owing.round, actor=actor_of(amira), on=MONDAY)

    assert sent == 1
    assert [(m.template, m.person) for m in Mail.objects.all()] == [("rounds.remind", owing.person)]
    link = AccessLink.objects.get(person=owing.person)
    assert (link.last_reminded_on, link.reminders_sent) == (MONDAY, 1)
    assert Entry.objects.get(act="remind").facts == {"links": [link.pk]}


def test_a_deputy_is_reminded_as_well_with_an_own_link(amira: User) -> None:
    deputy = world.contact("Emre Kaya")
    ret = world.ret(deputy=deputy)

    reminding.remind(ret.round, actor=actor_of(amira), on=MONDAY)

    assert {m.person for m in Mail.objects.all()} == {ret.person, deputy}
    assert AccessLink.objects.get(person=deputy).asked_on == MONDAY


def test_nobody_is_reminded_twice_a_day(amira: User) -> None:
    ret = world.ret()

    sent = [reminding.remind(ret.round, actor=actor_of(amira), on=MONDAY) for _ in range(2)]

    assert sent == [1, 0]


def test_one_organisation_alone(amira: User) -> None:
    ret = world.ret()
    other = world.ret(
        round=ret.round,
        measure=world.measure(lead=world.organisation("Bauamt")),
        person=world.contact("Emre Kaya"),
    )

    reminding.remind(ret.round, actor=actor_of(amira), on=MONDAY, organisation=other.organisation)

    assert [m.person for m in Mail.objects.all()] == [other.person]


@pytest.mark.parametrize("column", ["undeliverable_on", "revoked_on"])
def test_who_cannot_be_reached_is_not_reminded(amira: User, column: str) -> None:
    ret = world.ret()
    AccessLink.objects.update(**{column: MONDAY})

    assert reminding.remind(ret.round, actor=actor_of(amira), on=MONDAY) == 0


def test_a_closed_round_reminds_nobody(amira: User) -> None:
    with pytest.raises(NotPossible, match="solange die Abfrage offen ist"):
        reminding.remind(world.rnd(state="closed"), actor=actor_of(amira), on=MONDAY)


@pytest.mark.parametrize(
    ("day", "sent"),
    [
        (date(2026, 9, 25), 0),  # not yet
        (date(2026, 9, 26), 0),  # a Saturday
        (date(2026, 9, 28), 1),  # the Monday after
    ],
)
def test_a_planned_reminder_waits_for_a_workday(db: None, day: date, sent: int) -> None:
    ret = world.ret()
    ret.round.reminders.create(on=date(2026, 9, 26))

    first, again = reminding.remind_as_planned(day), reminding.remind_as_planned(day)

    assert (first, again) == (sent, 0)
    assert RoundReminder.objects.get().sent_on == (day if sent else None)


def test_a_reminder_waits_until_the_school_holidays_are_over(db: None) -> None:
    ret = world.ret(round=world.rnd(closes=date(2026, 11, 13)))
    ret.round.reminders.create(on=date(2026, 10, 20))  # Herbstferien bis zum 31. Oktober
    days = [date(2026, 10, 20), date(2026, 10, 30), date(2026, 11, 2)]

    sent = [reminding.remind_as_planned(day) for day in days]

    assert sent == [0, 0, 1]


def test_a_reminder_goes_out_before_the_holidays_in_which_the_time_ends(db: None) -> None:
    ret = world.ret(round=world.rnd(closes=date(2026, 10, 23)))
    ret.round.reminders.create(on=date(2026, 10, 20))
    days = [date(2026, 10, 15), date(2026, 10, 16), date(2026, 10, 20)]

    sent = [reminding.remind_as_planned(day) for day in days]

    assert sent == [0, 1, 0]


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 9, 27), "Heute ist Sonntag: .* am 28. September 2026"),
        (date(2026, 10, 3), "Heute ist Tag der Deutschen Einheit: .* am 5. Oktober 2026"),
    ],
)
def test_nobody_is_reminded_by_hand_on_a_day_without_work(
    amira: User, day: date, words: str
) -> None:
    ret = world.ret()

    with pytest.raises(NotPossible, match=words):
        reminding.remind(ret.round, actor=actor_of(amira), on=day)

    assert Mail.objects.count() == 0


def test_by_hand_one_may_remind_in_school_holidays(amira: User) -> None:
    ret = world.ret(round=world.rnd(closes=date(2026, 11, 13)))

    assert reminding.remind(ret.round, actor=actor_of(amira), on=date(2026, 10, 20)) == 1


def test_a_returned_mail_makes_its_link_undeliverable(db: None) -> None:
    ret = world.ret()
    link = AccessLink.objects.get()
    link_mail = {
        "person": ret.person,
        "template": "rounds.ask",
        "about": "rounds.accesslink",
        "about_id": link.pk,
    }
    Mail.objects.create(**link_mail, state="bounced")

    learnt = [delivery.learn_of_lost_mails(MONDAY) for _ in range(2)]

    assert learnt == [1, 0]
    assert AccessLink.objects.get().undeliverable_on == MONDAY


def test_a_later_mail_that_arrived_counts(db: None) -> None:
    ret = world.ret()
    about = {"about": "rounds.accesslink", "about_id": AccessLink.objects.get().pk}
    for state in ("bounced", "sent"):
        Mail.objects.create(person=ret.person, template="rounds.ask", state=state, **about)

    assert delivery.learn_of_lost_mails(MONDAY) == 0


def letter(template: str, ret: Return, **context: int) -> Mail:
    link = AccessLink.objects.get(person=ret.person)
    return Mail.objects.create(
        person=ret.person,
        template=template,
        about="rounds.accesslink",
        about_id=link.pk,
        context=context,
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    "template", ["rounds.ask", "rounds.confirm", "rounds.remind", "rounds.link"]
)
def test_every_mail_has_the_link_only_where_it_is_sealed(template: str) -> None:
    ret = world.ret(measure=world.measure(title="Sprachcafé"))
    mail = letter(template, ret)

    written = render(mail)

    token = links.token_of(AccessLink.objects.get())
    assert template in FILLERS
    assert written is not None
    assert token not in written.body
    assert f"/m/{token}/" in written.sealed()
    assert "16. Oktober 2026" in written.body


@pytest.mark.django_db
def test_the_request_says_what_about_by_when_and_what_happens_otherwise() -> None:
    sitting = Sitting.objects.create(code="CG-1", body=world.body(), on=date(2026, 11, 19))
    ret = world.ret(round=world.rnd(sitting=sitting), measure=world.measure(title="Sprachcafé"))

    written = render(letter("rounds.ask", ret))

    assert written is not None
    for words in ("Sprachcafé", "Freitag, 16. Oktober", "19. November", "„keine Meldung“"):
        assert words in written.body


@pytest.mark.django_db
def test_a_reminder_stops_when_the_answer_has_come() -> None:
    ret = world.ret(state="handed_in", handed_in_on=MONDAY)

    assert render(letter("rounds.remind", ret)) is None


def about(figure: FigureRequest, template: str) -> Mail:
    link = AccessLink.objects.get(person=figure.person)
    return Mail.objects.create(
        person=figure.person, template=template, about="rounds.accesslink", about_id=link.pk
    )


def test_who_owes_only_a_value_is_reminded_and_who_owes_nothing_is_not(amira: User) -> None:
    owing = world.figure(making.indicator("A.1-i"), person=world.contact("Emre Kaya"))
    there = making.indicator("A.2-i")
    world.figure(there, person=world.contact("Gesa Groß"))
    making.observation(there, 2025, known=MONDAY)
    world.figure(
        making.indicator("A.3-i"),
        state="handed_in",
        handed_in_on=MONDAY,
        published_on=MONDAY,
        source_ref="Register",
    )

    sent = reminding.remind(owing.round, actor=actor_of(amira), on=MONDAY)

    assert (sent, [mail.person for mail in Mail.objects.all()]) == (1, [owing.person])


def test_one_organisation_is_reminded_of_its_values(amira: User) -> None:
    office = world.organisation("Statistikstelle")
    owing = world.figure(making.indicator("A.1-i", owner=office), person=world.contact("Emre"))
    world.figure(making.indicator("A.2-i"))

    reminding.remind(owing.round, actor=actor_of(amira), on=MONDAY, organisation=office)

    assert [mail.person for mail in Mail.objects.all()] == [owing.person]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("rounds.ask", "brauchen wir Zahlen von Ihnen"),
        ("rounds.remind", "diese Kennzahlen fehlen uns noch"),
    ],
)
def test_mails_name_the_values_and_no_measures_where_there_are_none(
    template: str, words: str
) -> None:
    figure = world.figure(making.indicator())

    written = render(about(figure, template))

    assert written is not None
    assert words in written.body
    assert "A.1-i Sprachmittlungseinsätze" in written.body
    assert "Maßnahmen" not in written.body


@pytest.mark.django_db
def test_a_mail_names_measures_and_values_of_whom_both_are_asked() -> None:
    ret = world.ret(measure=world.measure(title="Sprachcafé"))
    figure = world.figure(making.indicator(), round=ret.round)

    written = render(about(figure, "rounds.remind"))

    assert written is not None
    for words in ("Sprachcafé", "Auch diese Kennzahlen fehlen", "A.1-i"):
        assert words in written.body


@pytest.mark.django_db
def test_a_question_is_carried_while_it_is_open() -> None:
    ret = world.ret(state="sent_back", review_comment="Wie viele?", handed_in_on=MONDAY)
    mail = letter("rounds.back", ret, returned=ret.pk)
    before = render(mail)

    Return.objects.update(state="handed_in")

    assert before is not None
    assert ("Wie viele?" in before.body, render(mail)) == (True, None)

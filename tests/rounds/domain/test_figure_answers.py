"""Answering for a value: the rules of the values hold, nothing is stored before it is checked."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests import world
from tests.indicators import making
from tests.rounds.domain.test_figure_asking import handed_in
from wirkungskreis.indicators.models import Indicator, Observation, Release
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import Actor, Kind, Role
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.outbox.models import Mail
from wirkungskreis.outbox.rendering import render
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User
from wirkungskreis.rounds.domain import closing, figure_answers
from wirkungskreis.rounds.domain.answers import Told
from wirkungskreis.rounds.domain.figure_answers import Answer
from wirkungskreis.rounds.domain.figure_reading import Said, Unreadable
from wirkungskreis.rounds.models import AccessLink, FigureRequest, Round
from wirkungskreis.rounds.queries.figure_facts import answered

TODAY = date(2026, 9, 20)


def owned(**fields: Any) -> Indicator:
    making.city()
    return making.indicator(owner=world.organisation("Statistikstelle"), **fields)


def said(texts: dict[str, str] | None = None, **fields: Any) -> Said:
    facts: dict[str, Any] = {"source_ref": "Einsatzdatenbank", "published_on": date(2026, 9, 1)}
    return Said({"wert.RA": "1.200"} if texts is None else texts, **(facts | fields))


def link_of(figure: FigureRequest) -> Actor:
    return Actor(
        Kind.LINK,
        person_id=figure.person_id,
        round_id=figure.round_id,
        link_id=AccessLink.objects.get(person=figure.person).pk,
    )


def hand_in(figure: FigureRequest, words: Said, actor: Actor | None = None) -> FigureRequest:
    return figure_answers.hand_in(
        figure,
        actor=actor or link_of(figure),
        edition=figure.edition,
        on=TODAY,
        answer=Answer(words),
    )


def problems(figure: FigureRequest, words: Said) -> dict[str, str]:
    with pytest.raises(Unreadable) as refused:
        hand_in(figure, words)
    return dict(refused.value.problems)


def test_what_is_handed_in_waits_and_is_stored_nowhere(db: None) -> None:
    figure = world.figure(owned())

    hand_in(figure, said(note="Ohne Ferien"))

    stored = FigureRequest.objects.get()
    assert (stored.state, stored.handed_in_on, stored.note) == ("handed_in", TODAY, "Ohne Ferien")
    assert [one.value for one in stored.given] == [Decimal(1200)]
    assert Observation.objects.count() == Release.objects.count() == 0


def test_until_it_is_taken_over_it_can_be_sent_anew(db: None) -> None:
    figure = hand_in(world.figure(owned()), said())

    hand_in(figure, said({"wert.RA": "1.250"}))

    assert [one.value for one in FigureRequest.objects.get().given] == [Decimal(1250)]


def test_a_reason_is_an_answer(db: None) -> None:
    figure = hand_in(world.figure(owned()), said({"grund.RA": "later"}))

    assert [row.value for row in answered(figure)] == ["fällt später an"]


def test_a_share_follows_from_its_parts(db: None) -> None:
    figure = world.figure(owned(value_type="share", unit="Prozent"))

    hand_in(figure, said({"zaehler.RA": "250", "nenner.RA": "1.000"}, is_provisional=True))

    [row] = answered(figure)
    assert (row.area, row.value) == ("Rheinaue", "25\u00a0Prozent, vorläufig")
    assert row.parts == "250 von 1.000"


COUNT: dict[str, Any] = {"disclosure": "protected", "unit": "Personen"}
SHARE: dict[str, Any] = {"value_type": "share", "unit": "Prozent", "disclosure": "protected"}


@pytest.mark.parametrize(
    ("fields", "texts", "at", "sentence"),
    [
        ({}, {}, "wert.RA", "Zahl an oder den Grund"),
        ({}, {"wert.RA": "viele"}, "wert.RA", "ist keine Zahl"),
        ({}, {"wert.RA": "12 Tage"}, "wert.RA", "ist keine Zahl"),
        ({}, {"wert.RA": "43 %"}, "wert.RA", "Gefragt ist nach Einsätze"),
        ({}, {"wert.RA": "-5"}, "wert.RA", "nicht kleiner als null"),
        ({}, {"wert.RA": "5", "grund.RA": "later"}, "grund.RA", "Zahl an oder den Grund"),
        (COUNT, {"wert.RA": "3"}, "wert.RA", "verraten einzelne Menschen"),
        (SHARE, {}, "zaehler.RA", "Zahl an oder den Grund"),
        (SHARE, {"wert.RA": "104"}, "wert.RA", "zwischen 0 und 100"),
        (SHARE, {"zaehler.RA": "300", "nenner.RA": "200"}, "zaehler.RA", "zwischen 0 und 100"),
        (SHARE, {"zaehler.RA": "3", "nenner.RA": "200"}, "zaehler.RA", "verraten einzelne"),
        (SHARE, {"zaehler.RA": "0", "nenner.RA": "4"}, "nenner.RA", "verraten einzelne"),
        (SHARE, {"zaehler.RA": "30"}, "nenner.RA", "fehlt der Nenner"),
        (SHARE, {"zaehler.RA": "30", "nenner.RA": "0"}, "nenner.RA", "größer als null"),
        (SHARE, {"nenner.RA": "300"}, "zaehler.RA", "Zahl an oder den Grund"),
        (SHARE, {"nenner.RA": "-"}, "nenner.RA", "steht beim Zähler"),
        (SHARE, {"zaehler.RA": "12 %"}, "zaehler.RA", "nicht nach Prozent"),
        (
            SHARE,
            {"wert.RA": "12", "zaehler.RA": "12", "nenner.RA": "100"},
            "wert.RA",
            "nicht beides",
        ),
    ],
)
@pytest.mark.django_db
def test_each_wrong_number_gets_its_sentence_at_its_field(
    fields: dict[str, Any], texts: dict[str, str], at: str, sentence: str
) -> None:
    figure = world.figure(owned(**fields))

    found = problems(figure, said(texts))

    assert list(found) == [at]
    assert sentence in found[at]
    assert FigureRequest.objects.get().state == "asked"


def test_a_zero_counts_nobody_and_is_a_number(db: None) -> None:
    figure = hand_in(world.figure(owned(**COUNT)), said({"wert.RA": "0"}))

    assert [one.value for one in figure.given] == [Decimal(0)]


@pytest.mark.parametrize("text", ["43,5 Prozent", "43,5 %", "43,5"])
@pytest.mark.django_db
def test_the_unit_may_stand_behind_the_number(text: str) -> None:
    figure = hand_in(world.figure(owned(**SHARE)), said({"wert.RA": text}))

    assert [one.value for one in figure.given] == [Decimal("43.5")]


def test_source_and_day_are_needed_and_the_day_is_past(db: None) -> None:
    figure = world.figure(owned())

    found = problems(figure, said(source_ref=" ", published_on=date(2026, 9, 21)))

    assert sorted(found) == ["published_on", "source_ref"]
    assert "liegt in der Zukunft" in found["published_on"]


def test_several_areas_each_get_their_sentence(db: None) -> None:
    making.district("S1", "Nord")
    figure = world.figure(owned(), cells=[{"area": "RA"}, {"area": "S1"}])

    assert list(problems(figure, said({"wert.RA": "100"}))) == ["wert.S1"]


def test_taking_over_stores_it_with_its_origin(amira: User) -> None:
    row = owned()
    making.district("S1", "Nord")
    figure = world.figure(row, cells=[{"area": "RA"}, {"area": "S1"}])
    hand_in(figure, said({"wert.RA": "1.200 p", "grund.S1": "unknown"}, note="Ohne Ferien"))

    figure_answers.settle(figure, actor=actor_of(amira), edition=figure.edition, on=TODAY)

    release = Release.objects.get()
    assert (release.supplier, release.published_on) == ("Statistikstelle", date(2026, 9, 1))
    assert release.note == f"Abfrage {figure.round.code}"
    whole, part = Observation.objects.order_by("area__code")
    assert (whole.value, whole.statuses, whole.note) == (Decimal(1200), "p", "Ohne Ferien")
    assert (part.value, part.reason, whole.source_ref) == (None, "unknown", "Einsatzdatenbank")
    assert (whole.period_start, whole.version) == (figure.period_start, row.versions.get())
    figure.refresh_from_db()
    assert (figure.state, figure.release, figure.settled_on) == ("settled", release, TODAY)
    assert Entry.objects.get(act="settle").facts["release"] == release.pk


def test_it_is_checked_again_when_it_is_taken_over(amira: User) -> None:
    figure = hand_in(world.figure(owned()), said({"wert.RA": "3"}))
    Indicator.objects.update(disclosure="protected")
    figure.refresh_from_db()

    with pytest.raises(NotPossible, match="verraten einzelne"):
        figure_answers.settle(figure, actor=actor_of(amira), edition=2, on=TODAY)

    assert (FigureRequest.objects.get().state, Observation.objects.count()) == ("handed_in", 0)


def test_without_an_organisation_nobody_delivers(amira: User) -> None:
    figure = world.figure(owned(), organisation=None, **handed_in())

    with pytest.raises(NotPossible, match="welche Stelle"):
        figure_answers.settle(figure, actor=actor_of(amira), edition=1, on=TODAY)


@pytest.mark.parametrize("state", ["asked", "sent_back"])
def test_what_nobody_handed_in_is_not_taken_over(amira: User, state: str) -> None:
    figure = world.figure(owned(), **{**handed_in(), "state": state})

    with pytest.raises(NotPossible, match="beim jetzigen Stand nicht möglich"):
        figure_answers.settle(figure, actor=actor_of(amira), edition=1, on=TODAY)

    assert Observation.objects.count() == 0


def test_a_question_goes_back_by_mail_and_the_answer_comes_anew(amira: User) -> None:
    figure = world.figure(owned(), **handed_in())
    with pytest.raises(NotPossible, match="was fehlt"):
        figure_answers.send_back(figure, actor=actor_of(amira), edition=1, on=TODAY, comment=" ")

    figure_answers.send_back(
        figure, actor=actor_of(amira), edition=1, on=TODAY, comment="Mit Ferien?"
    )

    mail = Mail.objects.get(template="rounds.figure_back")
    written = render(mail)
    assert written is not None
    assert "Mit Ferien?" in written.body
    assert "A.1-i Sprachmittlungseinsätze" in written.body
    hand_in(figure, said())
    assert (FigureRequest.objects.get().state, render(mail)) == ("handed_in", None)


def test_what_is_taken_over_is_not_answered_again(amira: User) -> None:
    figure = hand_in(world.figure(owned()), said())
    figure_answers.settle(figure, actor=actor_of(amira), edition=2, on=TODAY)

    with pytest.raises(NotPossible, match="beim jetzigen Stand nicht möglich"):
        hand_in(figure, said())


def test_a_closed_round_takes_nothing(amira: User) -> None:
    figure = world.figure(owned())
    closing.close(figure.round, actor=actor_of(amira), edition=1, on=TODAY, as_it_is=True)

    with pytest.raises(NotPossible, match="inzwischen geschlossen"):
        hand_in(figure, said())


def test_closing_says_what_was_not_checked(amira: User) -> None:
    world.figure(owned(), **handed_in())
    rnd = Round.objects.get()

    assert closing.outlook(rnd, TODAY).figures_unchecked == 1
    with pytest.raises(NotPossible, match="ungeprüfte"):
        closing.close(rnd, actor=actor_of(amira), edition=1, on=TODAY)


def test_the_coordination_enters_what_it_was_told(amira: User) -> None:
    figure = world.figure(owned())
    told = Told(world.contact("Emre Kaya"), date(2026, 9, 18))

    figure_answers.hand_in(
        figure, actor=actor_of(amira), edition=1, on=TODAY, answer=Answer(said(), told)
    )

    assert (figure.told_by, figure.told_on) == (told.person, told.on)
    assert Entry.objects.get(act="hand_in").facts["told_by"] == told.person.pk


def test_another_person_does_not_answer(bernd: User) -> None:
    figure = world.figure(owned())

    with pytest.raises(NotAllowed):
        hand_in(figure, said(), actor_of(bernd))


def test_the_statistics_office_checks_and_others_do_not(bernd: User) -> None:
    figure = world.figure(owned(), **handed_in())
    office = world.user("doerte", Role.STATISTICS)

    with pytest.raises(NotAllowed):
        figure_answers.settle(figure, actor=actor_of(bernd), edition=1, on=TODAY)
    figure_answers.settle(figure, actor=actor_of(office), edition=1, on=TODAY)

    assert Observation.objects.get().value == 120

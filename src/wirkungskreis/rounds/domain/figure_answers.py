"""Verbs that answer for a value: hand in, send back, take over; nothing is stored before that."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.indicators.domain import values
from wirkungskreis.indicators.models import Indicator
from wirkungskreis.indicators.queries.delivering import area_names
from wirkungskreis.journal.moves import move
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.outbox.domain import post
from wirkungskreis.rounds.domain.answers import Told
from wirkungskreis.rounds.domain.figure_reading import Said, Unreadable, read
from wirkungskreis.rounds.figure_values import Place, value_of
from wirkungskreis.rounds.given import to_rows
from wirkungskreis.rounds.models import FigureRequest, Round


@dataclass(frozen=True, slots=True)
class Answer:
    """What was said, and who said it on the telephone if the coordination enters it."""

    said: Said
    told: Told | None = None


@transaction.atomic
def hand_in(
    figure: FigureRequest, *, actor: Actor, edition: int, on: date, answer: Answer
) -> FigureRequest:
    """Send numbers or reasons; until they are taken over, they can be sent anew.

    Raises ``Unreadable`` with a sentence per field; the same rules hold when values are stored.
    """
    _still_open(figure)
    said, told = answer.said, answer.told
    reading = read(figure, said, on)
    if reading.problems:
        raise Unreadable(reading.problems)
    changes = {
        "cells": to_rows(reading.given),
        "source_ref": said.source_ref.strip(),
        "published_on": said.published_on,
        "note": said.note.strip(),
        "handed_in_on": on,
        "handed_in_by_id": actor.person_id,
        "told_by": told.person if told else None,
        "told_on": told.on if told else None,
    }
    facts = {"told_by": told.person.pk} if told else {}
    return move(figure, "hand_in", actor=actor, edition=edition, changes=changes, **facts)


@transaction.atomic
def send_back(
    figure: FigureRequest, *, actor: Actor, edition: int, on: date, comment: str
) -> FigureRequest:
    """Ask once more; the mail carries the question."""
    _still_open(figure)
    if not comment.strip():
        raise NotPossible(_("Bitte schreiben Sie, was fehlt: Die Person liest diesen Satz."))
    changes = {"review_comment": comment.strip(), "sent_back_on": on}
    move(figure, "send_back", actor=actor, edition=edition, changes=changes)
    link = figure.round.links.filter(person=figure.person_id).first()
    if link and figure.person:
        post.put(
            actor=actor,
            person=figure.person,
            template="rounds.figure_back",
            about=link,
            figure=figure.pk,
        )
    return figure


@transaction.atomic
def settle(figure: FigureRequest, *, actor: Actor, edition: int, on: date) -> FigureRequest:
    """Store what was said as a release of its own, checked again by the verb that stores."""
    _still_open(figure)
    if figure.organisation is None:
        raise NotPossible(
            _(
                "Es steht nicht fest, welche Stelle den Wert liefert. Bitte tragen Sie sie im "
                "Datenblatt ein oder geben Sie den Wert zurück und fragen Sie jemand anderen."
            )
        )
    if figure.published_on is None:
        raise NotPossible(_("Zu diesem Wert hat noch niemand geantwortet."))
    indicator = Indicator.objects.get(pk=figure.indicator_id)
    delivery = values.Delivery(
        figure.organisation.name,
        figure.published_on,
        note=_("Abfrage {code}").format(code=figure.round.code),
    )
    release = values.enter(
        indicator, delivery, _values(figure), actor=actor, edition=indicator.edition, on=on
    )
    changes = {"settled_on": on, "settled_by_id": actor.person_id, "release": release}
    return move(figure, "settle", actor=actor, edition=edition, changes=changes, release=release.pk)


def _values(figure: FigureRequest) -> list[values.Value]:
    version = figure.indicator.versions.order_by("number").last()
    if version is None:
        raise ValueError("an indicator always has a definition")
    areas = area_names(one.area for one in figure.given)
    return [
        value_of(figure, one, Place(version, areas[one.area], figure.subgroup), figure.source_ref)
        for one in figure.given
    ]


def _still_open(figure: FigureRequest) -> None:
    """Refuse once the round is closed; waits for whoever is closing it at this moment."""
    rnd = Round.objects.select_for_update(no_key=True).get(pk=figure.round_id)
    if not rnd.is_open:
        raise NotPossible(
            _(
                "Diese Abfrage ist inzwischen geschlossen. Bitte rufen Sie uns an: Der Wert wird "
                "dann beim Indikator eingetragen."
            )
        )

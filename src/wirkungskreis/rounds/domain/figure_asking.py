"""Verbs that ask for values of indicators: what is due, one more, one less, somebody else."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Required, TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.indicators.domain import subgroups
from wirkungskreis.indicators.models import Formula, Indicator, Subgroup
from wirkungskreis.indicators.periods import Period
from wirkungskreis.indicators.queries.delivering import Known, areas_of, usual_areas
from wirkungskreis.indicators.queries.standing import standings
from wirkungskreis.indicators.states import IndicatorState
from wirkungskreis.journal.moves import edit, move, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.outbox.domain import post
from wirkungskreis.people.models import Organisation, Person
from wirkungskreis.people.models import Post as Place
from wirkungskreis.people.models.spans import valid_on
from wirkungskreis.rounds.domain import links
from wirkungskreis.rounds.given import Given, to_rows
from wirkungskreis.rounds.models import FigureRequest, Round
from wirkungskreis.rounds.queries.figure_requests import with_standing
from wirkungskreis.rounds.queries.figures import ValueDue, values_due
from wirkungskreis.rounds.states import KEEP, FigureStanding, FigureState, RoundKind
from wirkungskreis.vocab.models.area import Level


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which value is asked for: of which period, for the city and the areas of one level."""

    indicator: Indicator
    period: Period
    level: str = Level.CITY


@dataclass(frozen=True, slots=True)
class Asked:
    """What one request is about."""

    indicator: Indicator
    subgroup: Subgroup
    period: Period


class Who(TypedDict, total=False):
    """Who answers from now on, for which organisation, and why it is somebody else."""

    person: Required[Person]
    organisation: Organisation | None
    reason: str


def prepare(rnd: Round, due: Iterable[ValueDue], on: date) -> list[FigureRequest]:
    """Make the rows for values that are due, with whom to ask; nothing is stored yet."""
    asked = set(FigureRequest.objects.filter(round=rnd).values_list("indicator", flat=True))
    new = [one for one in due if one.indicator.pk not in asked]
    everybody = subgroups.of()
    last = {
        one.indicator.pk: Known(Period(one.last.start, one.last.before), one.subgroup or everybody)
        for one in new
        if one.last
    }
    areas, usual = usual_areas(last), areas_of(Level.CITY)
    answering = _answering([one.indicator for one in new], on)
    return [
        _request(
            rnd,
            Asked(one.indicator, one.subgroup or everybody, one.period),
            areas.get(one.indicator.pk) or usual,
            answering,
        )
        for one in new
    ]


@transaction.atomic
def ask_due(rnd: Round, *, actor: Actor, on: date) -> int:
    """Ask in an open round for what is due and was not asked for; say how many values that is."""
    demand(actor, KEEP, rnd)
    _demand_open(rnd)
    made = FigureRequest.objects.bulk_create(prepare(rnd, values_due(rnd, actor, on), on))
    for figure in made:
        note(figure, "ask", actor=actor)
    _tell(rnd, made, actor=actor, on=on)
    return len(made)


@transaction.atomic
def ask_for(rnd: Round, wanted: Wanted, *, actor: Actor, on: date) -> FigureRequest:
    """Ask in an open round for one more value, or again for one that was given up."""
    demand(actor, KEEP, rnd)
    _demand_open(rnd)
    indicator, period = wanted.indicator, wanted.period
    _demand_askable(indicator, period, on)
    codes = areas_of(wanted.level)
    [standing] = standings([indicator], on)
    group = standing.target.subgroup if standing.target else subgroups.of()
    asked = Asked(indicator, group, period)
    figure = _request(rnd, asked, codes, _answering([indicator], on))
    old = FigureRequest.objects.filter(round=rnd, indicator=indicator).first()
    if old is None:
        figure.save()
        note(figure, "ask", actor=actor)
    elif old.state == FigureState.DROPPED:
        names = ("organisation", "person", "subgroup", "period_start", "period_before", "cells")
        changes = {name: getattr(figure, name) for name in names}
        figure = move(
            old, "ask", actor=actor, edition=old.edition, changes={**changes, "drop_reason": ""}
        )
    else:
        raise NotPossible(_("Nach diesem Indikator wird in dieser Abfrage schon gefragt."))
    row = with_standing(FigureRequest.objects.filter(pk=figure.pk), on).get()
    if row.standing == FigureStanding.KNOWN:
        raise NotPossible(_("Für diesen Zeitraum liegt schon ein Wert vor."))
    _tell(rnd, [figure], actor=actor, on=on)
    return figure


def drop(figure: FigureRequest, *, actor: Actor, edition: int, reason: str) -> FigureRequest:
    """Stop asking for a value, with the reason that the page keeps."""
    _demand_open(figure.round)
    if not reason.strip():
        raise NotPossible(_("Bitte schreiben Sie, warum nicht mehr nach diesem Wert gefragt wird."))
    changes = {"drop_reason": reason.strip()}
    return move(figure, "drop", actor=actor, edition=edition, changes=changes)


@transaction.atomic
def hand_on(
    figure: FigureRequest, *, actor: Actor, edition: int, on: date, **who: Unpack[Who]
) -> FigureRequest:
    """Name who answers for a value, or somebody else with the reason; the person gets a mail."""
    person, reason = who["person"], who.get("reason", "").strip()
    _demand_open(figure.round)
    if figure.state not in {FigureState.ASKED, FigureState.SENT_BACK}:
        raise NotPossible(_("Dieser Wert ist schon da. Geben Sie ihn zuerst zurück."))
    if figure.person_id and not reason:
        raise NotPossible(_("Bitte schreiben Sie, warum jetzt jemand anderes antwortet."))
    changes = {
        "person": person,
        "organisation": who.get("organisation") or figure.organisation or _works_at(person, on),
        "hand_on_reason": reason,
    }
    edit(figure, "hand_on", KEEP, actor=actor, edition=edition, changes=changes, person=person.pk)
    _tell(figure.round, [figure], actor=actor, on=on)
    return figure


def _demand_open(rnd: Round) -> None:
    rnd.refresh_from_db()
    if rnd.kind != RoundKind.REPORT:
        raise NotPossible(_("Nach Werten wird nur in einer Abfrage zum Sachstand gefragt."))
    if not rnd.is_open:
        raise NotPossible(_("Das geht nur, solange die Abfrage offen ist."))


def _demand_askable(indicator: Indicator, period: Period, on: date) -> None:
    if indicator.state != IndicatorState.ACTIVE:
        raise NotPossible(_("Dieser Indikator wird nicht mehr beobachtet. Bitte öffnen Sie ihn."))
    if Formula.objects.filter(indicator=indicator).exists():
        raise NotPossible(
            _("Dieser Indikator wird berechnet. Bitte fragen Sie nach den Werten seiner Teile.")
        )
    if period.before <= period.start:
        raise NotPossible(_("Der Zeitraum endet vor seinem Anfang. Bitte prüfen Sie die Tage."))
    if period.start > on:
        raise NotPossible(_("Der Zeitraum liegt in der Zukunft. Bitte prüfen Sie die Tage."))


def _request(
    rnd: Round, asked: Asked, areas: Iterable[str], answering: dict[int, Person]
) -> FigureRequest:
    return FigureRequest(
        round=rnd,
        indicator=asked.indicator,
        subgroup=asked.subgroup,
        organisation=asked.indicator.owner,
        person=answering.get(asked.indicator.pk),
        period_start=asked.period.start,
        period_before=asked.period.before,
        cells=to_rows(Given(code) for code in areas),
    )


def _answering(indicators: Iterable[Indicator], on: date) -> dict[int, Person]:
    """Name who answers: as in the newest round, else the only one at the office; two queries."""
    rows = list(indicators)
    offices = {row.owner_id for row in rows if row.owner_id}
    at_work = Place.objects.filter(valid_on(on), organisation__in=offices, person__redacted_at=None)
    there: dict[int, dict[int, Person]] = {}
    for place in at_work.select_related("person"):
        there.setdefault(place.organisation_id, {})[place.person_id] = place.person
    found = {}
    for row in rows:
        people = there.get(row.owner_id or 0, {})
        if len(people) == 1:
            found[row.pk] = next(iter(people.values()))
    before = FigureRequest.objects.filter(
        indicator__in=[row.pk for row in rows], person__redacted_at=None
    ).exclude(person=None)
    owners = {row.pk: row.owner_id for row in rows}
    for old in before.select_related("person").order_by("round__reference_date", "pk"):
        if old.person and old.organisation_id == owners[old.indicator_id]:
            found[old.indicator_id] = old.person
    return found


def _works_at(person: Person, on: date) -> Organisation | None:
    place = Place.objects.filter(valid_on(on), person=person).select_related("organisation").first()
    return place.organisation if place else None


def _tell(rnd: Round, figures: Iterable[FigureRequest], *, actor: Actor, on: date) -> None:
    """Send everybody asked one mail that says all they owe; the first one makes their link."""
    asked = {figure.person.pk: figure for figure in figures if figure.person}
    people = [figure.person for figure in asked.values() if figure.person]
    for link in links.ensure(rnd, people):
        if not link.person.email or link.revoked_on:
            continue
        if link.asked_on is None:
            links.mark_delivered(link, actor=actor, edition=link.edition, on=on)
        figure = asked[link.person_id]
        key = f"rounds.ask:{link.pk}:{figure.pk}.{figure.edition}"
        post.put(actor=actor, person=link.person, template="rounds.ask", about=link, key=key)

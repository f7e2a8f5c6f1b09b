"""The verb that opens a round: everybody is asked in one transaction."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import move
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.measures.models import Measure
from wirkungskreis.outbox.domain import post
from wirkungskreis.rounds.domain import figure_asking, links
from wirkungskreis.rounds.models import AccessLink, Confirmation, FigureRequest, Return, Round
from wirkungskreis.rounds.queries.figures import values_due
from wirkungskreis.rounds.queries.scope import preview
from wirkungskreis.rounds.states import RoundKind


@transaction.atomic
def open_round(
    rnd: Round, *, actor: Actor, edition: int, on: date, with_mails: bool = True
) -> Round:
    """Ask: one return per measure due, one link and one mail per person, all or nothing.

    Measures without a lead person get a return that nobody was asked for; the board shows it
    under "Zu klären". The values due become requests of their own. Loading an old round sets
    ``with_mails`` False.
    """
    plan = preview(rnd)
    if not plan.measures:
        raise NotPossible(_("Diese Auswahl enthält keine Maßnahme. Bitte ändern Sie die Auswahl."))
    if rnd.closes < on:
        raise NotPossible(_("Die Frist ist schon vorbei. Bitte wählen Sie einen späteren Tag."))
    figures = _figures(rnd, actor=actor, on=on)
    people = {p.pk: p for p in [*plan.people, *(f.person for f in figures if f.person)]}
    move(
        rnd,
        "open",
        actor=actor,
        edition=edition,
        changes={"opened_on": on},
        measures=[m.pk for m in plan.measures],
        indicators=[f.indicator_id for f in figures],
        persons=list(people),
    )
    if rnd.kind == RoundKind.CONFIRMATION:
        Confirmation.objects.bulk_create([_confirmation(rnd, m) for m in plan.measures])
    else:
        Return.objects.bulk_create([_return(rnd, m) for m in plan.measures])
    FigureRequest.objects.bulk_create(figures)
    _send(links.ensure(rnd, people.values()), rnd, actor=actor, on=on, with_mails=with_mails)
    return rnd


def _figures(rnd: Round, *, actor: Actor, on: date) -> list[FigureRequest]:
    if rnd.kind != RoundKind.REPORT:
        return []
    return figure_asking.prepare(rnd, values_due(rnd, actor, on), on)


def _return(rnd: Round, measure: Measure) -> Return:
    return Return(
        round=rnd,
        measure=measure,
        organisation=measure.lead,
        person=measure.lead_person,
        deputy=measure.deputy_person,
    )


def _confirmation(rnd: Round, measure: Measure) -> Confirmation:
    return Confirmation(
        round=rnd, measure=measure, organisation=measure.lead, person=measure.lead_person
    )


def _send(new: list[AccessLink], rnd: Round, *, actor: Actor, on: date, with_mails: bool) -> None:
    reachable = [link for link in new if link.person.email]
    for link in reachable:
        link.asked_on = on
    AccessLink.objects.bulk_update(reachable, ["asked_on"], batch_size=200)
    if not with_mails:
        return
    template = "rounds.confirm" if rnd.kind == RoundKind.CONFIRMATION else "rounds.ask"
    for link in reachable:
        key = f"{template}:{link.pk}"
        post.put(actor=actor, person=link.person, template=template, about=link, key=key)

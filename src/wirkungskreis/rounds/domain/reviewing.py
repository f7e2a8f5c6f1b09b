"""Verbs with which the coordination reads answers: send back, check, extend, hand on."""

from collections import deque
from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import edit, move
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.measures.domain import progress, promises
from wirkungskreis.measures.models import Measure
from wirkungskreis.measures.models.promise import NeedSource
from wirkungskreis.measures.states import LIFE
from wirkungskreis.measures.states import State as Lifecycle
from wirkungskreis.outbox.domain import post
from wirkungskreis.people.models import Person
from wirkungskreis.rounds.domain import links
from wirkungskreis.rounds.models import Return
from wirkungskreis.rounds.queries.plain import is_plain
from wirkungskreis.rounds.states import KEEP, UNSENT, Special


@transaction.atomic
def send_back(ret: Return, *, actor: Actor, edition: int, on: date, comment: str) -> Return:
    """Ask the lead once more; the mail carries the question."""
    _open(ret)
    if not comment.strip():
        raise NotPossible(_("Bitte schreiben Sie, was fehlt: Die Person liest diesen Satz."))
    changes = {"review_comment": comment, "sent_back_on": on}
    move(ret, "send_back", actor=actor, edition=edition, changes=changes)
    link = ret.round.links.filter(person=ret.person_id).first()
    if link and ret.person:
        post.put(
            actor=actor, person=ret.person, template="rounds.back", about=link, returned=ret.pk
        )
    return ret


@transaction.atomic
def check(
    ret: Return, *, actor: Actor, edition: int, on: date, remark: str = "", own_schedule: str = ""
) -> Return:
    """Take the answer as it is; what it says about the measure goes into the register."""
    _open(ret)
    changes = {
        "checked_on": on,
        "checked_by_id": actor.person_id,
        "remark": remark,
        "own_schedule": own_schedule,
    }
    move(ret, "check", actor=actor, edition=edition, changes=changes)
    _carry_over(ret, actor=actor, on=on)
    return ret


@transaction.atomic
def check_plain(returns: Iterable[Return], *, actor: Actor, on: date) -> int:
    """Check several that are plainly fine, all or none; see ``queries.plain`` for the rule."""
    done = 0
    for ret in returns:
        if not is_plain(ret):
            raise NotPossible(
                _("„%(measure)s“ braucht einen Blick. Bitte prüfen Sie diese Meldung einzeln.")
                % {"measure": ret.measure}
            )
        check(ret, actor=actor, edition=ret.edition, on=on)
        done += 1
    return done


def remark(ret: Return, *, actor: Actor, edition: int, text: str, own_schedule: str = "") -> Return:
    """Write the coordination's own view beside the lead's words."""
    _open(ret)
    changes = {"remark": text, "own_schedule": own_schedule}
    return edit(ret, "remark", "rounds.check", actor=actor, edition=edition, changes=changes)


@transaction.atomic
def extend(ret: Return, *, actor: Actor, edition: int, until: date, reason: str) -> Return:
    """Give one lead more time, with the reason that the file keeps."""
    _open(ret)
    if not reason.strip():
        raise NotPossible(_("Bitte schreiben Sie, warum diese Frist verlängert wird."))
    if until <= ret.due:
        raise NotPossible(_("Die neue Frist muss nach der jetzigen liegen."))
    changes = {"deadline": until, "extension_reason": reason}
    return edit(ret, "extend", KEEP, actor=actor, edition=edition, changes=changes)


@transaction.atomic
def hand_on(
    ret: Return, *, actor: Actor, edition: int, on: date, person: Person, deputy: Person | None
) -> Return:
    """Ask somebody else, or also somebody else; the new person gets a mail with an own link."""
    _open(ret)
    if ret.state not in UNSENT:
        raise NotPossible(_("Diese Meldung ist schon da. Geben Sie sie zuerst zurück."))
    changes = {
        "person": person,
        "deputy": deputy,
        "special": Special.NONE,
        "successor_text": "",
        "call_when": "",
        "call_number": "",
    }
    edit(ret, "hand_on", KEEP, actor=actor, edition=edition, changes=changes, person=person.pk)
    for link in links.ensure(ret.round, [p for p in (person, deputy) if p]):
        if link.asked_on is None and link.person.email:
            links.mark_delivered(link, actor=actor, edition=link.edition, on=on)
            post.put(actor=actor, person=link.person, template="rounds.ask", about=link)
    return ret


def way_to(state: str, target: str) -> list[str] | None:
    """Find the fewest steps from one state of a measure to another; None if there is no way."""
    ways: deque[tuple[str, list[str]]] = deque([(state, [])])
    seen = {state}
    while ways:
        here, steps = ways.popleft()
        if here == target:
            return steps
        for step in LIFE.open_from(here):
            if step.target not in seen:
                seen.add(step.target)
                ways.append((step.target, [*steps, step.name]))
    return None


def _carry_over(ret: Return, *, actor: Actor, on: date) -> None:
    measure = Measure.objects.get(pk=ret.measure_id)
    if ret.lifecycle and ret.lifecycle != measure.state:
        steps = way_to(measure.state, ret.lifecycle)
        if steps is None:
            raise NotPossible(
                _(
                    "Gemeldet ist „%(said)s“, im Register steht „%(known)s“. "
                    "Dahin führt kein Weg: Bitte klären Sie den Stand und geben Sie die Meldung "
                    "zurück."
                )
                % {"said": Lifecycle(ret.lifecycle).label, "known": measure.get_state_display()}
            )
        reason = ret.schedule_reason or ret.done
        for step in steps:
            progress.take_step(measure, step, actor=actor, edition=measure.edition, reason=reason)
    if ret.what_is_missing.strip():
        promises.state_need(
            actor=actor,
            text=ret.what_is_missing,
            measure=measure,
            field=measure.field,
            source=NeedSource.RETURN,
            stated_on=ret.handed_in_on or on,
        )


def _open(ret: Return) -> None:
    ret.round.refresh_from_db()
    if not ret.round.is_open:
        raise NotPossible(
            _("Diese Abfrage ist geschlossen. Was später kommt, tragen Sie bitte als Nachtrag ein.")
        )

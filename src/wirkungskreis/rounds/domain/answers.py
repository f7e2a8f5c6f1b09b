"""Verbs with which a lead answers: draft, hand in, unchanged, not responsible, please call."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import edit, move
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.measures.states import NEED_REASON, OVER
from wirkungskreis.people.models import Person
from wirkungskreis.rounds.models import ANSWER_FIELDS, Return, Round
from wirkungskreis.rounds.queries.lists import last_checked
from wirkungskreis.rounds.queries.prefill import from_last, needs_sentence
from wirkungskreis.rounds.states import ANSWER, Continuation, Help, ReturnState, Schedule, Special

FINE = {Schedule.ON_PLAN, Continuation.CONTINUES}
BLANK: dict[str, object] = {
    "is_unchanged": False,
    "unchanged_sentence": "",
    "unchanged_question": "",
    "unchanged_answer": "",
    "next_change_expected": None,
    "special": Special.NONE,
    "successor_text": "",
    "call_when": "",
    "call_number": "",
}


@dataclass(frozen=True, slots=True)
class Told:
    """Who said it on the telephone, and on which day, when the coordination enters an answer."""

    person: Person
    on: date


@transaction.atomic
def draft(ret: Return, *, actor: Actor, edition: int, answers: Mapping[str, Any]) -> Return:
    """Keep what is written so far; nobody but the writer's side counts it as an answer."""
    _still_open(ret)
    changes = {**BLANK, **_known(answers)}
    if ret.state == ReturnState.ASKED:
        return move(ret, "draft", actor=actor, edition=edition, changes=changes)
    if ret.state in {ReturnState.HANDED_IN, ReturnState.CHECKED}:
        raise NotPossible(_("Diese Meldung ist schon abgesendet. Bitte senden Sie sie neu ab."))
    return edit(ret, "draft", ANSWER, actor=actor, edition=edition, changes=changes)


@transaction.atomic
def hand_in(
    ret: Return,
    *,
    actor: Actor,
    edition: int,
    on: date,
    answers: Mapping[str, Any],
    told: Told | None = None,
) -> Return:
    """Send the answer; while the round is open and it is not checked, it can be sent anew."""
    _still_open(ret)
    known = _known(answers)
    _complete(ret, known)
    return _send(ret, {**BLANK, **known}, actor=actor, edition=edition, on=on, told=told)


@transaction.atomic
def report_unchanged(
    ret: Return, *, actor: Actor, edition: int, on: date, expected: date, sentence: str = ""
) -> Return:
    """Say that nothing changed since the last checked answer; the third time needs a sentence."""
    _still_open(ret)
    last = last_checked(ret.measure, ret.round)
    if last is None:
        raise NotPossible(
            _("Zu dieser Maßnahme gibt es noch keine Meldung. Bitte beantworten Sie die Fragen.")
        )
    if needs_sentence(ret) and not sentence.strip():
        raise NotPossible(
            _(
                "Sie melden zum dritten Mal „unverändert“. "
                "Bitte schreiben Sie in einem Satz, warum sich nichts bewegt."
            )
        )
    if expected <= on:
        raise NotPossible(_("Bitte nennen Sie einen Tag, der noch kommt."))
    changes = {
        **BLANK,
        **from_last(last),
        "done": "",
        "is_unchanged": True,
        "next_change_expected": expected,
        "unchanged_sentence": sentence,
    }
    return _send(ret, changes, actor=actor, edition=edition, on=on, told=None)


@transaction.atomic
def not_responsible(ret: Return, *, actor: Actor, edition: int, successor: str) -> Return:
    """Say that somebody else answers for the measure now; the coordination sorts it out."""
    if not successor.strip():
        raise NotPossible(_("Bitte nennen Sie die Stelle, die jetzt zuständig ist."))
    changes = {"special": Special.NOT_RESPONSIBLE, "successor_text": successor}
    return _say(ret, "not_responsible", changes, actor=actor, edition=edition)


@transaction.atomic
def please_call(ret: Return, *, actor: Actor, edition: int, number: str, when: str = "") -> Return:
    """Ask the coordination to call instead of writing."""
    if not number.strip():
        raise NotPossible(_("Bitte nennen Sie die Nummer, unter der wir Sie erreichen."))
    changes = {"special": Special.CALL, "call_number": number, "call_when": when}
    return _say(ret, "please_call", changes, actor=actor, edition=edition)


def _say(
    ret: Return, act: str, changes: Mapping[str, object], *, actor: Actor, edition: int
) -> Return:
    _still_open(ret)
    if ret.state == ReturnState.CHECKED:
        raise NotPossible(_("Diese Meldung ist schon geprüft. Bitte rufen Sie uns an."))
    return edit(ret, act, ANSWER, actor=actor, edition=edition, changes=changes)


def _send(
    ret: Return,
    changes: Mapping[str, object],
    *,
    actor: Actor,
    edition: int,
    on: date,
    told: Told | None,
) -> Return:
    if ret.state == ReturnState.CHECKED:
        raise NotPossible(
            _("Diese Meldung ist schon geprüft. Für eine Änderung rufen Sie uns bitte an.")
        )
    facts = {"told_by": told.person.pk} if told else {}
    way = {
        "handed_in_on": on,
        "handed_in_by_id": actor.person_id,
        "told_by": told.person if told else None,
        "told_on": told.on if told else None,
    }
    return move(ret, "hand_in", actor=actor, edition=edition, changes={**changes, **way}, **facts)


def _still_open(ret: Return) -> None:
    """Refuse once the round is closed; waits for whoever is closing it at this moment."""
    rnd = Round.objects.select_for_update(no_key=True).get(pk=ret.round_id)
    if not rnd.is_open:
        raise NotPossible(
            _(
                "Diese Abfrage ist inzwischen geschlossen. Ihr Text steht noch hier: "
                "Bitte schicken Sie ihn uns als Nachtrag oder rufen Sie an."
            )
        )


def _known(answers: Mapping[str, Any]) -> dict[str, Any]:
    known = {name: value for name, value in answers.items() if name in ANSWER_FIELDS}
    if "help_kind" in known:
        known["help_kind"] = known["help_kind"] or Help.NONE
    return known


def _complete(ret: Return, said: Mapping[str, Any]) -> None:
    """Refuse an answer that lacks one of the four required inputs."""
    progress = said.get("schedule") or said.get("continuation")
    ends = said.get("lifecycle") in OVER
    if ret.measure.has_schedule:
        if not progress:
            raise NotPossible(_("Bitte sagen Sie, ob die Maßnahme im Plan ist."))
        if not said.get("done"):
            raise NotPossible(_("Bitte schreiben Sie in ein bis drei Sätzen, was geschehen ist."))
        if not said.get("next_step") and not ends:
            raise NotPossible(_("Bitte schreiben Sie, was als Nächstes folgt."))
    elif not progress:
        raise NotPossible(_("Bitte sagen Sie, ob es weiterläuft."))
    needs_reason = progress not in FINE or said.get("lifecycle") in NEED_REASON
    if needs_reason and not said.get("schedule_reason"):
        raise NotPossible(_("Bitte schreiben Sie in einem Satz, woran das liegt."))
    if said.get("help_kind", Help.NONE) != Help.NONE and not said.get("help_text"):
        raise NotPossible(_("Bitte schreiben Sie, welche Hilfe oder Entscheidung Sie brauchen."))

"""Verbs that say what becomes of a task: taken on, answered, dropped with a reason, reopened."""

from datetime import date

from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import move
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.meetings.models import Task


def start(task: Task, *, actor: Actor, edition: int) -> Task:
    """Say that somebody works on it."""
    return move(task, "start", actor=actor, edition=edition)


def finish(task: Task, *, answer: str, on: date, actor: Actor, edition: int) -> Task:
    """Report it done; the answer is what the committee reads, so there must be one."""
    if not answer.strip():
        raise NotPossible(_("Bitte schreiben Sie, was das Ergebnis ist: Das liest das Gremium."))
    return _settle(task, "finish", answer, on=on, actor=actor, edition=edition)


def drop(task: Task, *, reason: str, on: date, actor: Actor, edition: int) -> Task:
    """Let it lapse with a reason, which then stands as its answer."""
    if not reason.strip():
        raise NotPossible(_("Bitte begründen Sie, warum der Auftrag entfällt."))
    return _settle(task, "drop", reason, on=on, actor=actor, edition=edition)


def reopen(task: Task, *, actor: Actor, edition: int) -> Task:
    """Open it again; the last answer stays readable, and reminders begin anew."""
    changes = {"settled_on": None, "last_reminded_on": None}
    return move(task, "reopen", actor=actor, edition=edition, changes=changes)


def _settle(task: Task, step: str, answer: str, *, on: date, actor: Actor, edition: int) -> Task:
    changes = {"answer": answer, "settled_on": on}
    return move(task, step, actor=actor, edition=edition, changes=changes)

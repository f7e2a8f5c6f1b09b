"""Verbs that put a mail into the outbox and decide about it."""

from datetime import datetime

from django.db import models, transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import Fact, move, note, shift
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.outbox.models import Mail
from wirkungskreis.outbox.states import LIFE
from wirkungskreis.people.models import Person


@transaction.atomic
def put(
    *,
    actor: Actor,
    person: Person,
    template: str,
    about: models.Model,
    not_before: datetime | None = None,
    key: str | None = None,
    **context: Fact,
) -> Mail:
    """Lay a mail into the outbox, in the caller's transaction: rolled back with it, sent after it.

    ``template`` names ``templates/mail/<stage>/<name>.txt`` and the filler of the same name
    (``rounds.ask``). ``about`` is the thing the mail speaks of, ``context`` further ids and codes
    for the filler; names, texts and links are filled in at sending. The same ``key`` twice gives
    the mail that is there already.
    """
    values = {
        "person": person,
        "template": template,
        "about": about._meta.label_lower,
        "about_id": about.pk,
        "context": context,
        "not_before": not_before,
    }
    if key is None:
        mail, is_new = Mail.objects.create(**values), True
    else:
        mail, is_new = Mail.objects.get_or_create(key=key, defaults=values)
    if is_new:
        note(mail, "put", actor=actor, template=template, person=person.pk, **context)
    return mail


def take_step(
    mail: Mail, step: str, *, actor: Actor, edition: int, reason: str = "bounced"
) -> Mail:
    """Let a person decide: cancel, resend, confirm, give_up or bounce (with a reason code)."""
    if step not in LIFE.steps:
        raise NotPossible(_("Diesen Schritt gibt es nicht. Bitte laden Sie die Seite neu."))
    changes: dict[str, object] = {"lease_until": None, "reason": ""}
    if step == "bounce":
        changes["reason"] = reason
    if step == "resend":
        changes |= {"attempts": 0, "not_before": None, "sent_at": None}
    return move(mail, step, actor=actor, edition=edition, changes=changes)


@transaction.atomic
def cancel_all(*, actor: Actor, about: models.Model, template: str = "") -> int:
    """Take back what is still waiting about a thing, and say how many mails that were.

    Refuses nothing and asks no policy of its own: the stage's verb has asked for the thing.
    """
    mails = Mail.objects.filter(about=about._meta.label_lower, about_id=about.pk, state="waiting")
    if template:
        mails = mails.filter(template=template)
    return sum(_cancelled(mail, actor=actor) for mail in mails)


def _cancelled(mail: Mail, *, actor: Actor) -> bool:
    if not shift(Mail.objects.filter(pk=mail.pk), "waiting", "cancelled", reason="not_needed"):
        return False
    note(mail, "cancel", actor=actor)
    return True

"""The life of a mail. The sender's own steps (sending, sent, failed) are not taken by people."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirkungskreis.kernel.states import Life, step


class State(models.TextChoices):
    WAITING = "waiting", _("wartet")
    SENDING = "sending", _("wird gesendet")
    SENT = "sent", _("gesendet")
    UNCERTAIN = "uncertain", _("ungewiss")
    FAILED = "failed", _("abgewiesen")
    BOUNCED = "bounced", _("unzustellbar")
    CANCELLED = "cancelled", _("zurückgezogen")


S = State
LIFE = Life(
    step("cancel", _("Zurückziehen"), S.WAITING, to=S.CANCELLED, permission="outbox.steer"),
    step(
        "resend",
        _("Noch einmal senden"),
        S.UNCERTAIN,
        S.FAILED,
        S.BOUNCED,
        to=S.WAITING,
        permission="outbox.steer",
    ),
    step("confirm", _("Ist angekommen"), S.UNCERTAIN, to=S.SENT, permission="outbox.steer"),
    step("give_up", _("Nicht mehr senden"), S.UNCERTAIN, to=S.CANCELLED, permission="outbox.steer"),
    step("bounce", _("Kam zurück"), S.SENT, S.UNCERTAIN, to=S.BOUNCED, permission="outbox.steer"),
)
# Why a mail is where it is; codes, because the journal holds them.
REASONS = {
    "no_address": _("Für diese Person ist keine Mailadresse hinterlegt."),
    "no_person": _("Die Person wurde gelöscht."),
    "not_needed": _("Der Anlass ist weggefallen, bevor gesendet wurde."),
    "not_rendered": _("Der Text ließ sich nicht erzeugen. Bitte melden Sie das der Technik."),
    "no_connection": _("Der Mailserver war nicht erreichbar. Es wird wieder versucht."),
    "refused_for_now": _("Der Mailserver hat vorläufig abgelehnt. Es wird wieder versucht."),
    "refused": _("Der Mailserver hat endgültig abgelehnt. Bitte prüfen Sie die Adresse."),
    "too_many_attempts": _("Der Mailserver hat zu oft abgelehnt. Bitte prüfen Sie die Adresse."),
    "broken_off": _(
        "Die Verbindung brach beim Senden ab. Niemand weiß, ob die Mail angekommen ist."
    ),
    "crashed": _("Das Programm brach beim Senden ab. Niemand weiß, ob die Mail angekommen ist."),
    "unknown_mailbox": _("Das Postfach gibt es nicht."),
    "mailbox_full": _("Das Postfach ist voll."),
    "bounced": _("Die Mail kam zurück."),
}
# What people call the mails of each template; a filler brings its words, see ``fillers.py``.
TEMPLATES: dict[str, StrOrPromise] = {}

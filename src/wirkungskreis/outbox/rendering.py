"""From a row of the outbox to the text of the mail."""

import logging
import re
from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.template import Context
from django.template import Template as DjangoTemplate
from django.template.loader import get_template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from wirkungskreis.kernel.texts import clean, clean_line
from wirkungskreis.outbox.fillers import FILLERS, CalendarPart, Filled
from wirkungskreis.outbox.models import Mail

GAP = re.compile("⟦[^⟧]*⟧")
CALENDAR_WORDS = {
    "REQUEST": gettext_lazy("Mit der Mail geht ein Kalendereintrag hinaus, der den Termin setzt."),
    "CANCEL": gettext_lazy("Mit der Mail geht ein Kalendereintrag hinaus, der den Termin löscht."),
}
logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Letter:
    """Subject and body with gaps ``⟦name⟧`` where secrets go, and the secrets apart."""

    subject: str
    body: str
    secrets: dict[str, str]
    calendar: CalendarPart | None = None

    def sealed(self) -> str:
        """Give the body as it goes out; nothing but the mail itself may hold this."""
        body = self.body
        for name, secret in self.secrets.items():
            body = body.replace(_gap(name), secret)
        return body


def render(mail: Mail) -> Letter | None:
    """Fill the template; None says that the mail is no longer needed."""
    with override(str(mail.context.get("language", settings.LANGUAGE_CODE))):
        filled = FILLERS[mail.template](mail)
        return written(mail, filled) if filled else None


def written(mail: Mail, filled: Filled) -> Letter:
    """Write what a filler would give, also for a mail that nobody has laid out yet."""
    values = {
        "mail": mail,
        "person": mail.person,
        "office": settings.MAIL_OFFICE,
        "reply_to": settings.MAIL_REPLY_TO,
        **filled.values,
        **{name: _gap(name) for name in filled.secrets},
    }
    path = f"mail/{mail.template.replace('.', '/')}"
    subject, body = (_text(f"{path}{end}", values) for end in (".subject.txt", ".txt"))
    text = clean(body).strip() + "\n"
    return Letter(clean_line(subject), text, dict(filled.secrets), filled.calendar)


def _text(name: str, values: Mapping[str, object]) -> str:
    """Render without escaping: this is no HTML."""
    template: DjangoTemplate = get_template(name).template  # type: ignore[attr-defined]  # backend
    return template.render(Context(dict(values), autoescape=False))


@dataclass(frozen=True, slots=True)
class Shown:
    """A mail for eyes: as it was sent, or as it would go out now; ``problem`` says why not.

    ``calendar`` says what the mail does to a calendar; the entry itself is not kept.
    """

    subject: str = ""
    body: str = ""
    problem: str = ""
    calendar: str = ""


def shown(mail: Mail, *, with_secrets: bool) -> Shown:
    """Give subject and text; without a mail server ``with_secrets`` fills in the links as well."""
    try:
        letter = render(mail) if mail.person else None
    except Exception:  # whatever a filler does wrong: the page about the mail must still open
        logger.exception("mail %s could not be shown", mail.public_id)
        letter = None
    if mail.body:
        secrets, part = (letter.secrets, letter.calendar) if letter else ({}, None)
        letter = Letter(mail.subject, mail.body, secrets, part)
    if letter is None:
        return Shown(
            problem=_("Zu dieser Mail gibt es jetzt keinen Text: Der Anlass ist erledigt.")
        )
    body = letter.sealed() if with_secrets else letter.body
    calendar = CALENDAR_WORDS[letter.calendar.method] if letter.calendar else ""
    return Shown(letter.subject, masked(body), calendar=str(calendar))


def masked(body: str) -> str:
    """Write words into the gaps, for eyes that may not have the secret."""
    return GAP.sub(_("(persönlicher Link, hier nicht gezeigt)"), body)


def _gap(name: str) -> str:
    return f"⟦{name}⟧"

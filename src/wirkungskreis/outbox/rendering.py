"""From a row of the outbox to the text of the mail."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.template import Context
from django.template import Template as DjangoTemplate
from django.template.loader import get_template
from django.utils.translation import gettext as _
from django.utils.translation import override

from wirkungskreis.kernel.texts import clean, clean_line
from wirkungskreis.outbox.fillers import FILLERS, Filled
from wirkungskreis.outbox.models import Mail


@dataclass(frozen=True, slots=True)
class Letter:
    """Subject and body with gaps ``⟦name⟧`` where secrets go, and the secrets apart."""

    subject: str
    body: str
    secrets: dict[str, str]

    def sealed(self) -> str:
        """Give the body as it goes out; nothing but the mail itself may hold this."""
        body = self.body
        for name, secret in self.secrets.items():
            body = body.replace(_gap(name), secret)
        return body


def render(mail: Mail) -> Letter | None:
    """Fill the template; None says that the mail is no longer needed."""
    with override(settings.LANGUAGE_CODE):
        filled = FILLERS[mail.template](mail)
        return _written(mail, filled) if filled else None


def _written(mail: Mail, filled: Filled) -> Letter:
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
    return Letter(clean_line(subject), clean(body).strip() + "\n", dict(filled.secrets))


def _text(name: str, values: Mapping[str, object]) -> str:
    """Render without escaping: this is no HTML."""
    template: DjangoTemplate = get_template(name).template  # type: ignore[attr-defined]  # backend
    return template.render(Context(dict(values), autoescape=False))


def masked(body: str) -> str:
    """Write words into the gaps, for eyes that may not have the secret."""
    words = _("(persönlicher Link, hier nicht gezeigt)")
    start, end = _gap("|").split("|")
    head, *parts = body.split(start)
    return head + "".join(words + part.partition(end)[2] for part in parts)


def _gap(name: str) -> str:
    return f"⟦{name}⟧"

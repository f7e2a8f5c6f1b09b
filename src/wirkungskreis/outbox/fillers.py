"""How a stage says what stands in its mails: one filler per template, asked at sending.

In ``rounds/mails.py``, found when the program starts::

    @filler("rounds.ask", label=_("Bitte um Rückmeldung"))
    def ask(mail: Mail) -> Filled | None:
        rnd = Round.objects.get(pk=mail.about_id)
        if rnd.state != "open":
            return None                        # no longer needed: the mail is cancelled
        return Filled({"round": rnd}, secrets={"link": address(f"/m/{token}/")})

with ``rounds/templates/mail/rounds/ask.subject.txt`` and ``ask.txt`` (extends ``mail/base.txt``,
block ``text``). Values may be any template value; ``mail`` and ``person`` are always there.
``secrets`` are texts that are put into the mail itself and nowhere else: what is kept shows a gap.
``calendar`` is an entry that goes out with the mail (RFC 6047), made anew each time and never kept.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from django.conf import settings
from django_stubs_ext import StrOrPromise

from wirkungskreis.outbox.models import Mail
from wirkungskreis.outbox.states import TEMPLATES


@dataclass(frozen=True, slots=True)
class CalendarPart:
    """An iCalendar text and its METHOD: ``REQUEST`` invites or changes, ``CANCEL`` calls off."""

    method: str
    text: str


@dataclass(frozen=True, slots=True)
class Filled:
    values: Mapping[str, object] = field(default_factory=dict)
    secrets: Mapping[str, str] = field(default_factory=dict)
    calendar: CalendarPart | None = None


Filler: TypeAlias = Callable[[Mail], Filled | None]
FILLERS: dict[str, Filler] = {}


def filler(template: str, *, label: StrOrPromise = "") -> Callable[[Filler], Filler]:
    """Register how the mails of one template are filled, and what people call such a mail."""

    def register(fill: Filler) -> Filler:
        if template in FILLERS:
            raise ValueError(f"filler {template!r} is defined twice")
        FILLERS[template] = fill
        TEMPLATES[template] = label or template
        return fill

    return register


def address(path: str) -> str:
    """Make a path of this installation an address that works from a mailbox."""
    return f"{settings.BASE_URL}{path}"

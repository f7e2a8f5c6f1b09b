"""The retention rules of this package."""

from datetime import datetime

from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session
from django.db.models import Q

from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.people.domain.redaction import redact
from wirkungskreis.people.duties import duties_of
from wirkungskreis.people.keeping import retention
from wirkungskreis.people.models import Person, Post, Throttle


@retention(
    "people.persons",
    what="Name, E-Mail-Adresse und Telefonnummer von Personen ohne Aufgabe und ohne offenes Konto",
    days=730,
    start="Ende des letzten Postens, frühestens Aufnahme in das Verzeichnis",
)
def persons(before: datetime, /, *, at: datetime | None) -> list[str]:
    """Whoever is still named somewhere stays, however long ago the last post ended."""
    lasting = Post.objects.filter(Q(valid_before=None) | Q(valid_before__gt=before.date()))
    idle = Person.objects.filter(redacted_at=None, recorded_on__lte=before.date())
    idle = idle.exclude(pk__in=lasting.values("person")).exclude(user__is_active=True)
    due = [person for person in idle.order_by("pk") if not duties_of(person, today())]
    if at:
        for person in due:
            redact(person, actor=SYSTEM, edition=person.edition, on=at.date(), at=at)
    return [str(person.public_id) for person in due]


@retention(
    "people.sessions",
    what="Sitzungen angemeldeter Menschen im Browser",
    days=0,
    start="Ablauf der Sitzung",
)
def sessions(before: datetime, /, *, at: datetime | None) -> list[str]:
    """Keys of sessions are secrets, so they are counted, not named."""
    over = Session.objects.filter(expire_date__lt=before)
    count = over.count()
    if at:
        over.delete()
    return ["session"] * count


@retention(
    "people.second_factor_use",
    what="Uhrzeit der letzten Anmeldung mit zweitem Faktor",
    days=1,
    start="Anmeldung",
)
def second_factor_use(before: datetime, /, *, at: datetime | None) -> list[str]:
    """Forget a time that the library notes; it would tell when people work."""
    noted = Authenticator.objects.filter(last_used_at__lt=before)
    keys = [str(key) for key in noted.values_list("user__public_id", flat=True)]
    if at:
        noted.update(last_used_at=None)
    return keys


@retention(
    "people.throttles",
    what="Zähler gegen das Erraten von Passwörtern, zum Teil mit IP-Adresse",
    days=0,
    start="Ablauf des Zählers, spätestens eine Stunde nach dem Versuch",
)
def throttles(before: datetime, /, *, at: datetime | None) -> list[str]:
    """Expired rows count no more but would lie there until the table is full."""
    over = Throttle.objects.filter(expires__lt=before)
    count = over.count()
    if at:
        over.delete()
    return ["throttle"] * count

"""What the worker forgets every day; people are deleted by hand only, see the command."""

from django.utils import timezone

from wirkungskreis.kernel.work import every
from wirkungskreis.people.keeping import RETENTION

DAILY = ("people.second_factor_use", "people.sessions", "people.throttles")


@every(minutes=24 * 60, name="people.forget")
def forget() -> None:
    for code in DAILY:
        RETENTION[code].run(timezone.now(), carry_out=True)

"""What the outbox remembers about people."""

from datetime import date

from wirkungskreis.outbox.domain.keeping import forget_person
from wirkungskreis.people.duties import forgets
from wirkungskreis.people.models import Person


@forgets("outbox")
def forget(person: Person, _on: date, /) -> int:
    return forget_person(person)

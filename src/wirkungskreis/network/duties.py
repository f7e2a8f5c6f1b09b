"""Whoever is deleted loses the doors and passes nothing on any more."""

from datetime import date, timedelta

from wirkungskreis.network.domain.links import revoke_all
from wirkungskreis.network.models import Multiplier
from wirkungskreis.people.duties import forgets
from wirkungskreis.people.models import Person

DAY = timedelta(days=1)


@forgets("network")
def forget(person: Person, on: date, /) -> int:
    rows = Multiplier.objects.filter(person=person, valid_before=None)
    later = rows.filter(valid_from__gte=on).update(valid_before=on + DAY)
    return revoke_all(person, on=on) + later + rows.update(valid_before=on)

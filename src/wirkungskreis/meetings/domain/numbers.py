"""Numbers per body, kind and year: without gaps, also when two people count at once."""

from datetime import date

from django.db import transaction
from django.db.models import F

from wirkungskreis.mandates.models import Body
from wirkungskreis.meetings.models import Counter


@transaction.atomic
def next_number(body: Body, kind: str, on: date) -> int:
    """Count one up for the year and give the number; it is given back if the verb fails.

    The row is raised by one statement, so that whoever counts second waits for the first.
    """
    row, _made = Counter.objects.get_or_create(body=body, kind=kind, year=on.year)
    Counter.objects.filter(pk=row.pk).update(last=F("last") + 1)
    return Counter.objects.get(pk=row.pk).last

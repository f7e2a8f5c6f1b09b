"""Bring the served objects up to what is public now: new ones, changed ones, those that left.

What is served is compared with what it was, so that ``modified`` moves when, and only when, the
text of an object changes, whatever the reason; an object holds those inside it, so theirs moves it.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import transaction

from wirkungskreis.journal.models import Entry
from wirkungskreis.publishing import shape
from wirkungskreis.publishing.models import Served, Stand
from wirkungskreis.publishing.outputs import whole
from wirkungskreis.publishing.shape import Content, Thing

FORM = 1  # raise it when objects are composed in another way
STAGES = ("mandates", "meetings", "reports", "people")
Place = tuple[str, UUID]


def bring_up_to_date(*, now: datetime) -> bool:
    """Compose everything again if the journal says that something may have changed; say so."""
    if Stand.objects.filter(pk=1, entries=_entries(), basis=_basis()).exists():
        return False
    compose(now=now)
    return True


@transaction.atomic
def compose(*, now: datetime) -> None:
    """Compose everything and store what differs; one at a time, the others wait at the row."""
    Stand.objects.get_or_create(pk=1, defaults={"entries": 0, "basis": ""})
    stand = Stand.objects.select_for_update().get(pk=1)
    entries = _entries()  # before the reading: what comes meanwhile is read again
    before = {(row.kind, row.key): row for row in Served.objects.all()}
    shelf = _Shelf(before, now.replace(microsecond=0))
    for thing in whole.everything(_sums(before.values())):
        shelf.put(thing)
    shelf.bury()
    fields = ["group", "content", "modified", "is_deleted"]
    Served.objects.bulk_create(shelf.new, batch_size=500)
    Served.objects.bulk_update(shelf.changed, fields, batch_size=200)
    stand.entries, stand.basis = entries, _basis()
    stand.save()


def _entries() -> int:
    """Count the journal's entries on the stages served: it only grows, also when two race."""
    models = [model for stage in STAGES for model in apps.get_app_config(stage).get_models()]
    labels = [model._meta.label_lower for model in models]
    return Entry.objects.filter(thing__in=labels).count()


def _basis() -> str:
    """Name what else the objects depend on."""
    words = [FORM, settings.CITY, settings.AGS, settings.ARS, settings.LICENSE]
    words += [settings.MAIL_REPLY_TO, settings.MAIL_OFFICE]
    return sha256(json.dumps(words).encode()).hexdigest()


def _sums(rows: Iterable[Served]) -> dict[UUID, str]:
    files = [row for row in rows if row.kind == "file" and not row.is_deleted]
    return {row.key: json.loads(row.content)["sha512Checksum"] for row in files}


@dataclass
class _Shelf:
    """What was served before, and what is to be written now."""

    before: dict[Place, Served]
    now: datetime
    new: list[Served] = field(default_factory=list)
    changed: list[Served] = field(default_factory=list)
    done: dict[Place, Content] = field(default_factory=dict)

    def put(self, thing: Thing) -> Content:
        """Give an object its times; those inside it come first, as they move it."""
        place = (thing.kind, thing.key)
        if place in self.done:
            return self.done[place]
        head = {"id": thing.address, "type": shape.VERSION + shape.TYPES[thing.kind]}
        body = {name: self._inside(value) for name, value in thing.content.items()}
        content = head | shape.tidy(thing.kind, body)
        row = self.before.get(place) or self._begin(place)
        if row.content != shape.written(content | _times(row)):
            self._change(row, content)
        row.group = thing.group
        self.done[place] = content | _times(row)
        return self.done[place]

    def bury(self) -> None:
        """Leave of what is no longer public nothing but that it was."""
        for place, row in self.before.items():
            if place not in self.done and not row.is_deleted:
                row.is_deleted = True
                head = {
                    "id": shape.address(row.kind, row.key),
                    "type": shape.VERSION + shape.TYPES[row.kind],
                    "deleted": True,
                }
                self._change(row, head)

    def _begin(self, place: Place) -> Served:
        row = Served(kind=place[0], key=place[1], created=self.now, modified=self.now)
        self.new.append(row)
        return row

    def _change(self, row: Served, content: Content) -> None:
        """Move its time by a second at least, so that two changes never look like one."""
        if row.pk:
            row.modified = max(self.now, row.modified + timedelta(seconds=1))
            self.changed.append(row)
        row.is_deleted = "deleted" in content
        row.content = shape.written(content | _times(row))

    def _inside(self, value: Any) -> Any:
        if isinstance(value, Thing):
            hidden = shape.BACK.get(value.kind, set())
            return {name: v for name, v in self.put(value).items() if name not in hidden}
        if isinstance(value, list):
            return [self._inside(each) for each in value]
        return value


def _times(row: Served) -> Content:
    return {"created": shape.moment(row.created), "modified": shape.moment(row.modified)}

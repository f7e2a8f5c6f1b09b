"""Bring the served objects up to what is public now: new ones, changed ones, those that left.

What is served is compared with what it was, so that ``modified`` moves when, and only when, the
text of an object changes, whatever the reason; an object holds those inside it, so theirs moves it.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from hashlib import sha256
from typing import Any, TypeAlias
from uuid import UUID

from django.apps import apps
from django.conf import settings
from django.db import transaction

from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.formats import BERLIN
from wirkungskreis.publishing import shape
from wirkungskreis.publishing.models import Served, Stand
from wirkungskreis.publishing.outputs import whole
from wirkungskreis.publishing.shape import Content, Thing

FORM = 3  # raise it when objects are composed in another way
STAGES = ("mandates", "meetings", "reports", "people")
TURNS = 5
SECOND = timedelta(seconds=1)
COLUMNS = ("pk", "kind", "key", "content", "created", "modified", "is_deleted")
CHANGING = ["group", "content", "modified", "is_deleted"]
Place: TypeAlias = tuple[str, UUID]


def bring_up_to_date(*, now: datetime, on: date | None = None) -> bool:
    """Compose everything again if something may have changed, as the journal says; say so.

    A new day may end the time of a member who is named; ``on`` is the day of the rules.
    """
    on = on or now.astimezone(BERLIN).date()
    if Stand.objects.filter(pk=1, entries=_entries(), basis=_basis(on)).exists():
        return False
    compose(now=now, on=on)
    return True


def compose(*, now: datetime, on: date | None = None) -> None:
    """Compose everything and store what differs.

    Reading takes long and holds no lock. Whoever finds that another wrote meanwhile reads again.
    """
    on = on or now.astimezone(BERLIN).date()
    for _turn in range(TURNS):
        if _composed(now.replace(microsecond=0), on):
            return


def _composed(now: datetime, on: date) -> bool:
    turn = Stand.objects.filter(pk=1).values_list("turn", flat=True).first() or 0
    entries = _entries()  # before the reading: what comes meanwhile is read again
    rows = Served.objects.values_list(*COLUMNS, named=True)
    shelf = _Shelf({(row.kind, row.key): row for row in rows.iterator()}, now)
    for thing in whole.everything(_sums(shelf.before.values()), on):
        shelf.put(thing)
    shelf.bury()
    return _stored(shelf, turn, entries, on)


@transaction.atomic
def _stored(shelf: "_Shelf", turn: int, entries: int, on: date) -> bool:
    Stand.objects.get_or_create(pk=1)
    stand = Stand.objects.select_for_update().get(pk=1)
    if stand.turn != turn:
        return False
    Served.objects.bulk_create(shelf.new, batch_size=500)
    Served.objects.bulk_update(shelf.changed, CHANGING, batch_size=200)
    stand.turn, stand.entries, stand.basis = turn + 1, entries, _basis(on)
    stand.save()
    return True


def _entries() -> int:
    """Count the journal's entries on the stages served: it only grows, also when two race."""
    models = [model for stage in STAGES for model in apps.get_app_config(stage).get_models()]
    labels = [model._meta.label_lower for model in models]
    return Entry.objects.filter(thing__in=labels).count()


def _basis(on: date) -> str:
    """Name what else the objects depend on."""
    words = [FORM, on.isoformat(), settings.CITY, settings.AGS, settings.ARS, settings.LICENSE]
    words += [settings.MAIL_REPLY_TO, settings.MAIL_OFFICE]
    return sha256(json.dumps(words).encode()).hexdigest()


def _sums(rows: Iterable[Any]) -> dict[UUID, str]:
    files = [row for row in rows if row.kind == "file" and not row.is_deleted]
    return {row.key: json.loads(row.content)["sha512Checksum"] for row in files}


@dataclass
class _Shelf:
    """What was served before, as bare rows, and what is to be written now."""

    before: dict[Place, Any]
    now: datetime
    new: list[Served] = field(default_factory=list)
    changed: list[Served] = field(default_factory=list)
    done: dict[Place, Content] = field(default_factory=dict)

    def put(self, thing: Thing) -> Content:
        """Give an object its times; those inside it come first, as they move it."""
        place = (thing.kind, thing.key)
        if place not in self.done:
            body = {name: self._inside(value) for name, value in thing.content.items()}
            content = _head(*place) | shape.tidy(thing.kind, body)
            self.done[place] = self._kept(place, content) or self._write(
                place, content, thing.group
            )
        return self.done[place]

    def bury(self) -> None:
        """Leave of what is no longer public nothing but that it was."""
        for place, row in self.before.items():
            if place not in self.done and not row.is_deleted:
                self._write(place, _head(*place) | {"deleted": True}, None)

    def _kept(self, place: Place, content: Content) -> Content | None:
        """Give the object with its old times if it is the same as before."""
        row = self.before.get(place)
        if row is None:
            return None
        whole_content = content | _times(row.created, row.modified)
        return whole_content if shape.written(whole_content) == row.content else None

    def _write(self, place: Place, content: Content, group: UUID | None) -> Content:
        """Move its time by a second at least, so that two changes never look like one."""
        row = self.before.get(place)
        created = row.created if row else self.now
        modified = max(self.now, row.modified + SECOND) if row else self.now
        content = content | _times(created, modified)
        served = Served(
            pk=row and row.pk,
            kind=place[0],
            key=place[1],
            group=group,
            content=shape.written(content),
            created=created,
            modified=modified,
            is_deleted="deleted" in content,
        )
        (self.changed if row else self.new).append(served)
        return content

    def _inside(self, value: Any) -> Any:
        if isinstance(value, Thing):
            hidden = shape.BACK.get(value.kind, set())
            return {name: v for name, v in self.put(value).items() if name not in hidden}
        if isinstance(value, list):
            return [self._inside(each) for each in value]
        return value


def _head(kind: str, key: UUID) -> Content:
    return {"id": shape.address(kind, key), "type": shape.VERSION + shape.TYPES[kind]}


def _times(created: datetime, modified: datetime) -> Content:
    return {"created": shape.moment(created), "modified": shape.moment(modified)}

"""Who did what when, for pages; names are looked up when shown, so that people can be deleted."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.apps import apps
from django.db import models
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from wirkungskreis.journal.models import Entry, Living
from wirkungskreis.journal.words import ACTS, COMMON, NAMES, THINGS
from wirkungskreis.kernel.actor import Kind


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a history: ready to print, but for the date's look."""

    at: datetime
    who: str
    what: str
    thing: str
    facts: dict[str, object] = field(default_factory=dict)


def entries_for(thing: models.Model) -> QuerySet[Entry]:
    """Give the entries about one thing, the latest first."""
    return Entry.objects.filter(thing=thing._meta.label_lower, thing_id=thing.pk)


def entries(*, thing: str = "", act: str = "", seq: int | None = None) -> QuerySet[Entry]:
    """Give entries about one kind of thing, the latest first; empty means any."""
    wanted = Q(thing=thing) if thing else Q()
    wanted &= Q(act=act) if act else Q()
    wanted &= Q(seq=seq) if seq is not None else Q()
    return Entry.objects.filter(wanted)


def kinds_of_things() -> list[tuple[str, str]]:
    """List the kinds of things the journal knows something about, each with its German name."""
    labels = Entry.objects.order_by("thing").values_list("thing", flat=True).distinct()
    return [(label, name_of(label)) for label in labels]


def name_of(label: str) -> str:
    """Give what people call a kind of thing; one without a word keeps its label."""
    return str(THINGS.get(label, label))


def count_unsealed() -> int:
    return Entry.objects.filter(seq=None).count()


def history(thing: models.Model, *, limit: int = 50) -> list[Line]:
    """Give the latest lines about one thing, in two or three queries however many there are."""
    return lines(entries_for(thing)[:limit])


def lines(found: Iterable[Entry]) -> list[Line]:
    """Put names and words to entries."""
    rows = list(found)
    ids: dict[str, set[int]] = defaultdict(set)
    for entry in rows:
        if entry.actor_id is not None:
            ids[entry.actor_kind].add(entry.actor_id)
    known = {kind: NAMES[kind](wanted) for kind, wanted in ids.items() if kind in NAMES}
    return [
        Line(
            entry.at,
            _who(entry, known.get(entry.actor_kind, {})),
            words(entry),
            name_of(entry.thing),
            entry.facts,
        )
        for entry in rows
    ]


def words(entry: Entry) -> str:
    """Say in German what was done; an act nobody put words to is shown as it is."""
    if word := ACTS.get((entry.thing, entry.act)):
        return str(word)
    return str(_step(entry) or COMMON.get(entry.act, entry.act))


def _step(entry: Entry) -> StrOrPromise:
    """Give the label of the step that the act was, if it was one."""
    try:
        model = apps.get_model(entry.thing)
    except LookupError:  # a thing of an earlier release
        return ""
    is_step = issubclass(model, Living) and entry.act in model.life.steps
    return model.life[entry.act].label if is_step else ""


def _who(entry: Entry, known: Mapping[int, str]) -> str:
    if entry.actor_kind == Kind.SYSTEM:
        return _("Wirkungskreis")
    if entry.actor_id is None:
        return _("Besucherin oder Besucher")
    return known.get(entry.actor_id) or _("gelöschte Person")

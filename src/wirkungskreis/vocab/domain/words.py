"""Verbs that keep the shared words; what carries a word keeps it, whatever becomes of the word."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal, TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import edit, note
from wirkungskreis.kernel import formats
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.vocab.models import Area, Word
from wirkungskreis.vocab.models.area import Level
from wirkungskreis.vocab.queries import is_used

KEEP = "vocab.keep"
LEVELS = list(Level.values)
W = TypeVar("W", bound=Word)
Direction = Literal["up", "down"]


@transaction.atomic
def add(kind: type[W], *, actor: Actor, facts: Mapping[str, object]) -> W:
    """Take a new word in, at the end of its list; its code is never given twice."""
    demand(actor, KEEP, kind)
    if kind._base_manager.filter(code__iexact=facts["code"]).exists():
        raise NotPossible(_("Dieses Kürzel ist vergeben. Bitte wählen Sie ein anderes."))
    label = str(facts[kind.label_field])
    _check_free(kind, label)
    _check_place(facts)
    last = kind._base_manager.order_by("order").values_list("order", flat=True).last()
    word = kind._base_manager.create(**facts, order=(last or 0) + 1)
    note(word, "add", actor=actor)
    return word


@transaction.atomic
def rename(word: W, *, actor: Actor, edition: int, label: str, on: date) -> W:
    """Write the word in another way; it means the same, so everything that carries it shows it.

    What is frozen keeps its own copy of the name of its day.
    """
    if label == str(word):
        raise NotPossible(_("So heißt das Wort schon."))
    _check_free(type(word), label, besides=word)
    former = [*word.former, {"label": str(word), "before": on.isoformat()}]
    changes = {word.label_field: label, "former": former}
    return edit(word, "rename", KEEP, actor=actor, edition=edition, changes=changes)


@transaction.atomic
def retire(word: W, *, actor: Actor, edition: int, last: date, successor: W | None = None) -> W:
    """Offer it no longer after the last day, and say what is offered instead."""
    if word.valid_before is not None:
        raise NotPossible(
            _("Dieses Wort ist schon abgelöst, seit dem {day}.").format(
                day=formats.day(word.valid_before)
            )
        )
    if word.valid_from is not None and last < word.valid_from:
        raise NotPossible(_("Das Ende liegt vor dem Anfang. Bitte prüfen Sie den Tag."))
    if successor is not None and (successor == word or not successor.is_offered_on(_after(last))):
        raise NotPossible(
            _("Das andere Wort wird an diesem Tag nicht angeboten. Bitte wählen Sie ein gültiges.")
        )
    if isinstance(word, Area) and word.parts.filter(valid_before=None).exists():
        raise NotPossible(
            _("Zu diesem Gebiet gehören noch andere. Bitte lösen Sie zuerst seine Teile ab.")
        )
    changes = {"valid_before": _after(last), "successor": successor}
    return edit(word, "retire", KEEP, actor=actor, edition=edition, changes=changes)


def revive(word: W, *, actor: Actor, edition: int) -> W:
    """Offer a word again."""
    if word.valid_before is None:
        raise NotPossible(_("Dieses Wort wird noch angeboten."))
    changes = {"valid_before": None, "successor": None}
    return edit(word, "revive", KEEP, actor=actor, edition=edition, changes=changes)


@transaction.atomic
def place(word: W, *, actor: Actor, edition: int, direction: Direction) -> W:
    """Let it change places with the one before or after it; an area among its neighbours only."""
    rows = list(_neighbours(word))
    here = next(number for number, row in enumerate(rows) if row == word)
    there = here - 1 if direction == "up" else here + 1
    if not 0 <= there < len(rows):
        raise NotPossible(_("Weiter geht es in diese Richtung nicht."))
    other = rows[there]
    first, second = sorted((word.order, other.order))
    second = second if first != second else first + 1
    mine, theirs = (first, second) if direction == "up" else (second, first)
    edit(other, "place", KEEP, actor=actor, edition=other.edition, changes={"order": theirs})
    return edit(word, "place", KEEP, actor=actor, edition=edition, changes={"order": mine})


@transaction.atomic
def discard(word: Word, *, actor: Actor, edition: int) -> None:
    """Delete a word that nothing ever carried, such as one entered by mistake."""
    if is_used(word):
        raise NotPossible(
            _("Dieses Wort wird benutzt und bleibt deshalb stehen. Bitte lösen Sie es ab.")
        )
    edit(word, "discard", KEEP, actor=actor, edition=edition, changes={})
    word.delete()


@transaction.atomic
def revise(area: Area, *, actor: Actor, edition: int, facts: Mapping[str, object]) -> Area:
    """Correct of what kind an area is and where it belongs."""
    _check_place(facts)
    parts = area.parts.values_list("level", flat=True)
    if any(LEVELS.index(part) <= LEVELS.index(str(facts["level"])) for part in parts):
        raise NotPossible(_("Die Teile dieses Gebiets wären dann größer als es selbst."))
    return edit(area, "revise", KEEP, actor=actor, edition=edition, changes=facts)


def _neighbours(word: W) -> "list[W]":
    """List the words among which it has its place, in their order."""
    rows = type(word)._base_manager.all()
    if isinstance(word, Area):
        rows = rows.filter(parent=word.parent_id)
    return list(rows)


def _after(last: date) -> date:
    return last + timedelta(days=1)


def _check_free(kind: type[Word], label: str, besides: Word | None = None) -> None:
    """One word for one thing: two with the same name would be counted apart."""
    same = kind._base_manager.filter(**{f"{kind.label_field}__iexact": label})
    if same.exclude(pk=besides.pk if besides else None).exists():
        raise NotPossible(_("Dieses Wort gibt es schon. Bitte benutzen Sie das vorhandene."))


def _check_place(facts: Mapping[str, object]) -> None:
    """Let an area lie in a larger one or in none."""
    level, parent = facts.get("level"), facts.get("parent")
    if level is None:
        return
    if isinstance(parent, Area) and LEVELS.index(parent.level) >= LEVELS.index(str(level)):
        raise NotPossible(
            _("Ein Gebiet gehört zu einem größeren. Bitte wählen Sie ein anderes Gebiet.")
        )

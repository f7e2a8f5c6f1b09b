"""The one place where a thing changes: checked, written only if nobody was faster, and noted."""

import re
from collections.abc import Mapping
from typing import Any, TypeAlias, TypeVar

from django.db import models, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from wirkungskreis.journal.models import Editable, Entry, Living
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand

T = TypeVar("T", bound=Living)
E = TypeVar("E", bound=Editable)
Fact: TypeAlias = "int | str | list[int] | list[str]"
CODE = re.compile(r"[A-Za-z0-9_.:-]{1,64}")


@transaction.atomic
def move(
    thing: T,
    name: str,
    *,
    actor: Actor,
    edition: int,
    changes: Mapping[str, object] | None = None,
    **facts: Fact,
) -> T:
    """Take one step of a life; ``changes`` are columns that change in the same breath."""
    step = thing.life[name]
    before = thing.state
    if before not in step.sources:
        raise NotPossible(
            _("Dieser Schritt ist beim jetzigen Stand nicht möglich. Bitte laden Sie neu.")
        )
    demand(actor, step.permission, thing)
    _write(thing, edition, {**(changes or {}), "state": step.target})
    note(thing, name, actor=actor, before=before, after=step.target, **facts)
    return thing


@transaction.atomic
def edit(
    thing: E,
    act: str,
    permission: str,
    *,
    actor: Actor,
    edition: int,
    changes: Mapping[str, object],
    **facts: Fact,
) -> E:
    """Change columns other than the state. ``edition`` is the one the person has read."""
    demand(actor, permission, thing)
    _write(thing, edition, changes)
    note(thing, act, actor=actor, changed=sorted(changes), **facts)
    return thing


def _write(thing: Editable, edition: int, changes: Mapping[str, object]) -> None:
    """Compare and set: without locks, and the same on SQLite and PostgreSQL."""
    values = {**changes, "edition": edition + 1}
    rows = type(thing)._base_manager.filter(pk=thing.pk, edition=edition)
    if isinstance(thing, Living):
        rows = rows.filter(Q(state=thing.state))
    if rows.update(**values) != 1:
        raise NotPossible(
            _("Inzwischen wurde hier etwas geändert. Bitte vergleichen Sie und speichern Sie neu.")
        )
    for name, value in values.items():
        setattr(thing, name, value)


def shift(rows: models.QuerySet[Any], before: str, after: str, **changes: object) -> int:
    """Let a machine take rows from one state to another, and say how many were still there.

    For delivery attempts and background jobs, which the journal does not hold. Whoever changes
    one row and gets 0 was too slow: another worker or a person has it.
    """
    if issubclass(rows.model, Living):
        changes["edition"] = models.F("edition") + 1
    return rows.filter(state=before).update(state=after, **changes)


def note(thing: models.Model, act: str, *, actor: Actor, **facts: Fact) -> Entry:
    """Write an unsealed entry. Facts are ids and codes: what people wrote stays on the thing."""
    for fact in facts.values():
        for word in fact if isinstance(fact, list) else [fact]:
            if not CODE.fullmatch(str(word)):
                raise ValueError(f"the journal takes ids and codes, no text: {word!r}")
    return Entry.objects.create(
        actor_kind=actor.kind,
        actor_id=actor.user_id or actor.person_id,
        actor_name=actor.name,
        link_id=actor.link_id,
        thing=thing._meta.label_lower,
        thing_id=thing.pk,
        act=act,
        facts=facts,
    )

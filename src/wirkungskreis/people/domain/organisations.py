"""Verbs that keep the directory of organisations true over time."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import edit, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.people.models import FormerName, Organisation, Post

KEEP = "people.keep_organisation"


class Facts(TypedDict, total=False):
    """What is said about an organisation besides its names and its end."""

    kind: str
    parent: Organisation | None
    internal: bool
    valid_from: date | None
    contact_function: str
    contact_email: str
    contact_phone: str


@transaction.atomic
def create(
    *, actor: Actor, code: str, name: str, short_name: str = "", **facts: Unpack[Facts]
) -> Organisation:
    """Take an organisation into the directory; its code is never given twice."""
    demand(actor, KEEP, None)
    if Organisation.objects.filter(code__iexact=code).exists():
        raise NotPossible(_("Das Kürzel ist vergeben. Bitte wählen Sie ein anderes."))
    if Organisation.objects.filter(name__iexact=name.strip(), valid_before=None).exists():
        raise NotPossible(_("Eine Organisation mit diesem Namen gibt es schon."))
    new = Organisation.objects.create(code=code, name=name.strip(), short_name=short_name, **facts)
    note(new, "create", actor=actor)
    return new


@transaction.atomic
def revise(
    organisation: Organisation, *, actor: Actor, edition: int, **facts: Unpack[Facts]
) -> Organisation:
    """Correct facts; a new name is ``rename``, so that the old one stays known."""
    parent, start = facts.get("parent"), facts.get("valid_from")
    if parent is not None and organisation in _above(parent):
        raise NotPossible(
            _("Eine Organisation kann nicht zu sich selbst oder zu einem ihrer Teile gehören.")
        )
    if start and organisation.valid_before and start >= organisation.valid_before:
        raise NotPossible(_("Der Beginn liegt nach dem Ende. Bitte prüfen Sie das Datum."))
    return edit(organisation, "revise", KEEP, actor=actor, edition=edition, changes={**facts})


@transaction.atomic
def rename(
    organisation: Organisation, *, actor: Actor, edition: int, name: str, short_name: str, day: date
) -> Organisation:
    """Bear a new name from the day on; on earlier days it keeps the old one."""
    _check_day(organisation, day)
    if organisation.former_names.filter(valid_before__gte=day).exists():
        raise NotPossible(
            _("Für einen späteren Tag ist schon ein Name eingetragen. Bitte prüfen Sie das Datum.")
        )
    if (name.strip(), short_name.strip()) == (organisation.name, organisation.short_name):
        raise NotPossible(_("Das ist schon der jetzige Name."))
    old = FormerName(
        organisation=organisation,
        name=organisation.name,
        short_name=organisation.short_name,
        valid_before=day,
    )
    changes = {"name": name.strip(), "short_name": short_name.strip()}
    edit(
        organisation,
        "rename",
        KEEP,
        actor=actor,
        edition=edition,
        changes=changes,
        day=day.isoformat(),
    )
    old.save()
    return organisation


@transaction.atomic
def merge_into(
    organisation: Organisation,
    *,
    actor: Actor,
    edition: int,
    successor: Organisation,
    day: date,
    reason: str,
) -> Organisation:
    """End on the day and name who carries on; the people's posts go along."""
    if organisation in _after(successor):
        raise NotPossible(
            _("Diese Nachfolge führt im Kreis. Bitte wählen Sie eine andere Organisation.")
        )
    if not successor.exists_on(day):
        raise NotPossible(
            _("Die Nachfolge besteht an diesem Tag nicht. Bitte prüfen Sie das Datum.")
        )
    end: dict[str, object] = {"successor": successor}
    _end(organisation, end, actor=actor, edition=edition, day=day, reason=reason)
    _move_posts(organisation, successor, day)
    return organisation


@transaction.atomic
def close(
    organisation: Organisation, *, actor: Actor, edition: int, day: date, reason: str
) -> Organisation:
    """End on the day without a successor; the posts end with it."""
    _end(organisation, {}, actor=actor, edition=edition, day=day, reason=reason)
    _move_posts(organisation, None, day)
    return organisation


def _end(
    organisation: Organisation,
    more: Mapping[str, object],
    *,
    actor: Actor,
    edition: int,
    day: date,
    reason: str,
) -> None:
    _check_day(organisation, day)
    if organisation.valid_before is not None:
        raise NotPossible(_("Das Ende dieser Organisation ist schon eingetragen."))
    if not reason.strip():
        raise NotPossible(_("Bitte nennen Sie den Grund, zum Beispiel die Organisationsverfügung."))
    act = "merge" if more else "close"
    changes = {**more, "valid_before": day, "end_reason": reason.strip()}
    edit(
        organisation, act, KEEP, actor=actor, edition=edition, changes=changes, day=day.isoformat()
    )


def _move_posts(organisation: Organisation, successor: Organisation | None, day: date) -> None:
    """End what would go on, and let it go on at the successor."""
    posts = organisation.posts.filter(valid_before=None).exclude(valid_from__gte=day)
    for post in list(posts):
        if (
            successor
            and not successor.posts.filter(
                person=post.person_id, function=post.function, valid_before=None
            ).exists()
        ):
            Post.objects.create(
                person_id=post.person_id,
                organisation=successor,
                function=post.function,
                valid_from=day,
                deputy_of_id=post.deputy_of_id,
            )
    posts.update(valid_before=day)


def _check_day(organisation: Organisation, day: date) -> None:
    start = organisation.valid_from
    if start and day <= start:
        first = (start + timedelta(days=1)).strftime("%d.%m.%Y")
        raise NotPossible(
            _(
                "So früh gab es die Organisation noch nicht. Möglich ist ein Tag ab dem {day}."
            ).format(day=first)
        )


def _above(organisation: Organisation) -> list[Organisation]:
    """List the organisation and everything it belongs to."""
    found = [organisation]
    while (parent := found[-1].parent) and parent not in found:
        found.append(parent)
    return found


def _after(organisation: Organisation) -> list[Organisation]:
    """List the organisation and its successors."""
    found = [organisation]
    while (heir := found[-1].successor) and heir not in found:
        found.append(heir)
    return found

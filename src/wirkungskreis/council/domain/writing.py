"""Verbs that begin a paper, let the rules write it again, and edit what they wrote."""

from collections.abc import Mapping
from datetime import date
from typing import TypeVar

from django.conf import settings
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from wirkungskreis.concept.content import digest
from wirkungskreis.concept.models import Version
from wirkungskreis.concept.states import VersionState
from wirkungskreis.council.models import (
    Cosignature,
    Draft,
    DraftKind,
    Effect,
    Enclosure,
    Part,
    Point,
    Stop,
)
from wirkungskreis.council.rules import report as from_report
from wirkungskreis.council.rules import version as from_version
from wirkungskreis.council.rules.proposal import Proposal, Setting
from wirkungskreis.council.states import WRITE
from wirkungskreis.journal.moves import edit, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.reports.language import of_reports
from wirkungskreis.reports.models import Report
from wirkungskreis.reports.states import ReportState

R = TypeVar("R", Effect, Enclosure, Cosignature, Stop)
UNDECIDED = [VersionState.DRAFT, VersionState.CONSULTED, VersionState.SUBMITTED]


@transaction.atomic
def begin(basis: Report | Version, *, kind: str, actor: Actor, on: date) -> Draft:
    """Begin a paper on a released report or on a version that is not decided yet."""
    demand(actor, WRITE, Draft)
    if isinstance(basis, Report):
        if basis.state != ReportState.RELEASED:
            raise NotPossible(_("Eine Vorlage beruht auf einem veröffentlichten Bericht."))
        lead = basis.prepared_by
        draft = Draft(kind=kind, report=basis, on=on, lead=lead)
    else:
        if basis.state not in UNDECIDED:
            raise NotPossible(_("Diese Fassung ist schon beschlossen."))
        if kind != DraftKind.DECISION:
            raise NotPossible(_("Über ein Konzept wird mit einer Beschlussvorlage entschieden."))
        draft = Draft(kind=kind, version=basis, on=on, lead=basis.concept.owner)
    proposal = propose(draft)
    draft.subject = proposal.subject[:300]
    draft.save()
    note(draft, "begin", actor=actor)
    _write(draft, proposal)
    return draft


def propose(draft: Draft) -> Proposal:
    """Give what the rules write for a paper now, in the language of reports."""
    with of_reports():
        setting = Setting(city=settings.CITY, year=draft.on.year)
        if draft.report:
            return from_report.propose(draft.report, draft.kind, setting, draft.on)
        assert draft.version is not None  # noqa: S101  a constraint keeps this
        return from_version.propose(draft.version, setting, draft.on)


@transaction.atomic
def redraft(draft: Draft, *, actor: Actor, edition: int) -> Draft:
    """Let the rules write again; what a person has edited or left out stays as it is."""
    _open(draft)
    proposal = propose(draft)
    changes = {"basis_hash": proposal.basis_hash}
    edit(draft, "generate", WRITE, actor=actor, edition=edition, changes=changes)
    _write(draft, proposal)
    return draft


def _write(draft: Draft, proposal: Proposal) -> None:
    Draft.objects.filter(pk=draft.pk).update(basis_hash=proposal.basis_hash)
    draft.basis_hash = proposal.basis_hash
    known = {part.slot: part for part in draft.parts.all()}
    for slot, text in proposal.parts.items():
        if slot not in known:
            Part.objects.create(draft=draft, slot=slot, generated=text)
        elif known[slot].generated != text:
            Part.objects.filter(pk=known[slot].pk).update(generated=text)
    _write_points(draft, proposal)
    for row in proposal.effects:
        known_year = draft.effects.filter(year=row.year)
        if not known_year.exists():
            Effect.objects.create(draft=draft, year=row.year)
        known_year.filter(is_edited=False).update(cost=row.cost, posts=row.posts, note=row.note)
    for key, title in proposal.enclosures:
        if not draft.enclosures.filter(key=key).update(title=title[:300]):
            place = _next(draft, Enclosure)
            Enclosure.objects.create(draft=draft, key=key, order=place, title=title[:300])


def _write_points(draft: Draft, proposal: Proposal) -> None:
    known = {point.key: point for point in draft.points.all() if point.key}
    keys = [key for key, _text in proposal.points]
    gone = [p.pk for p in known.values() if p.key not in keys and not p.is_edited]
    draft.points.filter(pk__in=gone).delete()
    for key, text in proposal.points:
        if key in known:
            draft.points.filter(pk=known[key].pk).update(generated=text)
        else:
            place = _next(draft, Point)
            Point.objects.create(draft=draft, key=key, order=place, generated=text)


def _next(draft: Draft, kind: type[Point] | type[Enclosure] | type[Stop]) -> int:
    last: int | None = kind.objects.filter(draft=draft).aggregate(last=Max("order"))["last"]
    return (last or 0) + 1


def _open(draft: Draft) -> None:
    if not draft.is_open:
        raise NotPossible(
            _("Diese Vorlage ist freigegeben. Zum Ändern nehmen Sie sie in die Überarbeitung.")
        )


@transaction.atomic
def describe(draft: Draft, *, actor: Actor, edition: int, facts: Mapping[str, object]) -> Draft:
    """Change subject, number, day, lead or publicity; ``facts`` are columns of the draft."""
    if not draft.is_before_council:
        raise NotPossible(_("Die Vorlage ist schon in der Beratung; ihr Kopf steht fest."))
    number = facts.get("number")
    if number and Draft.objects.filter(number=number).exclude(pk=draft.pk).exists():
        raise NotPossible(_("Diese Nummer trägt schon eine andere Vorlage."))
    return edit(draft, "describe", WRITE, actor=actor, edition=edition, changes=facts)


@transaction.atomic
def write(part: Part, *, actor: Actor, edition: int, text: str) -> Part:
    """Replace a text; from now on it is a person's, whatever the rule proposes."""
    _open(part.draft)
    changes = {"text": text, "is_edited": True}
    return edit(part, "write", WRITE, actor=actor, edition=edition, changes=changes)


@transaction.atomic
def take_proposal(part: Part, *, actor: Actor, edition: int) -> Part:
    """Go back to what the rule proposes."""
    _open(part.draft)
    changes: dict[str, object] = {"text": "", "is_edited": False}
    return edit(part, "take_proposal", WRITE, actor=actor, edition=edition, changes=changes)


@transaction.atomic
def add_point(draft: Draft, *, actor: Actor, text: str) -> Point:
    """Add a decision point of one's own at the end."""
    _editing(draft, actor)
    _says(text)
    point = Point.objects.create(draft=draft, order=_next(draft, Point), text=text, is_edited=True)
    note(point, "add", actor=actor, draft=draft.pk)
    return point


@transaction.atomic
def word_point(point: Point, *, actor: Actor, edition: int, text: str) -> Point:
    """Reword a decision point."""
    _open(point.draft)
    _says(text)
    changes = {"text": text, "is_edited": True, "is_left_out": False}
    return edit(point, "write", WRITE, actor=actor, edition=edition, changes=changes)


@transaction.atomic
def leave_out(point: Point, *, actor: Actor, edition: int) -> Point:
    """Leave a point out of the paper, or take it in again."""
    _open(point.draft)
    act = "include" if point.is_left_out else "remove"
    changes = {"is_left_out": not point.is_left_out}
    return edit(point, act, WRITE, actor=actor, edition=edition, changes=changes)


@transaction.atomic
def shift_point(point: Point, *, actor: Actor, edition: int, up: bool) -> Point:
    """Swap places with the point before or after it."""
    _open(point.draft)
    rows = list(point.draft.points.all())
    place = [row.pk for row in rows].index(point.pk)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(rows):
        raise NotPossible(_("Weiter geht es in dieser Richtung nicht."))
    rows[place], rows[other] = rows[other], rows[place]
    for order, row in enumerate(rows, 1):
        Point.objects.filter(pk=row.pk).update(order=order)
    return edit(point, "shift", WRITE, actor=actor, edition=edition, changes={})


@transaction.atomic
def set_effect(draft: Draft, *, actor: Actor, year: int, facts: Mapping[str, object]) -> Effect:
    """Enter what one year takes; a year that is there is replaced and stays a person's."""
    _editing(draft, actor)
    values = {**facts, "is_edited": True}
    effect, _is_new = Effect.objects.update_or_create(draft=draft, year=year, defaults=values)
    note(effect, "spend", actor=actor, draft=draft.pk)
    return effect


@transaction.atomic
def enclose(draft: Draft, *, actor: Actor, title: str) -> Enclosure:
    """Name a further enclosure."""
    _editing(draft, actor)
    _says(title)
    made = Enclosure.objects.create(draft=draft, order=_next(draft, Enclosure), title=title)
    note(draft, "attach", actor=actor, enclosure=made.pk)
    return made


@transaction.atomic
def remove(row: R, *, actor: Actor) -> None:
    """Take a year, an enclosure, an office or a planned stop out of the paper again."""
    _editing(row.draft, actor)
    note(row.draft, "remove", actor=actor, kind=row._meta.model_name or "", row=row.pk)
    row.delete()


def _editing(draft: Draft, actor: Actor) -> None:
    demand(actor, WRITE, draft)
    _open(draft)


def _says(text: str) -> None:
    if not text.strip():
        raise NotPossible(_("Bitte schreiben Sie einen Text."))


def basis_changed(draft: Draft) -> bool:
    """Say whether a version changed after the last drafting; a released report cannot."""
    if draft.version is None:
        return False
    return draft.basis_hash != (draft.version.content_hash or digest(draft.version))

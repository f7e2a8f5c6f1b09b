"""What measures propose for an agenda: they run late, are in danger, silent, short of money."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkungskreis.concept.models import Element
from wirkungskreis.concept.queries import named
from wirkungskreis.kernel import formats
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.measures.ahead import money_ending
from wirkungskreis.measures.models import Measure, Need
from wirkungskreis.measures.policy import visible
from wirkungskreis.measures.states import NeedState
from wirkungskreis.meetings.models import Seat, SeatOrganisation
from wirkungskreis.meetings.queries.offers import Offer, Proposal, Taken, clipped, in_german
from wirkungskreis.meetings.states import Ground
from wirkungskreis.rounds.queries.deviations import Deviation, alive_with_known, deviating
from wirkungskreis.rounds.states import Schedule, Unknown


@dataclass(frozen=True, slots=True)
class Answering:
    """Which seat of the body answers for an organisation's measures."""

    seats: dict[int, Seat]

    def seat_of(self, measure: Measure) -> Seat | None:
        """Give the seat in whose remit a measure lies, else that of its lead."""
        remit = self.seats.get(measure.remit_id) if measure.remit_id else None
        return remit or self.seats.get(measure.lead_id)


def of_measures(
    actor: Actor, seats: Iterable[SeatOrganisation], *, on: date, since: date, taken: Taken
) -> list[Offer]:
    """Propose from the register, in five queries: what the body answers for comes first."""
    answering = Answering({row.organisation_id: row.seat for row in seats})
    known = [row for row in alive_with_known(actor, on) if not taken.holds(row)]
    worst = deviating(actor, known)
    names = _fields(row.measure for row in worst)
    endings = [one for one in money_ending(actor, on) if not taken.holds(one.measure)]
    return [
        *_deviations(worst, answering, names, since, taken),
        _silent(known, answering, taken),
        _money(endings, answering, taken),
        _needs(actor, since, taken),
    ]


def _fields(measures: Iterable[Measure]) -> dict[int, Element]:
    """Name the fields of action that measures stand under; one query."""
    wanted = {measure.field_id for measure in measures if measure.field_id}
    return {element.pk: element for element in named().filter(pk__in=wanted)}


def _deviations(
    rows: Iterable[Deviation],
    answering: Answering,
    names: dict[int, Any],
    since: date,
    taken: Taken,
) -> list[Offer]:
    """Offer one item per field of action and kind of trouble, and each measure by itself."""
    groups: dict[tuple[str, int], list[Proposal]] = defaultdict(list)
    for row in rows:
        ground = Ground.ENDANGERED if row.code == Schedule.AT_RISK else Ground.DELAYED
        field = names.get(row.measure.field_id or 0)
        if field is None or not taken.has(ground, field):
            groups[ground, field.pk if field else 0].append(
                _deviation(row, ground, answering, since)
            )
    offers = [_of_field(ground, names.get(pk), parts) for (ground, pk), parts in groups.items()]
    return sorted(offers, key=_ours_first)


def _deviation(row: Deviation, ground: str, answering: Answering, since: date) -> Proposal:
    seat = answering.seat_of(row.measure)
    with in_german():
        title = _("{measure}: {label} seit {day}").format(
            measure=row.measure, label=row.label, day=formats.day_short(row.since)
        )
    parts = [row.measure.lead.label, row.reason or _("Grund nicht gemeldet")]
    if row.since > since:
        parts.append(_("neu seit der vorigen Sitzung"))
    return Proposal(
        key=f"{ground}:{row.measure.code}",
        ground=ground,
        title=clipped(title),
        why="; ".join(parts),
        subject=row.measure,
        presenter=seat,
        is_ours=seat is not None,
        is_new=row.since > since,
    )


def _of_field(ground: str, field: Any, parts: list[Proposal]) -> Offer:
    """Put the measures of a field under one heading; from two on they can be one item."""
    parts.sort(key=lambda one: (not one.is_ours, not one.is_new))
    label = str(Ground(ground).label)
    name = f"{field.code} {field.title}" if field else _("ohne Handlungsfeld")
    heading = f"{label[:1].upper()}{label[1:]}: {name}"
    if len(parts) == 1 or field is None:
        return Offer(ground, heading, parts)
    with in_german():
        words = (
            _("{n} gefährdete Maßnahmen in {field}")
            if ground == Ground.ENDANGERED
            else _("{n} Maßnahmen mit Abweichung in {field}")
        )
        title = clipped(words.format(n=len(parts), field=f"{field.code} {field.title}"))
    whole = Proposal(f"{ground}:field:{field.key}", ground, title, _mixed(parts), field)
    return Offer(ground, heading, parts, whole)


def _mixed(parts: Sequence[Proposal]) -> str:
    new = sum(one.is_new for one in parts)
    ours = sum(one.is_ours for one in parts)
    return _(
        "{n} Maßnahmen, {new} neu seit der vorigen Sitzung, {ours} bei Sitzen des Gremiums"
    ).format(n=len(parts), new=new, ours=ours)


def _ours_first(offer: Offer) -> tuple[bool, bool, str]:
    return (
        not any(one.is_ours for one in offer.parts),
        offer.ground != Ground.ENDANGERED,
        offer.title,
    )


def _silent(known: Iterable[Any], answering: Answering, taken: Taken) -> Offer:
    """Offer all measures without an answer as one item, and each by itself."""
    heading = _("Ohne Meldung")
    rows = [row for row in known if row.known == Unknown.SILENT]
    if taken.has(Ground.SILENT):
        return Offer(Ground.SILENT, heading)
    parts = []
    for row in sorted(rows, key=lambda one: (answering.seat_of(one) is None, one.lead.label)):
        seat = answering.seat_of(row)
        with in_german():
            title = clipped(_("{measure}: keine Meldung").format(measure=row))
        told = _("zuletzt gemeldet am {day}").format(day=formats.day_short(row.told_on))
        why = f"{row.lead.label}; {told if row.told_on else _('noch nie gemeldet')}"
        key = f"silent:{row.code}"
        parts.append(
            Proposal(key, Ground.SILENT, title, why, row, presenter=seat, is_ours=bool(seat))
        )
    return _as_one(Ground.SILENT, heading, parts, len({row.lead_id for row in rows}))


def _as_one(ground: Ground, heading: str, parts: list[Proposal], offices: int) -> Offer:
    if len(parts) < 2:  # noqa: PLR2004  one alone needs no list
        return Offer(ground, heading, parts)
    with in_german():
        title = ngettext(
            "{n} Maßnahmen ohne Meldung", "{n} Maßnahmen ohne Meldung von {k} Stellen", offices
        ).format(n=len(parts), k=offices)
    ours = sum(one.is_ours for one in parts)
    why = _("{n} davon bei Sitzen des Gremiums").format(n=ours)
    return Offer(ground, heading, parts, Proposal("silent:all", ground, title, why))


def _money(endings: Iterable[Any], answering: Answering, taken: Taken) -> Offer:
    """Offer every measure that goes on although its money ends within six months."""
    heading = _("Geld endet, die Maßnahme nicht")
    parts = []
    for row in () if taken.has(Ground.MONEY) else endings:
        seat = answering.seat_of(row.measure)
        with in_german():
            title = _("{measure}: Förderung endet am {day}").format(
                measure=row.measure, day=formats.day_short(row.last)
            )
        follows = ", ".join(row.hoped_for) or _("nichts beantragt")
        why = _("{lead}; {programme}, Anschluss: {next}").format(
            lead=row.measure.lead.label, programme=row.programme, next=follows
        )
        parts.append(
            Proposal(
                f"money:{row.measure.code}",
                Ground.MONEY,
                clipped(title),
                why,
                row.measure,
                presenter=seat,
                is_ours=seat is not None,
            )
        )
    parts.sort(key=lambda one: not one.is_ours)
    if len(parts) < 2:  # noqa: PLR2004  one alone needs no list
        return Offer(Ground.MONEY, heading, parts)
    with in_german():
        title = _("Geld endet bei {n} laufenden Maßnahmen").format(n=len(parts))
    why = _("{n} Maßnahmen in den nächsten sechs Monaten").format(n=len(parts))
    return Offer(Ground.MONEY, heading, parts, Proposal("money:all", Ground.MONEY, title, why))


def _needs(actor: Actor, since: date, taken: Taken) -> Offer:
    """Offer open needs that were stated since the meeting before."""
    measures = Measure.objects.filter(visible(actor))
    seen = Q(measure=None) | Q(measure__in=measures)
    rows = Need.objects.filter(seen, state=NeedState.OPEN, stated_on__gt=since)
    heading = _("Gemeldeter Bedarf")
    texts = {item.text for item in taken.items if item.ground == Ground.NEED}
    parts = []
    for row in rows.select_related("measure", "field").order_by("stated_on", "pk"):
        if row.text in texts:
            continue
        with in_german():
            title = clipped(_("Bedarf: {text}").format(text=row.text))
        why = _("genannt am {day}, {source}").format(
            day=formats.day_short(row.stated_on), source=row.get_source_display()
        )
        key = f"need:{row.public_id}"
        subject = row.measure or row.field
        parts.append(Proposal(key, Ground.NEED, title, why, subject, text=row.text))
    return Offer(Ground.NEED, heading, parts)

"""Committees, the offices that sit in them, seats, and the function that fills each seat.

A member who agreed to be named fills it with name, function and the days of the membership.
"""

from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from wirkungskreis.kernel.days import Precision
from wirkungskreis.mandates.models import Body
from wirkungskreis.mandates.models.body import Level
from wirkungskreis.meetings.models import Seat, SeatHolder, SeatOrganisation
from wirkungskreis.people.models import Organisation
from wirkungskreis.publishing import shape
from wirkungskreis.publishing.outputs.sources import Sources
from wirkungskreis.publishing.shape import Thing

# The words that OParl proposes; the highest body is always called "Parlament".
BY_NAME = {
    "ausschuss": "Ausschuss",
    "beirat": "Beirat",
    "integrationsrat": "Beirat",
    "kommission": "Kommission",
}
BY_LEVEL = {Level.LEADERSHIP: "Lenkungskreis", Level.OPERATIONAL: "AG", Level.POLITICAL: "Gremium"}
PARLIAMENTS = ("rat", "stadtrat", "gemeinderat", "stadtverordnetenversammlung", "kreistag")
SHORTEST = 3  # letters of a name worth looking for


def organizations(sources: Sources) -> list[Thing]:
    seats: dict[int, list[str]] = {}
    for seat in sources.seats:
        for row in seat.organisations.all():
            seats.setdefault(seat.body_id, []).append(_membership_address(row))
    bodies = [_body(body, seats.get(body.pk, [])) for body in sources.bodies]
    return bodies + [_organisation(each) for each in sources.organisations]


def _body(body: Body, members: list[str]) -> Thing:
    exact = body.precision == Precision.DAY
    before = body.predecessor_id and body.predecessor
    content = {
        "body": shape.address("body", shape.BODY),
        "name": body.name,
        "shortName": body.organisation.short_name if body.organisation else "",
        "membership": members,
        "meeting": shape.address("organization", body.public_id, "meeting"),
        "consultation": shape.address("organization", body.public_id, "consultation"),
        "organizationType": "Gremium",
        "classification": classification(body),
        "startDate": shape.first_day(body.valid_from) if exact else "",
        "endDate": shape.last_day(body.valid_before) if exact else "",
        "wirkungskreis:predecessor": before and shape.address("organization", before.public_id),
    }
    return Thing("organization", body.public_id, content)


def _organisation(organisation: Organisation) -> Thing:
    content = {
        "body": shape.address("body", shape.BODY),
        "name": organisation.name,
        "shortName": organisation.short_name,
        "meeting": shape.address("organization", organisation.public_id, "meeting"),
        "consultation": shape.address("organization", organisation.public_id, "consultation"),
        "organizationType": "Verwaltungsbereich" if organisation.internal else "Institution",
        "classification": str(organisation.get_kind_display()),
        "startDate": shape.first_day(organisation.valid_from),
        "endDate": shape.last_day(organisation.valid_before),
    }
    return Thing("organization", organisation.public_id, content)


def classification(body: Body) -> str:
    """Say what kind of group it is, in the words that the schema's texts ask for."""
    name = body.name.casefold()
    if body.level == Level.POLITICAL and name.split()[0] in PARLIAMENTS:
        return "Parlament"
    found = next((kind for word, kind in BY_NAME.items() if word in name), None)
    return found or BY_LEVEL[Level(body.level)]


def memberships(sources: Sources) -> list[Thing]:
    """One for each time that an organisation holds a seat."""
    bodies = {body.pk: body for body in sources.bodies}
    return [
        _membership(seat, row, bodies[seat.body_id], sources)
        for seat in sources.seats
        for row in seat.organisations.all()
    ]


def _membership(seat: Seat, row: SeatOrganisation, body: Body, sources: Sources) -> Thing:
    first, before = row.valid_from or seat.valid_from, row.valid_before or seat.valid_before
    named = sources.named.get(seat.pk)
    if named and _is_of(named, row):
        first = max(filter(None, [first, named.valid_from]), default=None)
        before = min(filter(None, [before, named.valid_before]), default=None)
    content = {
        "person": _own(seat) if _is_of(named, row) else "",
        "organization": shape.address("organization", body.public_id),
        "role": _role(seat),
        "votingRight": seat.is_voting,
        "startDate": shape.first_day(first),
        "endDate": shape.last_day(before),
        "onBehalfOf": address_of(row.organisation, sources),
    }
    return Thing("membership", _membership_key(row), content)


def persons(sources: Sources, members: list[Thing]) -> list[Thing]:
    """One for each seat: the function that fills it, or the human being who agreed to it."""
    found = []
    for seat in sources.seats:
        named = sources.named.get(seat.pk)
        content = {
            "body": shape.address("body", shape.BODY),
            "name": named.person.name if named else _function(seat),
            "membership": [m for m in members if m.content["person"] == _own(seat)],
            "wirkungskreis:isFunction": named is None,
        }
        if seat.organisations.all():
            found.append(Thing("person", seat.public_id, content))
    return found


def _is_of(named: SeatHolder | None, row: SeatOrganisation) -> bool:
    """Say whether who is named fills the seat in the time of this organisation."""
    if named is None:
        return True
    began = named.valid_before is None or (row.valid_from or date.min) < named.valid_before
    return began and (row.valid_before is None or row.valid_before > (named.valid_from or date.min))


def _own(seat: Seat) -> str:
    return shape.address("person", seat.public_id)


def _function(seat: Seat) -> str:
    latest = max(seat.organisations.all(), key=lambda row: (row.valid_before is None, row.pk))
    place = _("Vorsitz für {office}") if seat.is_chair else _("Mitglied für {office}")
    return place.format(office=latest.organisation.name)


def _role(seat: Seat) -> str:
    """Name the office; a label in which somebody wrote a name is not told."""
    words = set(seat.label.casefold().replace(",", " ").split())
    names = [h.person.name.casefold().split() for h in seat.holders.all()]
    told = any(word in words for name in names for word in name if len(word) >= SHORTEST)
    if told:
        return _("Vorsitz") if seat.is_chair else _("Mitglied")
    return seat.label


def address_of(organisation: Organisation, sources: Sources) -> str:
    """Give the address of an organisation, or of the body that it also is."""
    body = sources.body_of.get(organisation.pk)
    return shape.address("organization", body.public_id if body else organisation.public_id)


def _membership_key(row: SeatOrganisation) -> UUID:
    return shape.key_of("membership", row.pk)


def _membership_address(row: SeatOrganisation) -> str:
    return shape.address("membership", _membership_key(row))

"""Everything that is served, in the order in which lists show it at first."""

from collections.abc import Mapping
from datetime import date
from itertools import chain
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import override

from wirkungskreis.publishing import shape
from wirkungskreis.publishing.outputs import documents, groups, papers, sessions
from wirkungskreis.publishing.outputs.sources import Sources
from wirkungskreis.publishing.shape import Content, Thing

LISTED = {
    "organization",
    "person",
    "membership",
    "meeting",
    "agendaItem",
    "paper",
    "consultation",
    "file",
}


def everything(sums: Mapping[UUID, str], day: date) -> list[Thing]:
    """Compose every object, in German, from what the stages call public on a day."""
    with override("de"):
        sources = Sources(day)
        agendas = sessions.agenda_items(sources)
        stops = papers.consultations(sources, agendas)
        files = papers.files(sources, sums)
        enclosed = documents.of_papers(sources, sums)
        released = documents.of_sittings(sources, sums)
        members = groups.memberships(sources)
        return [
            _system(),
            _body(sources),
            *groups.organizations(sources),
            *members,
            *groups.persons(sources, members),
            *sessions.locations(sources),
            *chain.from_iterable(agendas.values()),
            *sessions.meetings(sources, agendas, released),
            *chain.from_iterable(files.values()),
            *chain.from_iterable(stops.values()),
            *chain.from_iterable(enclosed.values()),
            *chain.from_iterable(each.values() for each in released.values()),
            *papers.papers(sources, stops, files, enclosed),
        ]


def _contact() -> Content:
    return {
        "license": settings.LICENSE,
        "contactEmail": settings.MAIL_REPLY_TO,
        "contactName": settings.MAIL_OFFICE,
    }


def _system() -> Thing:
    content: Content = {
        "oparlVersion": shape.VERSION,
        "body": shape.address_of_list("body"),
        "name": f"Wirkungskreis {settings.CITY}",
        "website": shape.HERE,
        **_contact(),
    }
    return Thing("system", shape.SYSTEM, content)


def _body(sources: Sources) -> Thing:
    now = [body for body in sources.bodies if body.valid_before is None]
    councils = [body for body in now if groups.classification(body) == "Parlament"]
    content: Content = {
        "system": shape.address("system", shape.SYSTEM),
        "name": settings.CITY or _("Kommune"),
        "ags": settings.AGS,
        "rgs": settings.ARS,
        **_contact(),
        **{kind: shape.address_of_list(kind) for kind in shape.LISTS if kind in LISTED},
        "locationList": shape.address_of_list("location"),
        "legislativeTerm": [],
        "legislativeTermList": shape.address_of_list("legislativeTerm"),
        "mainOrganization": shape.address("organization", councils[0].public_id)
        if councils
        else "",
    }
    return Thing("body", shape.BODY, content)

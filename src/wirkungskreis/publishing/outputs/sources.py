"""What is public, read once from the stages: each decides itself what that is."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Prefetch, QuerySet

from wirkungskreis.mandates.models import Attachment, Body, Consultation, Decision, Paper, Sitting
from wirkungskreis.mandates.queries import published
from wirkungskreis.meetings.models import (
    AgendaItem,
    Meeting,
    Publication,
    Ruling,
    Seat,
    SeatHolder,
    SeatOrganisation,
)
from wirkungskreis.meetings.queries.papers import publications
from wirkungskreis.meetings.queries.reading import listed_items, published_items
from wirkungskreis.meetings.queries.seats import named_on
from wirkungskreis.meetings.states import MinutesState
from wirkungskreis.people.models import Organisation
from wirkungskreis.reports.models import Release, ReleaseFile
from wirkungskreis.reports.queries import published as published_releases

# What a paper says at length stays in its own document.
UNTOLD = ("reasoning", "staff", "alternatives", "if_rejected", "caveat", "note", "source")


@dataclass(frozen=True)
class Sources:
    """Every list is read in one or two queries, however long it is; ``day`` is today."""

    day: date

    @cached_property
    def bodies(self) -> list[Body]:
        return list(published(Body).select_related("organisation").order_by("pk"))

    @cached_property
    def seats(self) -> list[Seat]:
        owners = SeatOrganisation.objects.select_related("organisation").order_by("pk")
        return list(
            Seat.objects.filter(body__in=[body.pk for body in self.bodies])
            .prefetch_related(Prefetch("organisations", owners), "holders__person")
            .order_by("pk")
        )

    @cached_property
    def named(self) -> dict[int, SeatHolder]:
        """The members, by seat, who agreed to be named."""
        return {row.seat_id: row for row in named_on(self.day)}

    @cached_property
    def sittings(self) -> list[Sitting]:
        rows: QuerySet[Sitting] = published(Sitting).select_related("body", "meeting")
        return list(rows.order_by("pk"))

    @cached_property
    def items(self) -> dict[int, list[AgendaItem]]:
        """Agenda items by sitting, in the order of the agenda."""
        found: dict[int, list[AgendaItem]] = defaultdict(list)
        rulings = Prefetch("rulings", Ruling.objects.order_by("pk"))
        rows = listed_items().select_related("meeting", "paper").prefetch_related(rulings)
        for item in rows.order_by("position", "pk"):
            if item.meeting:
                found[item.meeting.sitting_id].append(item)
        return found

    @cached_property
    def open_items(self) -> set[int]:
        """Items of which more may be told than that there is one."""
        return set(published_items().values_list("pk", flat=True))

    @cached_property
    def settled(self) -> set[int]:
        """Sittings whose minutes are approved: only then the words of a decision stand."""
        held = Meeting.objects.filter(minutes__state=MinutesState.APPROVED)
        return set(held.values_list("sitting", flat=True))

    @cached_property
    def papers(self) -> list[Paper]:
        rows: QuerySet[Paper] = published(Paper).select_related("lead", "amends")
        return list(rows.defer(*UNTOLD).order_by("pk"))

    @cached_property
    def stops(self) -> dict[int, list[Consultation]]:
        """Consultations by paper, in the order of its way."""
        found: dict[int, list[Consultation]] = defaultdict(list)
        papers = {paper.pk: paper for paper in self.papers}
        bodies = {body.pk: body for body in self.bodies}
        for stop in published(Consultation).order_by("paper", "order"):
            if stop.paper_id in papers:
                stop.paper, stop.body = papers[stop.paper_id], bodies.get(stop.body_id or 0)
                found[stop.paper_id].append(stop)
        return found

    @cached_property
    def stops_on(self) -> dict[tuple[int, date], list[tuple[Paper, Consultation]]]:
        """Public papers by body and day, where the day is known."""
        found: dict[tuple[int, date], list[tuple[Paper, Consultation]]] = defaultdict(list)
        for paper in self.papers:
            for stop in self.stops[paper.pk]:
                if stop.body_id and stop.on and stop.precision == "day":
                    found[stop.body_id, stop.on].append((paper, stop))
        return found

    @cached_property
    def sitting_on(self) -> dict[tuple[int, date], Sitting]:
        return {(sitting.body_id, sitting.on): sitting for sitting in self.sittings}

    @cached_property
    def decisions(self) -> dict[int, Decision]:
        rows = published(Decision).order_by("number")
        return {decision.pk: decision for decision in rows}

    @cached_property
    def decided(self) -> dict[tuple[str, int], list[Decision]]:
        """Decisions by the code of their paper and the body that took them."""
        found: dict[tuple[str, int], list[Decision]] = defaultdict(list)
        for decision in self.decisions.values():
            if decision.paper and decision.body_id:
                found[decision.paper, decision.body_id].append(decision)
        return found

    @cached_property
    def releases(self) -> list[Release]:
        files = Prefetch("files", ReleaseFile.objects.defer("content").order_by("format"))
        return list(published_releases().prefetch_related(files).order_by("pk"))

    @cached_property
    def documents(self) -> dict[int, list[Attachment]]:
        """Released documents by paper, in the order in which they were enclosed."""
        found: dict[int, list[Attachment]] = defaultdict(list)
        for each in published(Attachment).select_related("file", "paper").order_by("pk"):
            found[each.paper_id].append(each)
        return found

    @cached_property
    def publications(self) -> dict[int, list[Publication]]:
        """Released agendas and minutes by sitting."""
        found: dict[int, list[Publication]] = defaultdict(list)
        for each in publications().order_by("pk"):
            found[each.meeting.sitting_id].append(each)
        return found

    @cached_property
    def organisations(self) -> list[Organisation]:
        """Whoever has a seat or answers for a paper, and is no body itself; each once."""
        owners = [row.organisation for seat in self.seats for row in seat.organisations.all()]
        leads = [paper.lead for paper in self.papers if paper.lead]
        bodies = {body.organisation_id for body in self.bodies}
        found = {each.pk: each for each in [*owners, *leads] if each.pk not in bodies}
        return [found[pk] for pk in sorted(found)]

    @cached_property
    def body_of(self) -> dict[int, Body]:
        """Bodies by the organisation they also are."""
        return {body.organisation_id: body for body in self.bodies if body.organisation_id}

"""Rheinaue's measures with their money, dates, leads and goals."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import starmap

from django.utils.timezone import make_aware

from wirkungskreis.concept.models import Element
from wirkungskreis.demo.reading import Row, day, day_after, read
from wirkungskreis.mandates.models import Decision, Sitting
from wirkungskreis.measures.models import (
    Effort,
    EffortKind,
    ElementLink,
    Funding,
    LeadChange,
    LeadDispute,
    Measure,
    Milestone,
    Partnership,
    Shift,
)
from wirkungskreis.measures.models.measure import Finance, Kind, Origin, PublicScope
from wirkungskreis.measures.models.money import Approval, Per
from wirkungskreis.measures.states import NEED_REASON, State
from wirkungskreis.people.models import Organisation, Person
from wirkungskreis.vocab.models import Area, TargetGroup

KINDS = {str(kind.label): kind for kind in Kind}
STATES = {str(state.label): state for state in State} | {"verstetigt": State.PERMANENT}
APPROVALS = {str(approval.label): approval for approval in Approval}
FINANCES = {
    "gesichert": Finance.SECURED,
    "läuft aus": Finance.SECURED,
    "beantragt": Finance.REQUESTED,
    "offen": Finance.OPEN,
    "ohne": Finance.NONE,
}
ORIGINS = {
    "Konzept": Origin.CONCEPT,
    "Bestandserhebung": Origin.INVENTORY,
    "Ratsauflage": Origin.CONDITION,
    "Konferenzbeitrag": Origin.CONTRIBUTION,
    "Steuerungsentscheidung": Origin.STEERING,
    "Beschluss": Origin.DECISION,
}
UNCONFIRMED = ("D-03", "Q-08")
REASONS = {row["object"]: row for row in read("rheinaue", "concept")["steering_actions"]}


class Loader:
    """Holds what the rows refer to while the measures are stored."""

    def __init__(
        self,
        organisations: dict[str, Organisation],
        persons: dict[str, Person],
        sittings: dict[str, Sitting],
        decisions: dict[str, Decision],
    ) -> None:
        self.organisations, self.persons = organisations, persons
        self.sittings, self.decisions = sittings, decisions
        self.elements = {element.key: element for element in Element.objects.all()}
        self.rows: list[Row] = read("rheinaue", "measures")["measures"]
        self.measures: dict[str, Measure] = {}

    def load(self) -> dict[str, Measure]:
        """Store all measures; give them by code."""
        made = Measure.objects.bulk_create(map(self._measure, self.rows))
        self.measures = {measure.code: measure for measure in made}
        for row in self.rows:
            self.measures[row["code"]].merged_into = self.measures.get(row.get("merged_into", ""))
        Measure.objects.bulk_update(made, ["merged_into"])
        pairs = [(row, self.measures[row["code"]]) for row in self.rows]
        Partnership.objects.bulk_create(
            Partnership(measure=measure, organisation=self.organisations[code])
            for row, measure in pairs
            for code in row["partners"]
        )
        ElementLink.objects.bulk_create(
            link for row, measure in pairs for link in self._links(row, measure)
        )
        Funding.objects.bulk_create(
            _funding(funding, measure) for row, measure in pairs for funding in row["funding"]
        )
        Milestone.objects.bulk_create(
            _milestone(stone, measure) for row, measure in pairs for stone in row["milestones"]
        )
        Effort.objects.bulk_create(starmap(_staff, pairs))
        LeadChange.objects.bulk_create(
            change for row, measure in pairs for change in self._leads(row, measure)
        )
        Shift.objects.bulk_create(
            shift for row, measure in pairs for shift in self._shifts(row, measure)
        )
        self._words(pairs)
        self._disputes(pairs)
        return self.measures

    def _measure(self, row: Row) -> Measure:
        period, registered = row["period"], date.fromisoformat(row["registered_on"])
        confirmed = None if row["code"] in UNCONFIRMED else registered + timedelta(days=21)
        return Measure(
            code=row["code"],
            title=row["title"],
            description=row["description"],
            kind=KINDS[row["kind"]],
            field=self.elements[f"F-{row['field']}"],
            lead=self.organisations[row["lead"]],
            lead_person=self.persons[row["contact"]],
            remit=self._remit(row["lead"]),
            planned_start=day(period["planned_start"]),
            planned_end=day(period["planned_end"]),
            expected_end=day(period.get("current_end")),
            actual_start=day(period["actual_start"]),
            actual_end=day(period["actual_end"]),
            priority=row["priority"],
            order=row["order"],
            finance_group=FINANCES[row["finance_group"]],
            origin=ORIGINS[row["origin"]],
            registered_on=registered,
            published_at=_noon(registered) if row["publish"] else None,
            public_scope=PublicScope.ALL if row["publish"] else PublicScope.NOT_ASKED,
            confirmed_on=confirmed,
            confirmed_by=self.persons[row["contact"]] if confirmed else None,
            state=STATES[row["lifecycle"]],
            state_reason=_reason(row),
            reach_unit=row["reach_unit"] or "",
            reach_plan=row["reach_plan_half_year"],
            note=row.get("note", ""),
        )

    def _remit(self, lead: str) -> Organisation | None:
        """Find the seat in the steering group: the lead's own, else its parent's."""
        seats = read("rheinaue", "committees")["seats"]
        seated = {seat["organisation"] for seat in seats if seat["body"] == "CG"}
        found: Organisation | None = self.organisations[lead]
        while found and found.code not in seated:
            found = found.parent
        return found

    def _links(self, row: Row, measure: Measure) -> list[ElementLink]:
        keys = [link["approach"] for link in row["approaches"]] + row["goals"]
        words = f"{row['title']}: {row['description']}"[:500]
        return [
            ElementLink(measure=measure, element=self.elements[key], how=words if not n else "")
            for n, key in enumerate(dict.fromkeys(keys))
        ]

    def _leads(self, row: Row, measure: Measure) -> list[LeadChange]:
        first = {"organisation": row["lead"], "valid_from": row["registered_on"], "valid_to": None}
        return [
            LeadChange(
                measure=measure,
                organisation=self.organisations[change["organisation"]],
                valid_from=day(change["valid_from"]),
                valid_before=day_after(change["valid_to"]),
            )
            for change in row.get("lead_history", [first])
        ]

    def _shifts(self, row: Row, measure: Measure) -> list[Shift]:
        return [
            Shift(
                measure=measure,
                what=shift.get("what", "Ende der Maßnahme"),
                from_date=day(shift["from_date"]),
                to_date=day(shift["to_date"]),
                reason=shift["reason"],
                noted_on=self.sittings[shift["decided_in"]].on,
                sitting=self.sittings[shift["decided_in"]],
            )
            for shift in row["period"].get("shifted", [])
        ]

    def _words(self, pairs: list[tuple[Row, Measure]]) -> None:
        groups = {group.code: group for group in TargetGroup.objects.all()}
        areas = {area.code: area for area in Area.objects.all()}
        to_group, to_area = Measure.target_groups.through, Measure.areas.through
        to_group.objects.bulk_create(
            to_group(measure=measure, targetgroup=groups[code])
            for row, measure in pairs
            for code in row["target_groups"]
        )
        to_area.objects.bulk_create(
            to_area(measure=measure, area=areas[code])
            for row, measure in pairs
            for code in row["areas"]
        )

    def _disputes(self, pairs: list[tuple[Row, Measure]]) -> None:
        for row, measure in pairs:
            if not (dispute := row.get("lead_dispute")):
                continue
            sitting = self.sittings.get(dispute["resolved_in"] or "")
            made = LeadDispute.objects.create(
                measure=measure,
                since=date.fromisoformat(dispute["since"]),
                resolved_on=sitting.on if sitting else None,
                decision=_settled_by(sitting, row["code"]),
                resolution=dispute["resolution"] or "",
            )
            made.claimed_by.set(self.organisations[code] for code in dispute["claimed_by"])


def _settled_by(sitting: Sitting | None, code: str) -> Decision | None:
    return sitting.decisions.filter(text__contains=code).first() if sitting else None


def _reason(row: Row) -> str:
    if STATES[row["lifecycle"]] not in NEED_REASON:
        return ""
    action: Row | None = REASONS.get(row["code"])
    return str(action["reason"] if action else row["note"])


def _noon(on: date) -> datetime:
    return make_aware(datetime.combine(on, time(12)))


def _funding(row: Row, measure: Measure) -> Funding:
    return Funding(
        measure=measure,
        code=row["code"],
        programme=row["programme"],
        payer=row["payer"],
        amount=Decimal(row["amount_eur"]),
        per=Per.YEAR if row["per"] == "Jahr" else Per.TOTAL,
        own_share=Decimal(row["own_share_eur"]),
        valid_from=day(row["valid_from"]),
        valid_before=day_after(row["valid_to"]),
        approval=APPROVALS[row["state"]],
        note=row.get("note", ""),
    )


def _milestone(row: Row, measure: Measure) -> Milestone:
    due = date.fromisoformat(row["due"])
    first = day(row.get("original_due")) or due
    return Milestone(
        measure=measure,
        code=row["code"],
        title=row["title"],
        due=due,
        original_due=first,
        moved_count=int(first != due),
        move_reason=row.get("note", "") if first != due else "",
        done_on=day(row["done_on"]),
        note="" if first != due else row.get("note", ""),
    )


def _staff(row: Row, measure: Measure) -> Effort:
    posts = Decimal(str(row["staff_fte"]))
    year = date.fromisoformat(read("rheinaue", "meta")["as_of"]).year
    return Effort(measure=measure, year=year, kind=EffortKind.STAFF, low=posts, high=posts)

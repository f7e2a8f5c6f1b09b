"""Rheinaue's report on 2024, released, and its draft on 2025, from what its files say."""

from collections.abc import Iterable
from datetime import date

from wirkungskreis.concept.models import Element
from wirkungskreis.demo.reading import Row, day, read
from wirkungskreis.indicators.models import GoalLink
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.formats import day as spelled
from wirkungskreis.mandates.models import Sitting
from wirkungskreis.measures.models import Measure
from wirkungskreis.people.models import Organisation, Person
from wirkungskreis.reports.domain import drafting, releasing, review, taking, writing
from wirkungskreis.reports.facts import fields_of, rounds_of
from wirkungskreis.reports.models import Consequence, Report
from wirkungskreis.reports.states import ConsequenceKind, Outcome
from wirkungskreis.rounds.models import Round

LABEL = "Umsetzungsbericht"
RELEASED_ON = date(2025, 6, 10)
NUMBER = "2025/0571"
TAKEN_ON = date(2026, 10, 9)
FIELD = "F-"  # how the files of the concept key a field of action
NOTHING = (
    "In den Sitzungen, denen dieser Bericht vorlag, wurde für dieses Handlungsfeld "
    "nichts vereinbart."
)
NO_PREVIEW = "Nacherfasst: Der Bericht lag schon gedruckt vor."


class Loader:
    """Knows who and what the assignments of the committees name."""

    def __init__(
        self,
        organisations: dict[str, Organisation],
        persons: dict[str, Person],
        sittings: dict[str, Sitting],
    ) -> None:
        committees = read("rheinaue", "committees")
        self.organisations, self.persons, self.sittings = organisations, persons, sittings
        self.seats = {seat["code"]: seat for seat in committees["seats"]}
        self.assignments: list[Row] = committees["assignments"]
        self.elements = {element.key: element for element in Element.objects.all()}
        self.fields = dict(Measure.objects.exclude(field=None).values_list("code", "field__key"))
        goals = read("rheinaue", "concept")["goals"]
        self.fields |= {goal["uid"]: f"{FIELD}{goal['field']}" for goal in goals}
        self.office = organisations["O-KI"]
        links = GoalLink.objects.select_related("indicator", "element")
        self.watched = {(one.element.key, one.indicator.name): one.indicator for one in links}

    def load(self) -> None:
        """Release the report on 2024 on its day; leave the one on 2025 where work goes on."""
        before = self.begin("UB-2024", "Umsetzungsbericht 2024", ("R2024-1", "R2024-2"))
        agreed = self.agreed("2024-11-01", "2025-06-09", due_after="2025-06-10")
        made = self.conclude(before, agreed)
        self.say_why_nothing(before)
        self.release(before)
        for row, consequence in made:
            self.follow_up(row, consequence)
        now = self.begin("UB-2025", "Umsetzungsbericht 2025", ("R2025-1", "R2025-2"))
        self.conclude(now, self.agreed("2025-11-01", "2026-10-09", due_after="2026-09-01"))

    def begin(self, code: str, title: str, rounds: tuple[str, ...]) -> Report:
        report = drafting.begin(
            list(Round.objects.filter(code__in=rounds)),
            actor=SYSTEM,
            label=LABEL,
            title=title,
            code=code,
            prepared_by=self.office,
        )
        for row in read("rheinaue", "figures")["figures"]:
            if row["report"] == code:
                self.judge(report, row)
        return report

    def judge(self, report: Report, row: Row) -> None:
        """Enter a figure for a goal, or why there is none."""
        goal = self.elements[row["goal"]]
        if reason := row.get("not_assessable"):
            writing.not_assessable(report, actor=SYSTEM, goal=goal, reason=reason)
            return
        facts = {name: row[name] for name in ("label", "value", "source", "definition")}
        facts |= {"population": row["population"], "on": date.fromisoformat(row["on"])}
        figure = writing.enter_figure(report, actor=SYSTEM, goal=goal, facts=facts)
        found = self.watched.get((row["goal"], row["label"]))
        if found and not row.get("stays"):
            choice = taking.Choice(figure, found)
            taking.take_over(report, [choice], actor=SYSTEM, on=TAKEN_ON)

    def agreed(self, first: str, last: str, *, due_after: str) -> list[Row]:
        """Find what was agreed between two days for a field and was still to be done."""
        return [
            row
            for row in self.assignments
            if row["link"] in self.fields
            and date.fromisoformat(first)
            <= self.sittings[row["meeting"]].on
            <= date.fromisoformat(last)
            and row["due"] > due_after
        ]

    def conclude(self, report: Report, rows: Iterable[Row]) -> list[tuple[Row, Consequence]]:
        made = []
        for row in rows:
            office = self.organisations[row["owner_organisation"]]
            kind = ConsequenceKind.ORDER if office.internal else ConsequenceKind.REQUEST
            facts: dict[str, object] = {
                "kind": kind,
                "text": f"{row['title']}.",
                "office": office,
                "owner": self.holder(row),
                "due": date.fromisoformat(row["due"]),
            }
            field = self.elements[self.fields[row["link"]]]
            made.append((row, writing.conclude(report, actor=SYSTEM, field=field, facts=facts)))
        return made

    def holder(self, row: Row) -> Person | None:
        """Give who held the seat that took the assignment, if the file names one."""
        on = self.sittings[row["meeting"]].on.isoformat()
        holders = self.seats.get(row["owner_seat"] or "", {}).get("holders", [])
        for holder in holders:
            ends = holder["valid_to"] or "9999-12-31"
            if holder["rank"] == 0 and holder["valid_from"] <= on <= ends:
                return self.persons[holder["person"]]
        return None

    def say_why_nothing(self, report: Report) -> None:
        named = set(report.consequences.values_list("field__key", flat=True))
        for field in fields_of(rounds_of(report)):
            if field.code and f"{FIELD}{field.code}" not in named:
                facts = {"kind": ConsequenceKind.NONE, "text": NOTHING}
                element = self.elements[f"{FIELD}{field.code}"]
                writing.conclude(report, actor=SYSTEM, field=element, facts=facts)

    def release(self, report: Report) -> None:
        def edition() -> int:
            report.refresh_from_db()
            return report.edition

        review.skip_preview(report, actor=SYSTEM, edition=edition(), reason=NO_PREVIEW)
        for step in ("hand_over", "to_steering", "to_department"):
            review.take_step(report, step, actor=SYSTEM, edition=edition())
        releasing.release(report, actor=SYSTEM, edition=edition(), number=NUMBER, on=RELEASED_ON)

    def follow_up(self, row: Row, consequence: Consequence) -> None:
        """Tell what became of it, as the file knows it."""
        outcomes = {"erledigt": Outcome.DONE, "entfallen": Outcome.OBSOLETE}
        outcome = outcomes.get(row["state"])
        if outcome is None:
            return
        closed = self.sittings.get(row["closed_in"] or "")
        told = (
            f"Als erledigt festgestellt in der Sitzung am {spelled(closed.on)}." if closed else ""
        )
        writing.follow_up(
            consequence,
            actor=SYSTEM,
            edition=consequence.edition,
            outcome=outcome,
            text=row.get("reason") or told,
            on=day(row["done_on"]) or date.fromisoformat(row["due"]),
        )

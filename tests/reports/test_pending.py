"""What reports wait for."""

from datetime import date
from typing import Any

from tests import world
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User
from wirkungskreis.reports.models import Consequence, DecisionAsked, GoalNote, Report
from wirkungskreis.reports.pending import (
    decisions_asked,
    latest_report,
    open_consequences,
    open_reports,
)


def report(code: str, **fields: Any) -> Report:
    fields.setdefault("reference_date", date(2026, 6, 30))
    return Report.objects.create(
        code=code,
        label="Sachstandsbericht",
        title=code,
        period_start=date(2026, 1, 1),
        period_before=date(2026, 7, 1),
        **fields,
    )


def released(code: str, on: date) -> Report:
    return report(code, state="released", number=code, released_on=on, reference_date=on)


def test_drafts_and_reviews_are_open(amira: User, chiara: User) -> None:
    report("draft")
    report("review", state="office_review")
    released("out", date(2026, 5, 1))

    assert {one.code for one in open_reports(actor_of(amira))} == {"draft", "review"}
    assert list(open_reports(actor_of(chiara))) == []


def test_the_latest_report_counts_the_goals_it_could_not_judge(db: None) -> None:
    released("old", date(2025, 5, 1))
    new = report("new", reference_date=date(2026, 5, 1))
    GoalNote.objects.create(report=new, goal=world.element("B.1"), not_assessable="Keine Zahl.")
    Report.objects.filter(pk=new.pk).update(
        state="released", number="2", released_on=date(2026, 5, 1)
    )

    found = latest_report(SYSTEM)

    assert found is not None
    assert (found.report.code, found.judged, found.not_judged) == ("new", 0, 1)


def test_only_the_newest_report_asks_for_decisions(db: None) -> None:
    for code, day in (("old", date(2025, 6, 30)), ("new", date(2026, 6, 30))):
        asking = report(code, reference_date=day)
        DecisionAsked.objects.create(report=asking, body=world.body(), text=f"Geld {code}")

    assert [one.text for one in decisions_asked(SYSTEM)] == ["Geld new"]


def test_open_consequences_of_released_reports_by_their_day(db: None) -> None:
    office, field = world.organisation(), world.element("B")
    said = {"field": field, "office": office, "kind": "order"}
    draft, out = report("draft"), report("out")
    for where, text, day, outcome in (
        (draft, "Entwurf", date(2026, 1, 1), "open"),
        (out, "später", date(2026, 12, 1), "open"),
        (out, "bald", date(2026, 11, 1), "open"),
        (out, "erledigt", date(2026, 1, 1), "done"),
    ):
        Consequence.objects.create(report=where, text=text, due=day, outcome=outcome, **said)
    Consequence.objects.create(report=out, field=field, kind="none", text="Keine, weil gut.")
    Report.objects.filter(pk=out.pk).update(
        state="released", number="1", released_on=date(2026, 5, 1)
    )

    assert [one.text for one in open_consequences(SYSTEM)] == ["bald", "später"]

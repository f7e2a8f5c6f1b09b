"""Papers for the council, made the short way."""

from datetime import date
from typing import Any

from tests import world
from tests.reports import making as reports
from wirkungskreis.concept.domain import draft as concept
from wirkungskreis.concept.models import Version
from wirkungskreis.council.domain import path, writing
from wirkungskreis.council.models import Draft
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.mandates.models import Body
from wirkungskreis.reports.models import Report

DAY = date(2026, 10, 9)


def from_report(report: Report | None = None, *, kind: str = "decision") -> Draft:
    """Begin a paper on a released report."""
    return writing.begin(report or reports.released(), kind=kind, actor=SYSTEM, on=DAY)


def version() -> Version:
    """Make a draft of the concept that changes one goal of the version in force."""
    field = world.wording("A", "Sprache")
    goal = world.wording("A.1", "Kurse für alle", version=field.version)
    adopted = world.adopted(field.version)
    new = concept.begin_next(adopted, actor=SYSTEM, label="Konzept 2027")
    row = new.wordings.get(element=goal.element)
    concept.revise(
        row, actor=SYSTEM, edition=row.edition, facts={"text": "Kurse für alle ab dem ersten Tag"}
    )
    new.refresh_from_db()
    return new


def from_version(basis: Version | None = None) -> Draft:
    """Begin a paper on a draft of the concept."""
    return writing.begin(basis or version(), kind="decision", actor=SYSTEM, on=DAY)


def step(draft: Draft, name: str, **more: Any) -> Draft:
    """Take one step with the edition that stands there now."""
    draft.refresh_from_db()
    return path.take_step(draft, name, actor=SYSTEM, edition=draft.edition, **more)


def council() -> Body:
    return world.body("RAT", level="political", name="Rat der Stadt")


def brought_in(draft: Draft | None = None, number: str = "2026/0817") -> Draft:
    """Bring a paper before the council, which decides on 14 December."""
    draft = draft or from_report()
    writing.describe(draft, actor=SYSTEM, edition=draft.edition, facts={"number": number})
    path.plan(
        draft,
        actor=SYSTEM,
        body=council(),
        role="decides",
        on=date(2026, 12, 14),
        is_authoritative=True,
    )
    for name in ("cosign", "clear", "bring_in"):
        step(draft, name)
    return draft

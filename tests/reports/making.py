"""Reports for tests: a small concept, a frozen round with one answer and one silence, a report."""

from datetime import date
from typing import Any

from tests import world
from wirkungskreis.concept.models import Element, Version
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.measures.models import Measure
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import Person, User
from wirkungskreis.reports.domain import drafting, releasing, review, writing
from wirkungskreis.reports.facts import fields_of, rounds_of
from wirkungskreis.reports.models import Consequence, Report
from wirkungskreis.rounds.domain.closing import close
from wirkungskreis.rounds.models import Round

DAY = date(2026, 10, 20)
LATER = date(2026, 11, 2)


def concept() -> Element:
    """Give field A of the version in force; it has the goal A.1."""
    if not Version.objects.filter(adopted_on__isnull=False).exists():
        version = world.draft()
        world.wording("A", "Sprache und Verständigung", version)
        world.wording("A.1", "Wer neu kommt, findet einen Deutschkurs.", version)
        world.wording("B", "Bildung", version)
        world.wording("B.3", "Kinder lernen gut.", version)
        world.adopted(version)
    return Element.objects.get(key="A")


def measure(**fields: Any) -> Measure:
    fields.setdefault("field", concept())
    return world.measure(**fields)


def frozen(code: str = "R2026-1", **fields: Any) -> Round:
    """Make a closed round; without returns of its own it gets one answer and one silence."""
    concept()
    rnd = world.rnd(code=code, **fields)
    answered(rnd)
    silent(rnd)
    return shut(rnd)


def answered(rnd: Round, **fields: Any) -> None:
    """Add a checked answer to an open round."""
    fields.setdefault("measure", measure(code=f"A-{Measure.objects.count() + 1:02}"))
    fields.setdefault("schedule", "on_plan")
    fields.setdefault("done", "Zwölf Gruppen trafen sich jede Woche.")
    dates = {"handed_in_on": date(2026, 10, 1), "checked_on": date(2026, 10, 2)}
    world.ret(round=rnd, state="checked", **dates, **fields)


def silent(rnd: Round, **fields: Any) -> None:
    """Add a request that was delivered, reminded of, and never answered."""
    fields.setdefault(
        "measure", measure(code=f"A-{Measure.objects.count() + 1:02}", title="Radkurs")
    )
    person: Person = fields.pop("person", None) or world.contact("Emre Kaya")
    ret = world.ret(round=rnd, person=person, **fields)
    type(ret.measure).objects.filter(pk=ret.measure_id).update(confirmed_on=date(2026, 1, 7))
    rnd.links.filter(person=person).update(reminders_sent=1, last_reminded_on=date(2026, 10, 1))


def shut(rnd: Round) -> Round:
    rnd.refresh_from_db()
    return close(rnd, actor=SYSTEM, edition=rnd.edition, on=DAY, as_it_is=True)


def report(*rounds: Round, code: str = "UB-2026", **fields: Any) -> Report:
    """Begin a report; without rounds on a small frozen one."""
    fields.setdefault("title", "Umsetzungsbericht 2026")
    fields.setdefault("label", "Umsetzungsbericht")
    chosen = list(rounds) or [frozen(f"R-{code}")]
    return drafting.begin(chosen, actor=SYSTEM, code=code, **fields)


def facts(**changes: Any) -> dict[str, object]:
    given = {
        "kind": "order",
        "text": "Einen zweiten Kursort finden.",
        "office": world.organisation("Jugendamt"),
        "due": date(2027, 3, 31),
    }
    return given | changes


def consequence(of: Report, **changes: Any) -> Consequence:
    return writing.conclude(of, actor=SYSTEM, field=concept(), facts=facts(**changes))


def edition(of: Report) -> int:
    of.refresh_from_db()
    return of.edition


def reviewed(of: Report) -> Report:
    """Take a report to the door of its release."""
    if not of.consequences.exists():
        consequence(of)
    review.skip_preview(of, actor=SYSTEM, edition=edition(of), reason="Schon gedruckt.")
    for step in ("hand_over", "to_steering", "to_department"):
        review.take_step(of, step, actor=SYSTEM, edition=edition(of))
    return of


def released(
    *rounds: Round, by: User | None = None, code: str = "UB-2025", number: str = "2026/0412"
) -> Report:
    made = reviewed(report(*rounds, code=code, title="Umsetzungsbericht 2025"))
    actor = actor_of(by) if by else SYSTEM
    return releasing.release(made, actor=actor, edition=edition(made), number=number, on=LATER)


def key_in(of: Report) -> str:
    """Give the key of the newest return of the first measure."""
    return fields_of(rounds_of(of))[0].measures[0].newest.ret.key

"""Decisions take effect when the competent side confirms, and not by silence."""

from datetime import date

import pytest

from tests import world
from wirkungskreis.changes.domain import effect, wish
from wirkungskreis.changes.domain.wish import Target, Why
from wirkungskreis.changes.models import Change
from wirkungskreis.changes.queries import of_element
from wirkungskreis.changes.states import Kind, Side
from wirkungskreis.concept.domain import order
from wirkungskreis.concept.models import Wording
from wirkungskreis.kernel.actor import Actor, Role
from wirkungskreis.kernel.actor import Kind as ActorKind
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.mandates.models import Decision
from wirkungskreis.measures.models import Measure

pytestmark = pytest.mark.django_db
MAY, JUNE = date(2026, 5, 12), date(2026, 6, 1)
OFFICE = Actor(ActorKind.USER, user_id=1, person_id=None, roles=frozenset({Role.COORDINATION}))
HEAD = Actor(ActorKind.USER, user_id=2, person_id=None, roles=frozenset({Role.LEADERSHIP}))
WHY = Why("Die Räume fehlen bis dahin.")


def decision(level: str = "leadership", number: str = "CG 2026/1") -> Decision:
    body = world.body("CG" if level == "leadership" else "RAT", level=level)
    return Decision.objects.create(number=number, body=body, text="So soll es sein.", on=MAY)


def inside(**fields: object) -> Measure:
    office = world.organisation("Schulamt")
    office.internal = True
    office.save()
    return world.measure(lead=office, state="running", planned_end=JUNE, **fields)


def decided(target: Target, why: Why = WHY) -> Change:
    return wish.wish(target, why, source=decision(), actor=OFFICE, on=MAY)


def confirm(change: Change, actor: Actor = OFFICE, **facts: object) -> Change:
    return effect.confirm(change, actor=actor, edition=change.edition, on=JUNE, **facts)  # type: ignore[arg-type]


def test_nothing_changes_before_the_competent_side_confirms() -> None:
    measure = inside()

    change = decided(Target(Kind.END, measure, new="2027-01-31"))

    assert (change.state, change.side, change.old) == ("awaited", Side.ADMINISTRATION, "2026-06-01")
    assert Measure.objects.get().expected_end is None


def test_a_confirmed_change_is_carried_out_and_both_sides_know() -> None:
    measure = inside()
    change = decided(Target(Kind.END, measure, new="2027-01-31"))

    confirm(change, HEAD)

    stored = Measure.objects.get()
    assert stored.expected_end == date(2027, 1, 31)
    assert stored.shifts.get().reason == "Die Räume fehlen bis dahin."
    assert stored.changes.get().decision == Decision.objects.get()
    assert stored.changes.get().is_in_force


def test_every_kind_of_change_is_carried_out() -> None:
    measure, other = inside(), world.measure(code="Z-1")
    heir, goal = world.organisation("Bauamt"), world.element("B.4", "Wohnen")
    targets = [
        Target(Kind.TITLE, measure, new="Elterncafé"),
        Target(Kind.DESCRIPTION, measure, new="Eltern treffen sich."),
        Target(Kind.PRIORITY, measure, new="1"),
        Target(Kind.ORDER, measure, new="12"),
        Target(Kind.SERVE, measure, element=goal, new="Eltern finden Wohnungen."),
        Target(Kind.STEP, measure, new="defer"),
        Target(Kind.MERGE, measure, other=other),
        Target(Kind.LEAD, measure, organisation=heir),
    ]

    for number, target in enumerate(targets):
        target.measure.refresh_from_db()  # type: ignore[union-attr]
        source = decision(number=f"CG 2026/{number + 5}")
        confirm(wish.wish(target, WHY, source=source, actor=OFFICE, on=MAY))

    stored = Measure.objects.get(pk=measure.pk)
    assert (stored.title, stored.description) == ("Elterncafé", "Eltern treffen sich.")
    assert (stored.priority, stored.order) == (1, 12)
    assert (stored.state, stored.merged_into, stored.lead) == ("deferred", other, heir)
    assert stored.element_links.get(element=goal).how == "Eltern finden Wohnungen."
    assert other.element_links.filter(element=goal).exists()


def test_a_goal_that_is_no_longer_served_is_let_go() -> None:
    measure = inside()
    goal = measure.element_links.get().element

    confirm(decided(Target(Kind.UNSERVE, measure, element=goal)))

    assert not measure.element_links.exists()


def test_an_organisation_outside_confirms_itself_or_is_named() -> None:
    measure = world.measure(state="running", lead=world.organisation("AWO"))
    change = decided(Target(Kind.STEP, measure, new="finish"))
    outside = frozenset({measure.lead_id})
    lead = Actor(ActorKind.USER, user_id=3, organisation_ids=outside)

    assert change.side == Side.LEAD
    with pytest.raises(NotAllowed):
        confirm(change, HEAD)
    with pytest.raises(NotPossible, match="wer für die federführende"):
        confirm(change)
    confirm(change, lead)

    assert Measure.objects.get().state == "done"


def test_the_coordination_writes_down_who_confirmed_for_an_organisation() -> None:
    measure = world.measure(state="running", lead=world.organisation("AWO"))
    change = decided(Target(Kind.STEP, measure, new="finish"))

    confirm(change, told_by="Geschäftsführung der AWO, telefonisch")

    assert Change.objects.get().told_by == "Geschäftsführung der AWO, telefonisch"
    assert Measure.objects.get().state == "done"


def test_what_needs_the_council_takes_a_decision_of_the_council() -> None:
    measure = inside()
    change = decided(Target(Kind.STEP, measure, new="finish"), Why("Geld", needs_council=True))

    with pytest.raises(NotPossible, match="Beschluss des Rates"):
        confirm(change, settled_by=decision(number="CG 2026/2"))
    confirm(change, settled_by=decision("political", "2026/0815"))

    assert Measure.objects.get(pk=measure.pk).state == "done"


def test_words_of_the_concept_go_into_the_draft_and_count_with_its_adoption() -> None:
    wording = world.wording("B.3", "Sprache lernen")
    target = Target(Kind.WORDING, element=wording.element, version=wording.version, new="Lesen.")

    change = confirm(decided(target))

    assert Wording.objects.get().text == "Lesen."
    assert (change.side, change.state, change.is_in_force) == ("council", "prepared", False)
    world.adopted(wording.version)
    assert Change.objects.get().is_in_force


def test_priorities_and_deletions_of_the_concept_go_into_the_draft() -> None:
    goal, gone = world.wording("B.3"), world.wording("B.4", "Alt")
    version = goal.version
    first = Target(Kind.GOAL_PRIORITY, element=goal.element, version=version, new="1")
    second = Target(Kind.DROP, element=gone.element, version=version)

    confirm(decided(first))
    source = decision(number="CG 2026/2")
    confirm(wish.wish(second, WHY, source=source, actor=OFFICE, on=MAY))

    assert [(w.code, w.priority) for w in Wording.objects.all()] == [("B.3", 1)]


def test_adopted_words_do_not_change() -> None:
    wording = world.wording("B.3")
    version = world.adopted(wording.version)
    target = Target(Kind.WORDING, element=wording.element, version=version, new="Anders.")

    with pytest.raises(NotPossible, match="neue Fassung"):
        decided(target)


def test_a_no_needs_its_reason_and_leaves_everything_as_it_was() -> None:
    measure = inside()
    change = decided(Target(Kind.STEP, measure, new="defer"))

    with pytest.raises(NotPossible, match="begründen"):
        effect.refuse(change, actor=HEAD, edition=change.edition, on=JUNE, answer=" ")
    effect.refuse(change, actor=HEAD, edition=change.edition, on=JUNE, answer="Es läuft gut.")

    assert Measure.objects.get().state == "running"
    effect.reopen(change, actor=OFFICE, edition=change.edition)
    assert Change.objects.get().state == "awaited"


def test_what_was_overtaken_is_not_carried_out() -> None:
    measure = inside()
    change = decided(Target(Kind.TITLE, measure, new="Elterncafé"))
    Measure.objects.update(title="Inzwischen anders")
    change = Change.objects.select_related("measure").get()

    with pytest.raises(NotPossible, match="steht dort etwas anderes"):
        confirm(change)

    assert Change.objects.get().state == "awaited"


def test_a_wish_without_a_decision_is_not_carried_out() -> None:
    change = wish.wish(
        Target(Kind.STEP, inside(), new="defer"), WHY, source=None, actor=OFFICE, on=MAY
    )

    with pytest.raises(NotPossible, match="nicht möglich"):
        confirm(change)
    wish.decide(change, decision(), actor=OFFICE, edition=change.edition)
    confirm(change)

    assert Measure.objects.get().state == "deferred"


@pytest.mark.parametrize(
    ("kind", "new", "sentence"),
    [
        (Kind.END, "31.02.2027", "Tag"),
        (Kind.PRIORITY, "7", "1, 2 oder 3"),
        (Kind.ORDER, "0", "von 1 bis 999"),
        (Kind.STEP, "resume", "nicht möglich"),
        (Kind.TITLE, " ", "künftig"),
        (Kind.LEAD, "", "federführende"),
        (Kind.MERGE, "", "aufgeht"),
        (Kind.SERVE, "", "Ziel"),
    ],
)
def test_what_cannot_be_carried_out_is_not_written_down(
    kind: Kind, new: str, sentence: str
) -> None:
    with pytest.raises(NotPossible, match=sentence):
        decided(Target(kind, inside(), new=new))

    assert not Change.objects.exists()


def test_a_change_without_a_reason_is_refused() -> None:
    with pytest.raises(NotPossible, match="begründen"):
        decided(Target(Kind.STEP, inside(), new="defer"), Why(" "))


def field_of_three() -> Wording:
    field = world.wording("B", "Bildung")
    for code in ["B.1", "B.2", "B.3"]:
        world.wording(code)
    return field


def test_the_order_of_goals_goes_into_the_draft_and_counts_with_its_adoption() -> None:
    field = field_of_three()
    target = Target(
        Kind.GOAL_ORDER, element=field.element, version=field.version, new="B.3, B.1, B.2"
    )

    change = decided(target)
    before = [goal.code for goal in order.goals_of(field)]
    confirm(change)

    assert (change.old, change.side, before) == ("B.1, B.2, B.3", "council", ["B.1", "B.2", "B.3"])
    assert [goal.code for goal in order.goals_of(field)] == ["B.3", "B.1", "B.2"]
    assert not Change.objects.get().is_in_force
    world.adopted(field.version)
    assert Change.objects.get().is_in_force
    assert [row.pk for row in of_element(order.goals_of(field)[1].element, OFFICE)] == [change.pk]


@pytest.mark.parametrize("new", ["B.1, B.2", "B.1, B.2, B.2", "B.1, B.2, C.1", ""])
def test_an_order_names_every_goal_of_the_field_once(new: str) -> None:
    field = field_of_three()
    target = Target(Kind.GOAL_ORDER, element=field.element, version=field.version, new=new)

    with pytest.raises(NotPossible, match=r"genau einmal: B\.1, B\.2, B\.3"):
        decided(target)


def test_an_order_that_another_overtook_is_not_carried_out() -> None:
    field = field_of_three()
    target = Target(
        Kind.GOAL_ORDER, element=field.element, version=field.version, new="B.3, B.1, B.2"
    )
    change = decided(target)
    order.arrange(field, ["B.2", "B.1", "B.3"], actor=OFFICE)

    with pytest.raises(NotPossible, match="steht dort etwas anderes"):
        confirm(change)

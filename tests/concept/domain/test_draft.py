import pytest

from tests import world
from wirkungskreis.concept.domain import draft
from wirkungskreis.concept.models import Element, Kind, Succession, Version, Wording
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User


def codes(version: Version) -> list[str]:
    return list(version.wordings.order_by("order").values_list("code", flat=True))


def test_a_concept_begins_with_an_empty_draft(amira: User) -> None:
    actor = actor_of(amira)

    concept = draft.found(actor=actor, facts={"code": "RA-IK", "title": "Integrationskonzept"})
    version = draft.begin(concept, actor=actor, label="Erste Fassung")

    assert (version.number, version.code, version.state) == (1, "RA-IK-1", "draft")
    assert [entry.act for entry in Entry.objects.order_by("pk")] == ["found", "begin"]


def test_what_is_added_stands_below_its_parent(amira: User) -> None:
    version, field = world.draft(), world.wording("A", "Sprache")

    goal = draft.add(
        version,
        actor=actor_of(amira),
        kind=Kind.GOAL,
        facts={"code": "A.1", "text": "Alle lernen Deutsch.", "parent": field, "priority": 1},
    )

    assert (goal.parent, goal.element.kind, goal.priority) == (field, "goal", 1)
    assert Version.objects.get().edition == 2


@pytest.mark.parametrize(
    ("kind", "parent", "code", "why"),
    [
        (Kind.GOAL, "", "A.2", "wozu es gehört"),
        (Kind.FIELD, "A", "B", "kann nicht unter"),
        (Kind.GOAL, "A.1", "A.2", "kann nicht unter"),
        (Kind.GOAL, "A", "A.1", "gibt es in dieser Fassung schon"),
    ],
)
def test_what_does_not_fit_is_refused(
    db: None, kind: str, parent: str, code: str, why: str
) -> None:
    known = {"": None, "A": world.wording("A"), "A.1": world.wording("A.1")}
    facts = {"code": code, "text": "Neu", "parent": known[parent]}

    with pytest.raises(NotPossible, match=why):
        draft.add(world.draft(), actor=SYSTEM, kind=kind, facts=facts)

    assert Wording.objects.count() == 2


def test_an_adopted_version_takes_no_words(db: None) -> None:
    wording = world.wording("A", "Sprache")
    version = world.adopted(wording.version)
    facts = {"code": "B", "text": "Bildung", "parent": None}

    with pytest.raises(NotPossible, match="kein Entwurf mehr"):
        draft.add(version, actor=SYSTEM, kind=Kind.FIELD, facts=facts)
    with pytest.raises(NotPossible, match="kein Entwurf mehr"):
        draft.revise(wording, actor=SYSTEM, edition=1, facts={"text": "Neu"})
    with pytest.raises(NotPossible, match="kein Entwurf mehr"):
        draft.remove(wording, actor=SYSTEM, edition=1)
    with pytest.raises(NotPossible, match="kein Entwurf mehr"):
        draft.describe(version, actor=SYSTEM, edition=2, facts={"label": "Neu"})


def test_others_write_nothing(bernd: User) -> None:
    wording = world.wording("A")

    with pytest.raises(NotAllowed):
        draft.revise(wording, actor=actor_of(bernd), edition=1, facts={"text": "Neu"})

    assert Wording.objects.get().text == "Sprache lernen"


def test_a_stale_revision_loses_nothing(db: None) -> None:
    wording = world.wording("A")
    draft.revise(wording, actor=SYSTEM, edition=1, facts={"text": "Erste"})
    stale = Wording.objects.get()

    with pytest.raises(NotPossible, match="Inzwischen"):
        draft.revise(stale, actor=SYSTEM, edition=1, facts={"text": "Zweite"})

    assert Wording.objects.get().text == "Erste"


@pytest.mark.parametrize(("code", "to", "after"), [("B", "up", "BAC"), ("A", "down", "BAC")])
def test_neighbours_swap_places(db: None, code: str, to: str, after: str) -> None:
    for letter in "ABC":
        world.wording(letter)
    wording = Wording.objects.get(code=code)

    draft.shift(wording, to="up" if to == "up" else "down", actor=SYSTEM, edition=1)

    assert "".join(codes(world.draft())) == after


def test_the_first_cannot_go_up(db: None) -> None:
    with pytest.raises(NotPossible, match="Weiter geht es"):
        draft.shift(world.wording("A"), to="up", actor=SYSTEM, edition=1)


def test_removing_keeps_the_element(db: None) -> None:
    wording = world.wording("A")

    draft.remove(wording, actor=SYSTEM, edition=1)

    assert list(Wording.objects.all()) == []
    assert Element.objects.count() == 1


def test_what_has_something_below_is_not_removed(db: None) -> None:
    field = world.wording("A")
    world.wording("A.1")

    with pytest.raises(NotPossible, match="Darunter"):
        draft.remove(field, actor=SYSTEM, edition=1)


def test_the_next_draft_takes_over_every_word_and_keeps_the_elements(amira: User) -> None:
    field, goal = world.wording("A", "Sprache"), world.wording("A.1", "Deutsch lernen")
    adopted = world.adopted(field.version)

    version = draft.begin_next(adopted, actor=actor_of(amira), label="Konzept 2027")

    copies = list(version.wordings.order_by("order"))
    assert [copy.element for copy in copies] == [field.element, goal.element]
    assert copies[1].parent == copies[0]
    assert [(s.kind, s.reason) for s in Succession.objects.all()] == [("taken_over", "")] * 2
    assert version.predecessor == adopted


def test_the_next_draft_begins_with_an_adopted_version(db: None) -> None:
    with pytest.raises(NotPossible, match="beginnt mit einer beschlossenen"):
        draft.begin_next(world.draft(), actor=SYSTEM, label="Konzept 2027")

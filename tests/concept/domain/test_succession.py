import pytest

from tests import world
from wirkungskreis.concept.domain.succession import Because, say
from wirkungskreis.concept.models import Succession
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User

WHY = Because("Beide betrafen dieselben Stellen.")


def test_two_goals_become_one(amira: User) -> None:
    old, new = world.draft(1), world.draft(2)
    before = [world.wording("H.1", version=old), world.wording("H.2", version=old)]
    after = world.wording("H.3", version=new)

    say("merged", (old, new), sources=before, targets=[after], because=WHY, actor=actor_of(amira))

    succession = Succession.objects.get()
    assert list(succession.sources.order_by("pk")) == before
    assert list(after.came_from.all()) == [succession]


@pytest.mark.parametrize(
    ("kind", "sources", "targets"),
    [
        ("taken_over", 1, 0),
        ("changed", 0, 1),
        ("merged", 1, 1),
        ("split", 1, 1),
        ("dropped", 1, 1),
        ("new", 1, 1),
    ],
)
def test_numbers_that_do_not_fit_the_kind_are_refused(
    db: None, kind: str, sources: int, targets: int
) -> None:
    old, new = world.draft(1), world.draft(2)

    with pytest.raises(NotPossible, match="passt diese Auswahl"):
        say(
            kind,
            (old, new),
            sources=[world.wording("A.1", version=old)][:sources],
            targets=[world.wording("A.1", version=new)][:targets],
            because=WHY,
            actor=SYSTEM,
        )


def test_only_what_is_taken_over_needs_no_reason(db: None) -> None:
    old, new = world.draft(1), world.draft(2)
    before, after = world.wording("A.1", version=old), world.wording("A.1", version=new)

    with pytest.raises(NotPossible, match="begründen"):
        say(
            "changed",
            (old, new),
            sources=[before],
            targets=[after],
            because=Because(),
            actor=SYSTEM,
        )
    say(
        "taken_over", (old, new), sources=[before], targets=[after], because=Because(), actor=SYSTEM
    )

    assert Succession.objects.get().reason == ""


def test_words_of_another_version_are_refused(db: None) -> None:
    old, new = world.draft(1), world.draft(2)

    with pytest.raises(NotPossible, match="anderen Fassung"):
        say(
            "new",
            (old, new),
            sources=[],
            targets=[world.wording("A.1", version=old)],
            because=WHY,
            actor=SYSTEM,
        )


def test_others_say_nothing(bernd: User) -> None:
    old, new = world.draft(1), world.draft(2)

    with pytest.raises(NotAllowed):
        say(
            "new",
            (old, new),
            sources=[],
            targets=[world.wording("A.1", version=new)],
            because=WHY,
            actor=actor_of(bernd),
        )

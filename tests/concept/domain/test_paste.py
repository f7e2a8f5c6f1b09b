import pytest

from tests import world
from wirkungskreis.concept.domain.paste import paste, preview
from wirkungskreis.concept.models import Wording
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User

TEXT = """A Sprache und Verständigung
A.1 Wer neu kommt, findet einen Deutschkurs.
A.1.1 Eine Anlaufstelle berät zu Kursen.
Q Öffnung der Verwaltung
"""


def test_an_outline_is_taken_over_in_its_order(amira: User) -> None:
    version = world.draft()

    paste(version, text=TEXT, actor=actor_of(amira), edition=1)

    rows = list(Wording.objects.order_by("order"))
    assert [(row.code, row.element.kind) for row in rows] == [
        ("A", "field"),
        ("A.1", "goal"),
        ("A.1.1", "approach"),
        ("Q", "field"),
    ]
    assert [row.parent for row in rows] == [None, rows[0], rows[1], None]
    assert rows[3].is_cross_cutting
    assert Entry.objects.get().facts == {"count": 4}


def test_one_unclear_line_and_nothing_is_taken_over(amira: User) -> None:
    version = world.draft()

    with pytest.raises(NotPossible, match="nichts übernommen"):
        paste(version, text=f"{TEXT}B.2 Ohne Feld", actor=actor_of(amira), edition=1)

    assert list(Wording.objects.all()) == []


def test_what_stands_in_the_draft_is_not_doubled(db: None) -> None:
    world.wording("A")

    outline = preview(world.draft(), TEXT)

    assert [(p.line, p.why) for p in outline.problems] == [
        (1, "Das Kürzel A gibt es im Entwurf schon.")
    ]


def test_a_preview_of_yesterday_is_not_taken_over(amira: User) -> None:
    version = world.draft()

    with pytest.raises(NotPossible, match="Inzwischen"):
        paste(version, text=TEXT, actor=actor_of(amira), edition=7)


def test_others_paste_nothing(bernd: User) -> None:
    with pytest.raises(NotAllowed):
        paste(world.draft(), text=TEXT, actor=actor_of(bernd), edition=1)

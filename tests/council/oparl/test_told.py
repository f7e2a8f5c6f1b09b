"""What real servers say is read, with all that they leave out or nest differently."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from wirkungskreis.council.oparl import told

pytestmark = pytest.mark.once


@pytest.mark.parametrize("value", ["", " ", "N/A", "null", None, [], {}, True])
def test_nothing_in_many_forms_is_nothing(value: Any) -> None:
    assert told.word(value) == ""


@pytest.mark.parametrize(
    ("value", "count"),
    [(None, 0), ("", 0), ({"id": "a"}, 1), ([{"id": "a"}, {"id": "b"}], 2), (["x", None], 0)],
)
def test_one_thing_and_a_list_are_read_alike(value: Any, count: int) -> None:
    assert len(list(told.objects(value))) == count


@pytest.mark.parametrize(
    ("answer", "count", "after"),
    [
        ({"data": [{"id": "a"}], "links": {"next": "b"}}, 1, "b"),
        ({"data": [{"id": "a"}], "links": None}, 1, ""),
        ([{"id": "a"}, {"id": "b"}], 2, ""),
        ({"id": "a", "type": "Body"}, 1, ""),
        ([], 0, ""),
        (None, 0, ""),
        ("Wartung", 0, ""),
    ],
)
def test_a_page_is_read_in_every_shape(answer: Any, count: int, after: str) -> None:
    page = told.page(answer)

    assert (len(page.items), page.next) == (count, after)


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("2026/0817", "2026/0817"),
        ("Vorlage 2026/0817", "2026/0817"),
        (" Vorlage Nr. 2026 / 0817", "nr.2026/0817"),
        ("Drucksache: 17121", "17121"),
    ],
)
def test_numbers_are_compared_without_their_words(text: str, reference: str) -> None:
    assert told.reference(text.strip()) == reference


@pytest.mark.parametrize(
    ("text", "votes"),
    [
        ("39 Ja, 1 Nein, 5 Enthaltungen", (39, 1, 5)),
        ("Ja: 12 Nein: 3", (12, 3, 0)),
        ("dafür 20, dagegen 4, Enth. 2", (20, 4, 2)),
        ("einstimmig zugestimmt", None),
        ("39 Ja", None),
        ("", None),
    ],
)
def test_votes_are_found_in_words_or_not_at_all(
    text: str, votes: tuple[int, int, int] | None
) -> None:
    found = told.votes(text)

    names = ("votes_for", "votes_against", "votes_abstained")
    assert found == (dict(zip(names, votes, strict=True)) if votes else {})


def test_times_and_days_are_read_or_left_out() -> None:
    assert told.instant("2026-12-15T08:00:00Z") == datetime(2026, 12, 15, 8, tzinfo=UTC)
    assert told.instant("2026-12-15") == datetime(2026, 12, 15, tzinfo=UTC)
    assert told.instant("gestern") is None
    assert told.day("2026-12-14T23:30:00+01:00") == date(2026, 12, 14)
    assert told.day("") is None


def test_persons_and_full_texts_are_not_kept() -> None:
    raw = {
        "id": "a",
        "participant": ["p"],
        "originatorPerson": ["p"],
        "mainFile": {"id": "f", "text": "lang", "name": "Datei"},
        "agendaItem": [{"id": "i", "person": "p"}],
    }

    assert told.without_persons(raw) == {
        "id": "a",
        "mainFile": {"id": "f", "name": "Datei"},
        "agendaItem": [{"id": "i"}],
    }


def test_only_what_is_said_counts_as_a_change() -> None:
    one = {"id": "a", "name": "b", "modified": "2026-01-01"}

    assert told.digest(one) == told.digest(one | {"modified": "2026-02-02"})
    assert told.digest(one) != told.digest(one | {"name": "c"})

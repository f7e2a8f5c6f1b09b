"""Sentences a rule writes: number and case are right, and nothing is claimed."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wirkungskreis.reports import sentences
from wirkungskreis.reports.facts import LOOKS

CLAIMS = re.compile(
    r"\b(durch|aufgrund|bewirkt\w*|dank|infolge|führt\w* zu|verbesser\w*|erfolgreich\w*|weil)\b",
    re.IGNORECASE,
)
COUNT = st.integers(min_value=0, max_value=400)
SOME = st.integers(min_value=1, max_value=400)
STATES = st.lists(
    st.tuples(st.sampled_from(sorted(sentences.PROGRESS)), COUNT),
    max_size=8,
    unique_by=lambda x: x[0],
)


def is_sentence(text: str) -> bool:
    return text == "" or ((text[0].isupper() or text[0].isdigit()) and text.endswith("."))


@example(1, 0, 0, 1)
@given(SOME, COUNT, COUNT, COUNT)
def test_every_count_gives_german(n: int, answered: int, silent: int, unreached: int) -> None:
    text = sentences.asked(n, answered=answered, silent=silent, unreached=unreached)

    assert is_sentence(text)
    assert ("Gefragt wurde eine Maßnahme." in text) is (n == 1)
    assert ("zu einer maßnahme" in text.lower()) is (1 in {silent, unreached})
    assert "eine Maßnahmen" not in text
    assert "einer Maßnahmen" not in text
    assert CLAIMS.search(text) is None


@given(STATES)
def test_states_agree_with_their_numbers(counts: list[tuple[str, int]]) -> None:
    text = sentences.progress(counts)

    assert is_sentence(text)
    assert bool(text) is any(n for _code, n in counts)
    assert CLAIMS.search(text) is None
    for code, n in counts:
        singular, plural = sentences.PROGRESS[code]
        assert not n or (singular if n == 1 else plural) in text


@given(
    st.lists(st.tuples(st.just("Sachstand zum 30.06.2026"), COUNT, COUNT), min_size=1, max_size=4)
)
def test_the_procedure_names_every_round(rounds: list[tuple[str, int, int]]) -> None:
    text = sentences.procedure(rounds)

    assert text.count("Sachstand zum 30.06.2026: ") == len(rounds)
    assert re.search(r"\b1 Maßnahmen", text) is None
    assert "er behauptet keine Wirkung" in text
    assert CLAIMS.search(text) is None


@pytest.mark.parametrize(
    ("said", "text"),
    [
        (
            sentences.asked(12, answered=11, silent=1),
            "Gefragt wurden zwölf Maßnahmen. Zu einer Maßnahme liegt keine Meldung vor.",
        ),
        (
            sentences.asked(1, answered=1, silent=0),
            "Gefragt wurde eine Maßnahme. Die Meldung liegt vor.",
        ),
        (
            sentences.asked(1400, answered=0, silent=2, unreached=1),
            (
                "Gefragt wurden 1.400 Maßnahmen. Zu zwei Maßnahmen liegt keine Meldung vor. "
                "Zu einer Maßnahme konnte niemand erreicht werden."
            ),
        ),
        (
            sentences.progress([("on_plan", 1), ("delayed", 13), ("void", 1), ("ends", 0)]),
            "Eine Maßnahme liegt im Plan, 13 sind verzögert und eine entfällt.",
        ),
        (
            sentences.money_ends(1, "30. Juni 2026"),
            "Für eine Maßnahme endet bis 30. Juni 2026 die bewilligte Förderung.",
        ),
        (
            sentences.money_of_all(0, "30. Juni 2026"),
            "Für keine Maßnahme endet bis 30. Juni 2026 die bewilligte Förderung.",
        ),
        (sentences.including(1), "Alle Zahlen schließen eine nicht öffentliche Maßnahme ein."),
        (sentences.including(2), "Alle Zahlen schließen zwei nicht öffentliche Maßnahmen ein."),
        (
            sentences.nothing_follows(["C", "E"]),
            "Für die Handlungsfelder C und E folgt nichts; der Grund steht jeweils dort.",
        ),
        (
            sentences.nothing_follows(["C"]),
            "Für Handlungsfeld C folgt nichts; der Grund steht jeweils dort.",
        ),
    ],
)
def test_as_people_say_it(said: str, text: str) -> None:
    assert said == text


@pytest.mark.parametrize(
    ("code", "n", "words"),
    [
        ("on_plan", 1, "1 von 9 Maßnahmen liegt im Plan"),
        ("continues", 4, "4 von 9 Maßnahmen laufen weiter"),
        ("silent", 5, "Zu 5 von 9 Maßnahmen liegt keine Meldung vor"),
        ("unconfirmed", 6, "6 von 9 Maßnahmen sind noch nicht bestätigt"),
    ],
)
def test_a_chart_says_how_most_measures_stand(code: str, n: int, words: str) -> None:
    assert sentences.largest_group(code, n, 9) == words


def test_every_state_of_a_measure_has_its_finding() -> None:
    assert {code for code in LOOKS if not sentences.largest_group(code, 2, 3)} == set()

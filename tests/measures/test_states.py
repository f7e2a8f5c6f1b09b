"""The life of a measure, walked at random: whatever people click, it stays legal."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirkungskreis.measures.states import LIFE, State

FINAL = {"permanent", "discontinued", "dropped"}


def test_the_states_have_the_names_of_the_glossary() -> None:
    assert ", ".join(map(str, State.labels)) == (
        "Idee, geplant, in Vorbereitung, laufend, abgeschlossen, läuft als Daueraufgabe, "
        "zurückgestellt, eingestellt, beendet ohne Umsetzung"
    )


@given(st.lists(st.sampled_from(sorted(LIFE.steps)), max_size=30))
def test_every_walk_stays_in_known_states_and_stops_at_an_end(names: list[str]) -> None:
    state = State.IDEA.value
    for name in names:
        if state in LIFE[name].sources:
            assert state not in FINAL
            state = LIFE[name].target
    assert state in State.values


@pytest.mark.parametrize("state", State.values)
def test_every_state_can_be_reached(state: str) -> None:
    assert state in {"idea"} | {step.target for step in LIFE.steps.values()}

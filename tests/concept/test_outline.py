import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirkungskreis.concept.outline import Outline, parse


def read(text: str) -> list[tuple[str, str, str]]:
    outline = parse(text)
    assert outline.problems == []
    return [(item.code, item.kind, item.text) for item in outline.items]


@pytest.mark.parametrize(
    "text",
    [
        "A Sprache\nA.1 Kurse\nA.1.1 Beratung",
        "A. Sprache\nA 1 Kurse\nA 1.1 Beratung",
        "A) Sprache\nA1 Kurse\nA1.1 Beratung",
        "A: Sprache\nA.1. Kurse\nA.1.1) Beratung",
        "Handlungsfeld A: Sprache\nLeitziel 1: Kurse\nAnsatz 1: Beratung",
        "Handlungsfeld A – Sprache\nA.1 Leitziel: Kurse\nA.1.1 Handlungsansatz: Beratung",
        "\n  A   Sprache \n\nA.1\tKurse\n   A.1.1   Beratung\n",
        "A Sprache\nA.1 Kurse\n- Beratung",
    ],
)
def test_many_ways_of_numbering_are_read(text: str) -> None:
    assert read(text) == [
        ("A", "field", "Sprache"),
        ("A.1", "goal", "Kurse"),
        ("A.1.1", "approach", "Beratung"),
    ]


def test_figures_alone_are_a_numbering() -> None:
    assert read("1 Sprache\n1.1 Kurse\n1.2 Prüfungen\n2 Bildung") == [
        ("1", "field", "Sprache"),
        ("1.1", "goal", "Kurse"),
        ("1.2", "goal", "Prüfungen"),
        ("2", "field", "Bildung"),
    ]


def test_four_levels_have_subgoals() -> None:
    kinds = [kind for _, kind, _ in read("A F\nA.1 L\nA.1.1 T\nA.1.1.1 H")]

    assert kinds == ["field", "goal", "subgoal", "approach"]


def test_a_wrapped_line_belongs_to_the_one_before() -> None:
    assert read("A Sprache\nA.1 Wer neu kommt, findet innerhalb von\n3 Monaten einen Kurs.") == [
        ("A", "field", "Sprache"),
        ("A.1", "goal", "Wer neu kommt, findet innerhalb von 3 Monaten einen Kurs."),
    ]


def test_dashes_are_counted_below_their_goal() -> None:
    codes = [code for code, _, _ in read("A F\nA.1 L\n- eins\n- zwei\nA.2 L\n• drei")]

    assert codes == ["A", "A.1", "A.1.1", "A.1.2", "A.2", "A.2.1"]


@pytest.mark.parametrize(
    "line", ["Q Öffnung", "Querschnittsfeld I: Öffnung", "I Öffnung (Querschnitt)"]
)
def test_a_cross_cutting_field_is_seen(line: str) -> None:
    item = parse(line).items[0]

    assert (item.is_cross_cutting, item.kind, item.text) == (True, "field", "Öffnung")


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("", [(1, "Hier steht noch kein Text.")]),
        (
            "Vorwort\nA Sprache",
            [(1, "Davor steht kein nummerierter Eintrag, zu dem diese Zeile gehören kann.")],
        ),
        ("A Sprache\nA Bildung", [(2, "Das Kürzel A kommt zweimal vor.")]),
        ("A Sprache\nA.1.1 Kurse", [(2, "Davor fehlt der Eintrag A.1.")]),
        (
            "A F\nA.1 L\nA.1.1 T\nA.1.1.1 H\nA.1.1.1.1 X",
            [(5, "Mehr als vier Ebenen gibt es nicht.")],
        ),
        (
            f"A {'x' * 2001}",
            [(1, "Der Text ist länger als 2.000 Zeichen. Fehlt dazwischen eine Nummer?")],
        ),
    ],
)
def test_what_is_unclear_is_named_with_its_line(text: str, problems: list[tuple[int, str]]) -> None:
    assert [(problem.line, problem.why) for problem in parse(text).problems] == problems


@given(st.text())
def test_no_text_breaks_the_reader(text: str) -> None:
    outline = parse(text)

    assert isinstance(outline, Outline)
    assert outline.items or outline.problems

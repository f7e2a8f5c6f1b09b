"""What is proposed for real files: the person only confirms what is obvious."""

from typing import Any

import pytest

from tests.indicators import making as indicators
from tests.indicators.domain.official import making
from tests.indicators.reading.making import flat, real, row, source
from wirkungskreis.indicators.domain.official.outline import contents_in, outline_of, parts_in
from wirkungskreis.indicators.domain.official.proposal import Proposal, propose
from wirkungskreis.indicators.reading.records import Source
from wirkungskreis.vocab.models import Area

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def leverkusen(settings: Any) -> Area:
    settings.CITY, settings.AGS = "Leverkusen", "05316000"
    return Area.objects.create(code="05316000", name="Leverkusen", level="city")


def proposed(found: Source) -> Proposal:
    outline = outline_of(found)
    return propose(found.table, found.title, contents_in(outline)[0], parts_in(outline))


def test_population_is_known_by_its_source_its_key_and_its_sexes() -> None:
    indicator = making.people(source="Regionaldatenbank, Tabelle 12411-01-01-4")
    making.sexes()

    found = proposed(real("12411-01-01-4.csv"))

    assert found.version is not None
    assert found.version.indicator == indicator
    assert (found.area_dimension, found.areas) == ("KREISE", {"05316": "05316000"})
    assert found.categories == {"GES": {"GESW": "sex:w", "": "", "GESM": "sex:m"}}
    assert found.supplier == "Statistische Ämter des Bundes und der Länder"


def test_the_content_about_the_own_city_comes_first_and_twins_are_told_apart() -> None:
    outline = outline_of(real("1000A-0000.csv"))

    assert [(one.words, one.is_own) for one in contents_in(outline)] == [
        ("Personen (Anzahl, PRS018)", True),
        ("Personen (Anzahl, PRS001)", False),
    ]


def test_dimensions_that_never_stand_beside_the_areas_are_told_apart() -> None:
    parts = parts_in(outline_of(real("1000A-0000.csv")))

    beside = {part.code: part.is_beside("GEOGM4") for part in parts}
    assert beside == {"GEODL1": False, "GEOGM4": True}


def test_an_indicator_is_found_by_its_words_if_only_one_fits() -> None:
    students = indicators.indicator("K.1", name="Studierende in Leverkusen", unit="Personen")
    indicators.indicator("K.2", name="Anteil der Studierenden", value_type="share")

    found = proposed(real("21311-01-01-4-B.csv"))

    assert found.version == students.versions.get()


def test_two_indicators_that_fit_alike_are_left_to_the_person() -> None:
    for code in ("K.1", "K.2"):
        indicators.indicator(code, name="Studierende", unit="Personen")

    assert proposed(real("21311-01-01-4-B.csv")).version is None


def test_an_indicator_of_another_table_is_not_meant() -> None:
    indicators.indicator("K.1", name="Studierende", source="Tabelle 21311-0001")

    assert proposed(real("21311-01-01-4-B.csv")).version is None


def test_the_definition_in_force_is_proposed() -> None:
    indicator = making.people(source="12411-01-01-4")
    newest = indicator.versions.create(number=2, text="neu", change_reason="Gesetz")

    assert proposed(real("12411-01-01-4.csv")).version == newest


def test_thousands_are_multiplied_and_destatis_is_named() -> None:
    found = proposed(real("12211-0001_alt.csv"))

    assert (found.scale, found.supplier) == (1000, "Statistisches Bundesamt (Destatis)")
    assert found.areas == {}


def test_a_column_named_after_a_group_is_about_that_group() -> None:
    making.sexes()

    found = proposed(source("Ort;Jahr;Menschen;\n;;weiblich;männlich\nLeverkusen;2024;5;6\n"))

    assert found.group in {"sex:w", "sex:m"}


def test_what_was_said_of_the_table_before_is_proposed_for_its_next_content() -> None:
    making.mapping(
        making.people(), areas={"05999": "05316000"}, signs={"q": "secret"}, office="letters"
    )

    found = proposed(flat(row("5")))

    assert (found.areas, found.signs, found.office) == (
        {"05999": "05316000"},
        {"q": "secret"},
        "letters",
    )

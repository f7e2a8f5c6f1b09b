from datetime import date
from typing import Any

import pytest

from tests.indicators import making as indicators
from tests.indicators.domain.official import making
from tests.indicators.reading.making import flat, row
from wirkungskreis.indicators.models import Formula, Mapping, Observation
from wirkungskreis.vocab.models import Area

pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> Mapping:
    return making.mapping(making.people())


def refused(*rows: str, mapping: Mapping) -> list[tuple[int, str]]:
    """Try to take rows; nothing may be stored."""
    report = making.take(flat(*rows), mapping)
    assert (report.release, Observation.objects.count()) == ("", 0)
    return making.sentences(report)


def test_an_unknown_part_of_the_own_city_is_refused(people: Mapping) -> None:
    assert refused(row("10"), row("5", area="05999012"), mapping=people) == [
        (
            3,
            (
                "Das Gebiet „Ort 05999012“ (05999012) ist keinem unserer Gebiete zugeordnet. Bitte "
                "ergänzen Sie die Zuordnung."
            ),
        )
    ]


def test_other_places_are_left_out_only_where_the_mapping_says_so(people: Mapping) -> None:
    strict = making.mapping(people.version.indicator, name="streng", skips_others=False)

    assert making.look(flat(row("10"), row("5", area="05315")), people).left_out == 1
    assert "05315" in refused(row("10"), row("5", area="05315"), mapping=strict)[0][1]


def test_a_date_in_the_future_is_refused(people: Mapping) -> None:
    assert refused(row("10", time="2026-12-31"), mapping=people) == [
        (2, "31. Dezember 2026 liegt in der Zukunft. Bitte prüfen Sie den Tag.")
    ]


def test_a_day_of_delivery_in_the_future_is_refused(people: Mapping) -> None:
    report = making.take(flat(row("10")), people, on=date(2026, 12, 1))

    assert making.sentences(report) == [
        (0, "Der Stand liegt in der Zukunft. Bitte prüfen Sie den Tag.")
    ]


def test_a_unit_that_changes_in_the_middle_is_refused(people: Mapping) -> None:
    rows = (row("168581"), row("165,7", time="2022-12-31", unit="1000"))

    assert refused(*rows, mapping=people) == [
        (3, "Die Einheit wechselt: Hier steht „1000“, zugeordnet ist „Anzahl“.")
    ]


def test_a_second_unit_beside_the_first_is_left_out(people: Mapping) -> None:
    report = making.look(flat(row("168581"), row("100,0", unit="%")), people)

    assert (report.refused_count, report.new, report.left_out) == (0, 1, 1)


def test_a_percentage_above_100_is_refused() -> None:
    share = making.mapping(
        indicators.indicator("K.3", value_type="share", unit="Prozent"), unit="%", categories={}
    )

    assert refused(row("100,5", unit="%"), mapping=share) == [
        (2, "Ein Anteil liegt zwischen 0 und 100 Prozent. Bitte prüfen Sie ihn.")
    ]


def test_a_negative_count_is_refused(people: Mapping) -> None:
    assert refused(row("-1"), mapping=people) == [
        (2, "Eine Anzahl kann nicht kleiner als null sein. Bitte prüfen Sie sie.")
    ]


def test_two_values_for_one_cell_are_refused_and_the_same_twice_is_noted(people: Mapping) -> None:
    assert refused(row("10"), row("11"), mapping=people) == [
        (
            3,
            (
                "Für dieselbe Angabe steht in Zeile 2 ein anderer Wert. Bitte klären Sie, welcher "
                "gilt."
            ),
        )
    ]
    report = making.look(flat(row("10"), row("10")), people)
    assert (report.new, report.is_clean, [one.row for one in report.noted]) == (1, True, [3])


def test_parts_above_their_total_are_refused(people: Mapping) -> None:
    rows = (row("100"), row("50", sex="GESM"), row("60", sex="GESW"))

    assert refused(*rows, mapping=people) == [
        (
            2,
            (
                "Die Gruppen ergeben zusammen 110, als Summe steht hier 100. Bitte klären Sie das, "
                "oder sagen Sie, dass die Gruppen sich überschneiden."
            ),
        )
    ]


def test_groups_that_overlap_are_not_added_up(people: Mapping) -> None:
    nested = making.mapping(people.version.indicator, name="überlappend", is_overlapping=True)

    rows = (row("100"), row("50", sex="GESM"), row("60", sex="GESW"))

    assert making.look(flat(*rows), nested).is_clean


def test_parts_below_their_total_are_noted(people: Mapping) -> None:
    report = making.look(flat(row("100"), row("40", sex="GESM"), row("55", sex="GESW")), people)

    assert [(one.row, one.sentence) for one in report.noted] == [
        (2, "Die Gruppen ergeben zusammen 95, als Summe steht hier 100.")
    ]
    assert report.is_clean


@pytest.mark.parametrize(("total", "is_clean"), [("105", True), ("90", False)])
def test_rounding_to_five_may_differ_by_half_a_step_each(total: str, is_clean: Any) -> None:
    rounded = making.mapping(making.people(disclosure="protected"))
    rows = (row(total), row("50", sex="GESM"), row("60", sex="GESW"))

    report = making.look(flat(*rows), rounded)

    assert (report.is_clean, report.noted_count) == (is_clean, 0)


def test_districts_above_their_city_are_refused(people: Mapping) -> None:
    city = indicators.city()
    for code in ("01", "02"):
        Area.objects.create(code=code, name=f"Bezirk {code}", level="district", parent=city)
    areas = {"05999": "RA", "0599901": "01", "0599902": "02"}
    made = making.mapping(people.version.indicator, name="Bezirke", areas=areas)

    rows = (row("100"), row("70", area="0599901"), row("40", area="0599902"))

    assert refused(*rows, mapping=made)[0][1].startswith("Die Gebiete ergeben zusammen 110")


@pytest.mark.parametrize("count", ["1", "4"])
def test_small_counts_of_people_are_refused_where_they_are_protected(count: str) -> None:
    protected = making.mapping(making.people(disclosure="protected"))

    assert refused(row(count), mapping=protected)[0][1].startswith("Zahlen von 1 bis 4 verraten")


def test_a_formula_dividing_by_zero_is_refused() -> None:
    share = making.mapping(
        indicators.indicator("K.3", value_type="share", unit="Prozent"),
        categories={},
        filters={"GES": "GESW"},
        denominator={"code": "BEVSTD", "unit": "Anzahl", "filters": {"GES": ""}},
    )

    assert refused(row("0"), row("0", sex="GESW"), mapping=share) == [
        (3, "Der Nenner muss größer als null sein. Bitte prüfen Sie ihn.")
    ]
    assert "fehlt in der Datei der Nenner" in refused(row("5", sex="GESW"), mapping=share)[0][1]


@pytest.mark.parametrize(("text", "said"), [("12a5", "„12a5“ ist weder"), ("", "Zelle ist leer")])
def test_what_is_neither_number_nor_sign_is_refused(people: Mapping, text: str, said: str) -> None:
    assert said in refused(row(text), mapping=people)[0][1]


def test_an_unknown_group_and_an_unknown_mark_are_refused(people: Mapping) -> None:
    rows = (row("5", sex="GESD"), row("7", quality="q"))

    assert refused(*rows, mapping=people) == [
        (2, "„GESD“ (Geschlecht) ist keiner Gruppe zugeordnet. Bitte ergänzen Sie die Zuordnung."),
        (
            3,
            (
                "Das Zeichen „q“ neben der Zahl ist nicht bekannt. Bitte sagen Sie in der "
                "Zuordnung, was es heißt."
            ),
        ),
    ]


def test_a_number_beyond_the_column_is_refused(people: Mapping) -> None:
    assert "zu groß" in refused(row("9" * 13), mapping=people)[0][1]


def test_a_row_that_breaks_off_is_refused(people: Mapping) -> None:
    assert refused(row("10"), "12411;Fortschreibung", mapping=people)[0][0] == 3


def test_a_mapping_that_fits_nothing_is_told(people: Mapping) -> None:
    assert refused(row("10", area="05315"), mapping=people) == [
        (0, "Zur Zuordnung „Einwohner K.1“ passt keine Zeile mit einem Wert.")
    ]


def test_an_indicator_that_is_computed_takes_no_values_in(people: Mapping) -> None:
    parts = [indicators.indicator(code, unit="Personen") for code in ("K.7", "K.8")]
    computed = people.version.indicator
    Formula.objects.create(indicator=computed, kind="difference", first=parts[0], second=parts[1])

    assert refused(row("10"), mapping=people) == [
        (0, "Dieser Indikator wird berechnet. Bitte tragen Sie die Werte seiner Teile ein.")
    ]


@pytest.mark.parametrize(("text", "said"), [("168,581", "168,581"), ("0,5", "0,5")])
def test_a_part_of_a_person_is_refused_as_a_comma_may_have_parted_thousands(
    people: Mapping, text: str, said: str
) -> None:
    assert refused(row(text), mapping=people) == [
        (
            2,
            (
                f"{said} ist keine ganze Zahl. Trennt das Komma Tausender, oder fehlt der Faktor? "
                "Bitte prüfen Sie es."
            ),
        )
    ]


def test_a_half_is_whole_where_the_file_counts_in_thousands() -> None:
    thousands = making.mapping(making.people(), unit="1000", scale=1000)

    report = making.look(flat(row("22,5", unit="1000")), thousands)

    assert (report.is_clean, report.additions[0].new) == (True, "22.500\xa0Personen")

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from tests.indicators import making as indicators
from tests.indicators.domain.official import making
from tests.indicators.reading.making import flat, row
from wirkungskreis.indicators.domain.official import taking
from wirkungskreis.indicators.domain.official.report import from_json
from wirkungskreis.indicators.domain.values import Delivery
from wirkungskreis.indicators.models import Dimension, Mapping, Observation, Release
from wirkungskreis.indicators.queries.standing import city_series
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import VISITOR
from wirkungskreis.kernel.errors import NotAllowed

pytestmark = pytest.mark.django_db
THREE = (row("100"), row("45", sex="GESM"), row("55", sex="GESW"))


@pytest.fixture
def people() -> Mapping:
    return making.mapping(making.people())


def stored() -> list[tuple[Any, ...]]:
    rows = Observation.objects.order_by("release_id", "subgroup__key")
    return list(rows.values_list("subgroup__key", "value", "reason", "statuses"))


def test_a_file_becomes_one_release_with_its_hash_and_a_journal_entry(people: Mapping) -> None:
    report = making.take(flat(*THREE), people)

    assert (report.new, report.same, report.changed, report.refused_count) == (3, 0, 0, 0)
    assert stored() == [
        ("", Decimal(100), "", ""),
        ("sex:m", Decimal(45), "", ""),
        ("sex:w", Decimal(55), "", ""),
    ]
    release = Release.objects.get()
    assert (str(release.public_id), release.file_hash) == (report.release, "ab" * 32)
    assert release.supplier == "Statistische Ämter des Bundes und der Länder"
    one = Observation.objects.filter(subgroup__key="").get()
    assert (one.source_ref, one.period_start) == (people.source_ref, date(2024, 12, 31))
    assert list(Entry.objects.values_list("thing", "act").order_by("pk")) == [
        ("indicators.indicator", "enter"),
        ("indicators.release", "take"),
    ]


def test_the_same_file_again_holds_nothing_new(people: Mapping) -> None:
    making.take(flat(*THREE), people)

    report = making.take(flat(*THREE), people)

    assert (report.new, report.same, report.changed, report.release) == (0, 3, 0, "")
    assert Release.objects.count() == 1


def test_a_changed_figure_is_a_new_release_and_the_old_one_stays_readable(people: Mapping) -> None:
    making.take(flat(*THREE), people, on=date(2025, 6, 1))
    changed = (row("102", quality="r"), row("47", sex="GESM"), row("55", sex="GESW"))

    report = making.take(flat(*changed), people, on=date(2026, 6, 1))

    assert (report.new, report.same, report.changed) == (0, 1, 2)
    told = report.changes[0]
    assert (told.row, told.old, told.new) == (
        2,
        "100\u00a0Personen",
        "102\u00a0Personen; berichtigt",
    )
    indicator = people.version.indicator
    earlier = city_series([indicator], {}, date(2025, 12, 31))[indicator.pk]
    later = city_series([indicator], {}, date(2026, 12, 31))[indicator.pk]
    assert [one.value for one in earlier] == [Decimal(100)]
    assert [one.value for one in later] == [Decimal(102)]


def test_a_look_says_the_same_and_writes_nothing(people: Mapping) -> None:
    report = making.look(flat(*THREE), people)

    assert (report.new, report.additions[0].new) == (3, "100\u00a0Personen")
    assert Observation.objects.count() == Release.objects.count() == 0
    assert from_json(report.as_json()) == report


def test_one_refused_row_stops_all_and_every_one_is_told(people: Mapping) -> None:
    report = making.take(flat(*THREE, row("-7", time="2023-12-31"), row("5", time="2030")), people)

    assert making.sentences(report) == [
        (5, "Eine Anzahl kann nicht kleiner als null sein. Bitte prüfen Sie sie."),
        (6, "1. Januar 2030 liegt in der Zukunft. Bitte prüfen Sie den Tag."),
    ]
    assert (report.release, Observation.objects.count()) == ("", 0)


def test_a_break_marked_by_hand_stays_when_a_file_comes_again(people: Mapping) -> None:
    making.take(flat(row("100")), people, on=date(2025, 6, 1))
    first = Observation.objects.get()
    first.pk = None
    release = Release.objects.create(supplier="Statistikstelle", published_on=date(2025, 7, 1))
    first.release, first.statuses = release, "b"
    first.save()

    report = making.take(flat(row("100")), people)

    assert (report.same, report.changed) == (1, 0)


def test_several_mappings_share_one_release(people: Mapping) -> None:
    women = making.mapping(
        indicators.indicator("K.2", unit="Personen"), categories={}, filters={"GES": "GESW"}
    )

    report = making.take(flat(*THREE), people, women)

    assert report.by_indicator == {"K.1": 3, "K.2": 1}
    assert Release.objects.count() == 1
    assert Observation.objects.get(version=women.version).value == Decimal(55)


def test_a_share_is_computed_from_rows_of_the_same_file() -> None:
    share = making.mapping(
        indicators.indicator("K.3", value_type="share", unit="Prozent", decimals=1),
        categories={},
        filters={"GES": "GESW"},
        denominator={"code": "BEVSTD", "unit": "Anzahl", "filters": {"GES": ""}},
    )

    making.take(flat(*THREE), share)

    one = Observation.objects.get()
    assert (one.value, one.numerator, one.denominator) == (Decimal(55), Decimal(55), Decimal(100))


def test_a_share_by_group_divides_every_group_by_the_fixed_whole() -> None:
    share = making.mapping(
        indicators.indicator("K.3", value_type="share", unit="Prozent", decimals=1),
        denominator={"code": "BEVSTD", "unit": "Anzahl", "filters": {"GES": ""}},
    )

    making.take(flat(*THREE), share)

    assert [one[:2] for one in stored()] == [("", 100), ("sex:m", 45), ("sex:w", 55)]


def test_a_column_may_name_the_group_of_all_its_values() -> None:
    making.sexes()
    women = making.mapping(making.people(), categories={}, filters={"GES": "GESW"}, group="sex:w")

    making.take(flat(*THREE), women)

    assert [one[:2] for one in stored()] == [("sex:w", Decimal(55))]


def test_thousands_are_multiplied_out() -> None:
    made = making.mapping(making.people(), unit="1000", scale=1000, categories={})

    making.take(flat(row("22,5", unit="1000")), made)

    assert Observation.objects.get().value == Decimal(22500)


def test_signs_become_reasons_by_the_table_of_their_source(people: Mapping) -> None:
    rows = [row(sign, time=f"{2010 + n}-12-31") for n, sign in enumerate("./x-")]

    report = making.take(flat(row("1"), row("...", time="2020-12-31"), *rows), people)

    assert report.is_clean
    found = Observation.objects.order_by("period_start").values_list("reason", flat=True)
    assert list(found) == ["unknown", "unsure", "senseless", "nothing", "later", ""]


def test_letters_of_an_office_and_signs_of_one_source_are_configured() -> None:
    made = making.mapping(making.people(), office="letters", signs={"n. v.": "secret"})
    rows = [row("t"), row("k", time="2023-12-31"), row("n. v.", time="2022-12-31")]

    making.take(flat(*rows), made)

    assert [one[1:3] for one in stored()] == [(None, "later"), (0, ""), (None, "secret")]


def test_an_area_with_nothing_but_dashes_was_not_delivered_and_is_never_zero(
    people: Mapping,
) -> None:
    report = making.take(flat(row("-"), row("-", sex="GESW")), people)

    assert [(one.row, one.sentence) for one in report.noted] == [
        (
            2,
            (
                "Für Rheinaue steht überall „-“ (2 Werte): Das heißt meist „nicht geliefert“ und "
                "nie null. Nicht übernommen."
            ),
        )
    ]
    assert Observation.objects.count() == 0


def test_three_spellings_of_a_key_are_one_area(people: Mapping) -> None:
    rows = [
        row("10", area="05999000"),
        row("11", area="059990000000", time="2023-12-31"),
        row("12", area="05315"),
    ]

    report = making.take(flat(*rows), people)

    assert (report.new, report.left_out) == (2, 1)


def test_only_who_keeps_values_takes_a_file(people: Mapping) -> None:
    delivery = Delivery("", making.TODAY)
    readings = [taking.Reading(flat(*THREE), [people])]

    with pytest.raises(NotAllowed):
        taking.take(readings, delivery, actor=VISITOR, on=making.TODAY)


def test_the_number_of_queries_does_not_grow_with_the_rows(
    people: Mapping, django_assert_num_queries: Any
) -> None:
    for count in (1, 3):
        rows = [row(str(100 + n), time=f"{2000 + n}-12-31") for n in range(count)]
        with django_assert_num_queries(6):
            making.look(flat(*rows), people)


def test_two_mappings_must_not_give_one_cell_two_values(people: Mapping) -> None:
    second = making.mapping(
        people.version.indicator, name="Zweite", categories={}, filters={"GES": "GESW"}
    )

    report = making.take(flat(*THREE), people, second)

    differs = "Für dieselbe Angabe steht in Zeile 2 ein anderer Wert."

    assert making.sentences(report) == [(4, f"{differs} Bitte klären Sie, welcher gilt.")]
    assert Observation.objects.count() == 0


def test_groups_of_dimensions_that_begin_alike_are_known_again(people: Mapping) -> None:
    status = Dimension.objects.create(code="sex-2", name="Angabe")
    status.categories.create(code="x", label="eigene")
    people.group = "sex-2:x"
    people.save()
    making.take(flat(*THREE), people)

    report = making.take(flat(*THREE), people)

    assert (report.new, report.same) == (0, 3)

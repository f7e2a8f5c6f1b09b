"""Who is counted and by what: versions follow each other, codes stay, nothing read gets lost."""

from datetime import date

import pytest

from tests.indicators import making
from wirkungskreis.indicators.domain import dimensions, populations, subgroups
from wirkungskreis.indicators.models import Category, Dimension, PopulationConcept
from wirkungskreis.indicators.queries.lists import offered_groups
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import Actor, Kind, Role
from wirkungskreis.kernel.errors import NotAllowed, NotPossible

pytestmark = pytest.mark.django_db
KEEPER = Actor(Kind.USER, user_id=1, roles=frozenset({Role.STATISTICS}))
OTHER = Actor(Kind.USER, user_id=1, roles=frozenset({Role.LEADERSHIP}))
WORDS: dict[str, object] = {"name": "Ausländer", "text": "Ohne Pass.", "source": "AufenthG"}


def population(**facts: object) -> PopulationConcept:
    return populations.add(actor=KEEPER, code="AUSL", facts=WORDS | facts)


def anew(population: PopulationConcept, day: date, **facts: object) -> PopulationConcept:
    return populations.redefine(
        population, actor=KEEPER, edition=population.edition, valid_from=day, facts=WORDS | facts
    )


def sex() -> Dimension:
    return dimensions.add(actor=KEEPER, code="SEX", name="Geschlecht")


def entry(dimension: Dimension, code: str, label: str) -> Category:
    return dimensions.extend(dimension, actor=KEEPER, code=code, label=label, valid_from=None)


def test_a_definition_is_taken_in_once_and_noted() -> None:
    made = population()

    with pytest.raises(NotPossible, match="vergeben"):
        population()

    assert Entry.objects.filter(thing_id=made.pk, act="add").exists()


def test_the_next_version_begins_where_the_former_ends() -> None:
    first = population(valid_from=date(2005, 1, 1))

    second = anew(first, date(2026, 1, 1), text="Auch Staatenlose.")

    first.refresh_from_db()
    assert (first.last_day, first.text) == (date(2025, 12, 31), "Ohne Pass.")
    assert (second.code, second.number, second.valid_from) == ("AUSL", 2, date(2026, 1, 1))


def test_a_version_cannot_begin_before_the_former_nor_follow_one_that_ended() -> None:
    first = population(valid_from=date(2005, 1, 1))

    with pytest.raises(NotPossible, match="erst nach der bisherigen"):
        anew(first, date(2005, 1, 1))
    with pytest.raises(NotPossible, match="vor dem Anfang"):
        populations.end(first, actor=KEEPER, edition=first.edition, last=date(2004, 12, 31))
    populations.end(first, actor=KEEPER, edition=first.edition, last=date(2025, 12, 31))

    with pytest.raises(NotPossible, match="gilt nicht mehr"):
        anew(first, date(2026, 1, 1))


def test_what_was_counted_by_keeps_its_words() -> None:
    made = population()
    indicator = making.indicator()
    indicator.versions.update(population=made)
    words = {"text": "Anders."}
    populations.correct(made, actor=KEEPER, edition=made.edition, facts=words)
    making.observation(indicator, 2024)

    with pytest.raises(NotPossible, match="fassen Sie sie neu"):
        populations.correct(made, actor=KEEPER, edition=made.edition, facts={"text": "Noch mal."})

    populations.correct(made, actor=KEEPER, edition=made.edition, facts={"limits": "Ohne Zweite."})
    made.refresh_from_db()
    assert (made.text, made.limits) == ("Anders.", "Ohne Zweite.")


def test_codes_of_a_list_are_given_once_and_ended_entries_stay() -> None:
    dimension = sex()
    women = entry(dimension, "w", "weiblich")
    dimensions.end(women, actor=KEEPER, edition=women.edition, last=date(2025, 12, 31))

    with pytest.raises(NotPossible, match="vergeben"):
        entry(dimension, "W", "Frauen")
    with pytest.raises(NotPossible, match="schon nicht mehr"):
        dimensions.end(women, actor=KEEPER, edition=women.edition, last=date(2026, 1, 1))

    assert dimension.categories.get().last_day == date(2025, 12, 31)


def test_a_reworded_entry_is_reworded_in_every_group() -> None:
    women = entry(sex(), "w", "weiblich")
    old = entry(dimensions.add(actor=KEEPER, code="AGE", name="Alter"), "65", "65 und älter")
    group = subgroups.of([women, old])

    dimensions.reword(women, actor=KEEPER, edition=women.edition, label="Frauen")

    group.refresh_from_db()
    assert group.label == "65 und älter, Frauen"


def test_entries_change_places_among_their_neighbours() -> None:
    dimension = sex()
    rows = [entry(dimension, code, code) for code in "abc"]

    dimensions.place(rows[2], actor=KEEPER, edition=rows[2].edition, direction="up")

    assert [row.code for row in dimension.categories.order_by("order")] == ["a", "c", "b"]
    with pytest.raises(NotPossible, match="Weiter geht es"):
        dimensions.place(rows[0], actor=KEEPER, edition=rows[0].edition, direction="up")


def test_only_statistics_and_coordination_keep_lists() -> None:
    with pytest.raises(NotAllowed):
        dimensions.add(actor=OTHER, code="SEX", name="Geschlecht")
    with pytest.raises(NotAllowed):
        populations.add(actor=OTHER, code="A", facts={})


def test_an_entry_can_be_chosen_as_a_group_at_once_and_no_longer_once_it_ends() -> None:
    women = entry(sex(), "w", "Frauen")
    before = [group.label for group in offered_groups()]

    dimensions.end(women, actor=KEEPER, edition=women.edition, last=date(2025, 12, 31))

    assert (before, list(offered_groups())) == (["Frauen"], [])

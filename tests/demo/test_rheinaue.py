"""The invented city comes in whole."""

from collections import Counter
from datetime import date

import pytest
from django.db.models import Q

from wirkungskreis.concept.models import Succession, Wording
from wirkungskreis.demo.domain.rounds import RETURN_STATES
from wirkungskreis.demo.loading import Login
from wirkungskreis.demo.reading import read
from wirkungskreis.indicators.models import Disclosure, Indicator, Observation, OfficialFile
from wirkungskreis.indicators.queries.standing import away_from_target, indicators_for, standings
from wirkungskreis.kernel.actor import SYSTEM, Role
from wirkungskreis.mandates.models import Condition, Sitting
from wirkungskreis.measures.models import Funding, Measure, Milestone
from wirkungskreis.people.models import Grant, Organisation, Person, User
from wirkungskreis.rounds.models import Return, Round

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("rheinaue"),
    pytest.mark.xdist_group("rheinaue"),
]
AS_OF = date(2026, 10, 9)


def test_a_file_of_the_statistics_office_waits_with_what_it_would_change() -> None:
    file = OfficialFile.objects.get()

    assert (file.state, file.is_looked_through, file.mappings.count()) == ("open", True, 3)
    assert [(one["old"], one["new"]) for one in file.report["changes"]] == [
        ("168.400\u00a0Personen; vorläufig", "168.455\u00a0Personen"),
        ("85.575\u00a0Personen; vorläufig", "85.600\u00a0Personen"),
        ("82.825\u00a0Personen; vorläufig", "82.855\u00a0Personen"),
    ]
    assert file.report["refused_count"] == 0


def test_every_row_of_the_files_is_there() -> None:
    concept, measures = read("rheinaue", "concept"), read("rheinaue", "measures")["measures"]
    spoken = [
        said
        for part in ("goals", "approaches")
        for row in concept[part]
        for said in row["wordings"]
    ]
    fields = [version for row in concept["fields"] for version in row["in_versions"]]
    assert {
        Organisation: Organisation.objects.count(),
        Person: Person.objects.count(),
        Wording: Wording.objects.count(),
        Succession: Succession.objects.count(),
        Measure: Measure.objects.count(),
        Funding: Funding.objects.count(),
        Milestone: Milestone.objects.count(),
    } == {
        Organisation: len(read("rheinaue", "organisations")["organisations"]),
        Person: len(read("rheinaue", "people")["people"]),
        Wording: len(spoken) + len(fields),
        Succession: len(concept["succession"]),
        Measure: len(measures),
        Funding: sum(len(row["funding"]) for row in measures),
        Milestone: sum(len(row["milestones"]) for row in measures),
    }


def test_every_round_has_the_answers_of_the_file() -> None:
    for row in read("rheinaue", "rounds")["rounds"]:
        told = Counter(RETURN_STATES[report["state"]].value for report in row["reports"])
        returns = Return.objects.filter(round__code=row["code"])
        assert Counter(returns.values_list("state", flat=True)) == told
    assert {rnd.code: rnd.state for rnd in Round.objects.all()} == {
        row["code"]: "closed" if row["state"] == "geschlossen" else "open"
        for row in read("rheinaue", "rounds")["rounds"]
    }


def test_there_is_one_account_for_every_role(rheinaue: list[Login]) -> None:
    assert [login.username for login in rheinaue] == list(
        User.objects.order_by("pk").values_list("username", flat=True)
    )
    assert set(Grant.objects.values_list("role", flat=True)) == {role.value for role in Role}
    assert all(User.objects.get(username=n).check_password(p) for _role, n, p, _hint in rheinaue)


def test_conditions_and_sittings_have_their_states() -> None:
    assert Counter(Condition.objects.values_list("state", flat=True)) == {
        "underway": 4,
        "fulfilled": 4,
        "open": 2,
    }
    planned = Sitting.objects.filter(state="planned").values_list("code", flat=True)
    assert {"CG-2026-2", "FG-2026-4", "ASG-2026-11-17"} <= set(planned)
    assert "CG-2026-1" not in planned


def test_no_count_of_persons_from_one_to_four_is_stored() -> None:
    small = Q(numerator__range=(1, 4)) | Q(denominator__range=(1, 4))
    small |= Q(version__indicator__value_type="count", value__range=(1, 4))
    persons = Observation.objects.exclude(version__indicator__disclosure=Disclosure.NO_PERSONS)

    assert persons.count() > 1000
    assert not persons.filter(small).exists()


def test_the_hard_cases_are_told_as_they_are() -> None:
    found = {
        one.indicator.code: one.finding.status for one in standings(indicators_for(SYSTEM), AS_OF)
    }

    told = {
        code: str(found[code]) for code in ("K-01", "A.1-i", "B.3-i", "B.4-i", "Q.1-i", "Q.3-i")
    }
    assert told == {
        "K-01": "no_target",
        "A.1-i": "break",
        "B.3-i": "too_old",
        "B.4-i": "unsure",
        "Q.1-i": "too_small",
        "Q.3-i": "approaching",
    }
    assert [one.indicator.code for one in away_from_target(AS_OF)] == ["A.2-i"]
    assert Indicator.objects.count() == 29

"""The invented city comes in whole."""

from collections import Counter

import pytest

from wirkungskreis.concept.models import Succession, Wording
from wirkungskreis.demo.domain.rounds import RETURN_STATES
from wirkungskreis.demo.loading import Login
from wirkungskreis.demo.reading import read
from wirkungskreis.kernel.actor import Role
from wirkungskreis.mandates.models import Condition, Sitting
from wirkungskreis.measures.models import Funding, Measure, Milestone
from wirkungskreis.people.models import Grant, Organisation, Person, User
from wirkungskreis.rounds.models import Return, Round

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.usefixtures("rheinaue"),
    pytest.mark.xdist_group("rheinaue"),
]


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

"""Who reads which report and release, who writes, who releases."""

import pytest

from tests.reports import making
from wirkungskreis.kernel.actor import SYSTEM, VISITOR, Actor, Kind, Role
from wirkungskreis.kernel.policy import ask
from wirkungskreis.reports.models import Release, Report
from wirkungskreis.reports.policy import visible, visible_releases

ACTORS = [SYSTEM, VISITOR, Actor(Kind.LINK, person_id=1, round_id=1)] + [
    Actor(Kind.USER, user_id=1, roles=frozenset({role})) for role in Role
]
OFFICE = {Role.COORDINATION, Role.LEADERSHIP, Role.EDITORIAL, Role.AUDIT}


@pytest.mark.django_db
def test_visible_is_the_set_of_view_for_every_actor() -> None:
    making.released()
    making.report(code="UB-A")
    making.reviewed(making.report(code="UB-B"))

    for actor in ACTORS:
        seen = {report for report in Report.objects.all() if ask(actor, "reports.view", report)}
        assert set(Report.objects.filter(visible(actor))) == seen
        read = {each for each in Release.objects.all() if ask(actor, "reports.view_release", each)}
        assert set(Release.objects.filter(visible_releases(actor))) == read


@pytest.mark.parametrize(
    ("name", "roles"),
    [
        ("reports.write", {Role.COORDINATION, Role.EDITORIAL}),
        ("reports.release", {Role.COORDINATION, Role.LEADERSHIP}),
        ("reports.work", OFFICE),
    ],
)
def test_who_may(name: str, roles: set[Role]) -> None:
    actors = {role: Actor(Kind.USER, user_id=1, roles=frozenset({role})) for role in Role}

    assert {role for role, actor in actors.items() if ask(actor, name, Report())} == roles
    assert not ask(VISITOR, name, Report())


def test_levels_grow_with_the_role() -> None:
    def read(actor: Actor) -> list[str]:
        levels = ["internal", "bodies", "public"]
        return [each for each in levels if ask(actor, "reports.view_release", Release(level=each))]

    committee = Actor(Kind.USER, user_id=1, roles=frozenset({Role.COMMITTEE}))

    assert read(SYSTEM) == ["internal", "bodies", "public"]
    assert read(committee) == ["bodies", "public"]
    assert read(VISITOR) == ["public"]

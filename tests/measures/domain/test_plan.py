import pytest

from tests import world
from wirkungskreis.journal.models import Entry
from wirkungskreis.kernel.actor import VISITOR
from wirkungskreis.kernel.errors import NotAllowed, NotPossible
from wirkungskreis.measures.domain import plan
from wirkungskreis.measures.models import Measure
from wirkungskreis.measures.queries import measures_for
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User


def test_an_organisation_proposes_its_own_measure(bernd: User) -> None:
    lead = world.organisation("Jugendamt")

    measure = plan.propose(actor=actor_of(bernd), code="M7", title="Radkurs", lead=lead)

    assert (measure.state, measure.lead, measure.edition) == ("idea", lead, 1)
    assert (Entry.objects.get().act, Entry.objects.get().facts) == ("propose", {"lead": lead.pk})


def test_nobody_proposes_for_others_or_a_code_twice(chiara: User, amira: User) -> None:
    lead = world.organisation("Jugendamt")
    world.measure(code="M7")

    with pytest.raises(NotAllowed, match="federführende Organisation"):
        plan.propose(actor=actor_of(chiara), code="M8", title="Radkurs", lead=lead)
    with pytest.raises(NotPossible, match="Das Kürzel ist vergeben"):
        plan.propose(actor=actor_of(amira), code="M7", title="Radkurs", lead=lead)

    assert Entry.objects.count() == 0


def test_a_revision_is_noted_without_its_text(bernd: User) -> None:
    plan.revise(world.measure(), actor=actor_of(bernd), edition=1, title="Radkurs")

    stored = Measure.objects.get()
    assert (stored.title, stored.edition) == ("Radkurs", 2)
    assert Entry.objects.get().facts == {"changed": ["title"]}


def test_a_visitor_sees_a_measure_once_it_is_published(amira: User) -> None:
    measure = world.measure(published_at=None)
    assert list(measures_for(VISITOR)) == []

    plan.publish(measure, actor=actor_of(amira), edition=1, at=world.LONG_AGO)

    assert list(measures_for(VISITOR)) == [measure]


def test_a_measure_serves_several_elements(bernd: User) -> None:
    measure, other = world.measure(), world.element("C.1")

    plan.serve(measure, other, how="Man lernt sich kennen.", actor=actor_of(bernd), edition=1)

    assert [link.element.key for link in measure.element_links.all()] == ["B.3", "C.1"]
    assert measure.edition == 2
    assert Entry.objects.get().facts == {"changed": [], "element": other.pk}

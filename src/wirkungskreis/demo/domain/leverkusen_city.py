"""The real city of Leverkusen: public facts alone, in the order of the circle."""

from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import transaction

from wirkungskreis.demo.domain import (
    leverkusen,
    leverkusen_concept,
    leverkusen_figures,
    leverkusen_papers,
)
from wirkungskreis.demo.domain.people import PASSWORD
from wirkungskreis.demo.reading import read
from wirkungskreis.kernel.actor import Role
from wirkungskreis.people.models import Grant, Organisation, Person, Post, User


@transaction.atomic
def load() -> list[tuple[str, str, str, str]]:
    """Store everything; give role, username, password and a hint for the one account."""
    leverkusen.load_sources()
    centre = leverkusen.load_centre()
    bodies = leverkusen.load_bodies(centre)
    leverkusen_papers.load_papers(bodies)
    leverkusen.load_decisions(bodies)
    versions = leverkusen_concept.load_concept(centre)
    stand = date.fromisoformat(str(read(leverkusen.CITY, "concept")["stand"]))
    leverkusen_concept.record_versions(versions, stand)
    leverkusen_figures.Loader().load()
    _open_account(centre)
    hint = "Lesen Sie unter „Ratsaufträge“, was der Rat 2017 verlangt hat."
    return [("Koordination", "koordination", PASSWORD, hint)]


def _open_account(centre: Organisation) -> None:
    """Open the account of a function: no real person's name is known or needed."""
    person = Person.objects.create(name="Koordination")
    Post.objects.create(person=person, organisation=centre, function="Koordination")
    user = User.objects.create(
        username="koordination", person=person, password=make_password(PASSWORD)
    )
    Grant.objects.create(user=user, role=Role.COORDINATION)

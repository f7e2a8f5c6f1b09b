"""Verbs that keep the definitions of who is counted; what values were counted by stays readable."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.indicators.models import Indicator, PopulationConcept
from wirkungskreis.indicators.states import KEEP
from wirkungskreis.journal.moves import edit, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand


@transaction.atomic
def add(*, actor: Actor, code: str, facts: Mapping[str, object]) -> PopulationConcept:
    """Take in a definition that is in use; its code stays through all its versions."""
    demand(actor, KEEP, Indicator)
    if PopulationConcept.objects.filter(code__iexact=code).exists():
        raise NotPossible(_("Dieses Kürzel ist vergeben. Bitte wählen Sie ein anderes."))
    made = PopulationConcept.objects.create(code=code, **facts)
    note(made, "add", actor=actor)
    return made


def correct(
    population: PopulationConcept, *, actor: Actor, edition: int, facts: Mapping[str, object]
) -> PopulationConcept:
    """Mend what is written about it; who is counted stays once values were counted by it."""
    if facts.get("text", population.text) != population.text and is_counted(population):
        raise NotPossible(
            _("Nach dieser Definition ist schon gezählt worden. Bitte fassen Sie sie neu.")
        )
    return edit(population, "correct", KEEP, actor=actor, edition=edition, changes=facts)


@transaction.atomic
def redefine(
    population: PopulationConcept,
    *,
    actor: Actor,
    edition: int,
    valid_from: date,
    facts: Mapping[str, object],
) -> PopulationConcept:
    """Let the next version of the same definition count from a day on; this one ends there."""
    _check_open(population)
    if population.valid_from is not None and valid_from <= population.valid_from:
        raise NotPossible(
            _("Die neue Fassung gilt erst nach der bisherigen. Bitte prüfen Sie den Tag.")
        )
    ended = {"valid_before": valid_from}
    edit(population, "redefine", KEEP, actor=actor, edition=edition, changes=ended)
    made = PopulationConcept.objects.create(
        code=population.code, number=population.number + 1, valid_from=valid_from, **facts
    )
    note(made, "add", actor=actor)
    return made


def end(
    population: PopulationConcept, *, actor: Actor, edition: int, last: date
) -> PopulationConcept:
    """Offer it no longer after the last day; nothing takes its place."""
    _check_open(population)
    if population.valid_from is not None and last < population.valid_from:
        raise NotPossible(_("Das Ende liegt vor dem Anfang. Bitte prüfen Sie den Tag."))
    changes = {"valid_before": last + timedelta(days=1)}
    return edit(population, "retire", KEEP, actor=actor, edition=edition, changes=changes)


def is_counted(population: PopulationConcept) -> bool:
    """Say whether there are values that were counted by this version."""
    return population.versions.filter(observations__isnull=False).exists()


def _check_open(population: PopulationConcept) -> None:
    if population.valid_before is not None:
        raise NotPossible(_("Diese Fassung gilt nicht mehr. Bitte öffnen Sie die neueste."))

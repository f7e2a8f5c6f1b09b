"""Verbs about what a measure costs and who pays."""

from datetime import date
from decimal import Decimal
from typing import TypedDict, Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import edit
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.measures.models import Effort, Funding, Measure
from wirkungskreis.measures.states import REPORT


class Terms(TypedDict, total=False):
    """The terms of a funding: euro, half-open span, ``per`` is a ``Per``, approval likewise."""

    programme: str
    payer: str
    amount: Decimal | None
    per: str
    own_share: Decimal | None
    valid_from: date | None
    valid_before: date | None
    approval: str
    note: str


class Amount(TypedDict, total=False):
    """Posts for staff, euro otherwise; equal ends are exact, two empty ones "nicht gemeldet"."""

    low: Decimal | None
    high: Decimal | None
    public_agreed: bool


@transaction.atomic
def fund(measure: Measure, *, actor: Actor, edition: int, **terms: Unpack[Terms]) -> Funding:
    """Enter money from one programme."""
    _refuse_nonsense(terms)
    edit(measure, "fund", REPORT, actor=actor, edition=edition, changes={})
    return measure.fundings.create(**terms)


@transaction.atomic
def change_funding(
    funding: Funding, *, actor: Actor, edition: int, **terms: Unpack[Terms]
) -> Funding:
    _refuse_nonsense(terms)
    edit(
        funding.measure,
        "change_funding",
        REPORT,
        actor=actor,
        edition=edition,
        changes={},
        funding=funding.pk,
    )
    found, _created = Funding.objects.update_or_create(pk=funding.pk, defaults=dict(terms))
    return found


@transaction.atomic
def unfund(funding: Funding, *, actor: Actor, edition: int) -> Measure:
    """Remove a funding that was entered by mistake; one that ran out stays."""
    measure = funding.measure
    edit(measure, "unfund", REPORT, actor=actor, edition=edition, changes={}, funding=funding.pk)
    funding.delete()
    return measure


@transaction.atomic
def spend(
    measure: Measure, *, actor: Actor, edition: int, year: int, kind: str, **amount: Unpack[Amount]
) -> Effort:
    """Enter or replace what one year takes of one kind."""
    low, high = amount.get("low"), amount.get("high")
    if (low is None) != (high is None):
        raise NotPossible(
            _("Bitte geben Sie beide Grenzen an oder keine: Leer heißt „nicht gemeldet“.")
        )
    if not is_amount(low, high):
        raise NotPossible(_("Die untere Grenze liegt über der oberen oder unter null."))
    edit(measure, "spend", REPORT, actor=actor, edition=edition, changes={}, year=year, kind=kind)
    effort, _created = Effort.objects.update_or_create(
        measure=measure, year=year, kind=kind, defaults=dict(amount)
    )
    return effort


def is_amount(low: Decimal | None, high: Decimal | None) -> bool:
    """Say whether the two ends are an exact amount, a range, or both empty."""
    if low is None or high is None:
        return low is high
    return 0 <= low <= high


def _refuse_nonsense(terms: Terms) -> None:
    if any((value or 0) < 0 for value in (terms.get("amount"), terms.get("own_share"))):
        raise NotPossible(_("Ein Betrag kann nicht unter null liegen."))
    start, before = terms.get("valid_from"), terms.get("valid_before")
    if start and before and before <= start:
        raise NotPossible(_("Das Ende liegt vor dem Beginn. Bitte prüfen Sie die beiden Daten."))

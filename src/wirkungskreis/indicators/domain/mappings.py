"""Verbs that remember what the rows of a table mean here."""

from collections.abc import Mapping as Facts
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.indicators.domain.official import files
from wirkungskreis.indicators.domain.official.outline import LONGEST_SIGN
from wirkungskreis.indicators.models import Category, Indicator, Mapping
from wirkungskreis.indicators.models.mapping import SKIP
from wirkungskreis.indicators.reading.numbers import german
from wirkungskreis.indicators.signs import MEANINGS
from wirkungskreis.indicators.states import KEEP
from wirkungskreis.journal.moves import edit, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.vocab.models import Area


@transaction.atomic
def remember(*, actor: Actor, facts: Facts[str, Any]) -> Mapping:
    """Remember a mapping under a name of its own; ``facts`` are columns of it."""
    demand(actor, KEEP, Indicator)
    _check(facts, None)
    made = Mapping.objects.create(**facts)
    note(made, "create", actor=actor, indicator=made.version.indicator_id)
    return made


@transaction.atomic
def correct(
    mapping: Mapping, *, actor: Actor, edition: int, facts: Facts[str, Any], on: date
) -> Mapping:
    """Change what rows mean from now on; values that are stored stay as they are.

    Files in work that were looked through by it are looked through anew.
    """
    _check(facts, mapping)
    edit(mapping, "correct", KEEP, actor=actor, edition=edition, changes=facts)
    files.look_again(mapping, actor=actor, on=on)
    return mapping


@transaction.atomic
def renew(mapping: Mapping, *, actor: Actor, on: date) -> Mapping:
    """Let a mapping mean the present definition of its indicator."""
    newest = mapping.version.indicator.versions.order_by("number").last()
    if newest is None or newest.pk == mapping.version_id:
        raise NotPossible(_("Die Zuordnung meint schon die geltende Fassung."))
    own = mapping.edition
    edit(mapping, "renew", KEEP, actor=actor, edition=own, changes={"version": newest})
    files.look_again(mapping, actor=actor, on=on)
    return mapping


def _check(facts: Facts[str, Any], mapping: Mapping | None) -> None:
    others = Mapping.objects.exclude(pk=mapping.pk) if mapping else Mapping.objects.all()
    if others.filter(name__iexact=str(facts["name"]).strip()).exists():
        raise NotPossible(_("Diesen Namen trägt schon eine Zuordnung. Bitte wählen Sie einen."))
    if not str(facts.get("supplier", "")).strip() or not str(facts.get("source_ref", "")).strip():
        raise NotPossible(_("Bitte nennen Sie, wer liefert, und die Quelle. Ohne gilt kein Wert."))
    areas = facts.get("areas") or {}
    if facts.get("area_dimension") and not areas:
        raise NotPossible(_("Bitte ordnen Sie mindestens ein Gebiet zu."))
    known = set(Area.objects.filter(code__in=set(areas.values())).values_list("code", flat=True))
    if set(areas.values()) - known:
        raise NotPossible(_("Eines der Gebiete gibt es hier nicht. Bitte wählen Sie neu."))
    for keys in (facts.get("categories") or {}).values():
        _check_categories([key for key in keys.values() if key not in {"", SKIP}])
    _check_categories([key for key in [str(facts.get("group", ""))] if key])
    _check_signs(facts.get("signs") or {})


def _check_signs(own: Facts[str, str]) -> None:
    """Refuse what is no sign, and what is none of the meanings that are kept."""
    for sign, meaning in own.items():
        if meaning not in MEANINGS:
            raise NotPossible(_("Diese Bedeutung eines Zeichens gibt es nicht."))
        if not sign.strip() or len(sign) > LONGEST_SIGN:
            raise NotPossible(
                _("Ein Zeichen hat 1 bis {most} Buchstaben. Bitte berichtigen Sie es.").format(
                    most=LONGEST_SIGN
                )
            )
        if german(sign).value is not None:
            raise NotPossible(
                _("„{sign}“ ist eine Zahl und kein Zeichen. Bitte nehmen Sie es heraus.").format(
                    sign=sign
                )
            )


def _check_categories(keys: list[str]) -> None:
    """Refuse groups that nobody knows and two attributes that would be one group."""
    if len(set(keys)) < len(keys):
        raise NotPossible(
            _("Zwei Ausprägungen sind derselben Gruppe zugeordnet. Bitte lassen Sie eine weg.")
        )
    rows = Category.objects.filter(valid_before=None).values_list("dimension__code", "code")
    if set(keys) - {f"{dimension}:{code}" for dimension, code in rows}:
        raise NotPossible(_("Eine der Gruppen gibt es nicht mehr. Bitte wählen Sie neu."))

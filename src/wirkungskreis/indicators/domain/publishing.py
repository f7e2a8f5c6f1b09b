"""``publish``: raw counts become a protected release of observations, all or nothing.

``examine`` is the preview: the same computation without a write.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override

from wirkungskreis.indicators import method
from wirkungskreis.indicators.domain import subgroups
from wirkungskreis.indicators.models import (
    Category,
    Confidentiality,
    Dimension,
    Observation,
    RawTable,
    Reason,
    Release,
    Subgroup,
    ValueType,
)
from wirkungskreis.indicators.protection import publishing, solver
from wirkungskreis.indicators.protection.audit import Contradiction
from wirkungskreis.indicators.protection.outcome import Published, Shown, Step, Withheld
from wirkungskreis.indicators.protection.rules import Rules
from wirkungskreis.indicators.protection.table import Measure, NotATable, Why
from wirkungskreis.indicators.queries.raw import decision_in_force, rules_for
from wirkungskreis.indicators.states import KEEP, RAW
from wirkungskreis.indicators.tabling import Tabling
from wirkungskreis.journal.moves import edit
from wirkungskreis.kernel import formats
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.vocab.models import Area

PER_PERCENT = 10  # a rate per 1,000 is given in steps of ten
HIDDEN = {
    Withheld.GROUP: Reason.SECRET,
    Withheld.SIZE: Reason.SECRET,
    Withheld.AUDIT: Reason.SECRET,
    Withheld.SECRET: Reason.SECRET,
    Withheld.IMPOSSIBLE: Reason.SENSELESS,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One cell as everybody will read it, beside its true ``count``; ``group_key`` is its group."""

    area: Area
    is_remainder: bool
    group_key: str
    value: int | None
    reason: str
    numerator: int | None
    denominator: int | None
    note: str
    confidentiality: str
    label: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Preview:
    """What will be published, and for the statistics office alone what was kept back and why."""

    lines: list[Line]
    rules: Rules
    published: Published
    reasons: list[str]

    @property
    def steps(self) -> tuple[Step, ...]:
        return self.published.steps


def examine(table: RawTable, *, actor: Actor) -> Preview:
    """Compute what publishing would show; nothing is written."""
    demand(actor, RAW, table)
    if table.discarded_on is not None:
        raise NotPossible(_("Die Rohzahlen dieser Tabelle sind gelöscht."))
    if not solver.is_there():
        raise NotPossible(_("Auf diesem Server fehlt das Rechenprogramm, das Rohzahlen prüft."))
    rules = rules_for(decision_in_force(table.version.indicator))
    tabling = Tabling(table, rules)
    try:
        built = tabling.table()
        published = publishing.publish(built, rules)
    except NotATable as fault:
        raise NotPossible(_sentence(fault, tabling)) from fault
    except Contradiction as fault:
        raise NotPossible(
            _("Was schon öffentlich ist, passt nicht zu diesen Zahlen. Bitte prüfen Sie beides.")
        ) from fault
    lines = list(_lines(table, tabling, published, rules))
    lines.sort(key=lambda one: (one.area.order, one.area.code, one.is_remainder))
    return Preview(lines, rules, published, _reasons(tabling, published, rules))


def _reasons(tabling: Tabling, published: Published, rules: Rules) -> list[str]:
    rest = _("{area}, nicht zuordenbar")
    places = {
        code: rest.format(area=place.name) if is_rest else place.name
        for code, (place, is_rest) in tabling.places.items()
    }
    names = {one.code: one.name for one in Dimension.objects.all()} if published.steps else {}
    return [method.because(step, places, names, rules) for step in published.steps]


@transaction.atomic
def publish(table: RawTable, *, actor: Actor, edition: int, on: date) -> Release:
    """Store what may be shown as a release of its own; earlier releases stay readable."""
    demand(actor, RAW, table)
    if table.release_id is not None:
        raise NotPossible(_("Diese Tabelle ist schon veröffentlicht. Bitte laden Sie neu."))
    with override(settings.LANGUAGE_CODE):  # what is stored is in the language of the city
        preview = examine(table, actor=actor)
        words, rule = _("aus geschützten Rohzahlen"), method.note(preview.rules)
    release = Release.objects.create(supplier=table.supplier, published_on=on, note=words)
    groups = _groups({line.group_key for line in preview.lines})
    Observation.objects.bulk_create(
        _observation(table, line, groups[line.group_key], release) for line in preview.lines
    )
    facts = {"cells": len(preview.lines), "withheld": len(preview.published.withheld)}
    indicator = table.version.indicator
    if not indicator.disclosure_note:
        said = {"disclosure_note": rule}
        edit(indicator, "correct", KEEP, actor=actor, edition=indicator.edition, changes=said)
    edit(table, "publish", RAW, actor=actor, edition=edition, changes={"release": release}, **facts)
    return release


def _lines(table: RawTable, tabling: Tabling, published: Published, rules: Rules) -> Iterator[Line]:
    kind = ValueType(table.version.indicator.value_type)
    few = Reason.FEW if rules.few == 2 else Reason.FEW_TEN  # noqa: PLR2004  "0 bis 2"
    for cell in sorted(published.cells, key=tabling.order_of):
        shown = published.cells[cell]
        if cell.measure is Measure.BASE:
            continue
        area, is_rest = tabling.place(cell)
        base = published.cells.get(cell._replace(measure=Measure.BASE), Shown())
        rate = published.rates.get(cell)
        value, reason = shown.number, _reason(shown, few)
        words = _note(shown.withheld)
        if kind != ValueType.COUNT and rate:
            factor = PER_PERCENT if kind == ValueType.RATE else 1
            value = rate.percent * factor
            words = _("höchstens {n} daneben, weil gerundet").format(
                n=formats.number(rate.error * factor)
            )
        elif kind != ValueType.COUNT:
            value = None
            reason = reason or (Reason.SECRET if base.withheld else Reason.SMALL)
        yield Line(
            area=area,
            is_remainder=is_rest,
            group_key=tabling.group_key(cell),
            value=value,
            reason=reason,
            numerator=shown.number if value is not None else None,
            denominator=base.number,
            note=words,
            confidentiality=_mark(shown.withheld or base.withheld, reason),
            label=tabling.name_of(cell),
            count=tabling.grid.counts.get(cell),
        )


def _reason(shown: Shown, few: Reason) -> str:
    if shown.withheld:
        return HIDDEN[shown.withheld]
    return few if shown.few else ""


def _mark(withheld: Withheld | None, reason: str) -> str:
    """Tell our own keeping back from imported secrecy."""
    if reason != Reason.SECRET:
        return ""
    imported = withheld is Withheld.SECRET
    return Confidentiality.STATISTICAL if imported else Confidentiality.NOT_PUBLISHED


def _note(withheld: Withheld | None) -> str:
    """Say the same of both kinds of keeping back: which it was could tell the counts."""
    if withheld in {Withheld.GROUP, Withheld.SIZE, Withheld.AUDIT}:
        return _("nicht aufgegliedert, damit niemand erkennbar wird")
    return _("schon so geliefert") if withheld is Withheld.SECRET else ""


def _observation(table: RawTable, line: Line, group: Subgroup, release: Release) -> Observation:
    return Observation(
        version=table.version,
        area=line.area,
        is_remainder=line.is_remainder,
        subgroup=group,
        period_start=table.period_start,
        period_before=table.period_before,
        numerator=line.numerator,
        denominator=line.denominator,
        value=line.value,
        reason=line.reason,
        confidentiality=line.confidentiality,
        release=release,
        source_ref=table.source_ref,
        note=line.note,
    )


def _groups(keys: set[str]) -> dict[str, Subgroup]:
    """Find or make the group of each key, margins among them."""
    every = Category.objects.select_related("dimension")
    known = {f"{one.dimension.code}:{one.code}": one for one in every}
    return {key: subgroups.of(known[part] for part in key.split(";") if part) for key in keys}


def _sentence(fault: NotATable, tabling: Tabling) -> str:
    name = tabling.name_of(fault.cell)
    sentences = {
        Why.SUM: _("{cell}: Die Teile ergeben nicht die Summe. Bitte prüfen Sie die Zahlen."),
        Why.LARGER: _("{cell}: Die Anzahl ist größer als die Bezugsgröße."),
        Why.IMPOSSIBLE: _("{cell}: Hier steht „x“, und doch gibt es Personen."),
    }
    words = sentences.get(fault.why, _("{cell}: Diese Zahl passt nicht in die Tabelle."))
    return words.format(cell=name)

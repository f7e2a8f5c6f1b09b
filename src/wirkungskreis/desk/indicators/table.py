"""Entering many values at once: a grid, a preview of what changes, and one delivery."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from django.http import HttpResponse, QueryDict
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.indicators.gridforms import DeliveryForm, LayoutForm
from wirkungskreis.desk.indicators.reading import found_to_fill
from wirkungskreis.desk.indicators.writing import ENTRY, back
from wirkungskreis.desk.web import DeskRequest
from wirkungskreis.indicators import blocks, cells
from wirkungskreis.indicators.domain import tables
from wirkungskreis.indicators.domain.values import FEWEST, HUNDRED, MOST, Delivery
from wirkungskreis.indicators.grid import Entry, Grid, Part, name
from wirkungskreis.indicators.models import Disclosure, Indicator, ValueType
from wirkungskreis.indicators.periods import Period
from wirkungskreis.indicators.queries.tables import known_values, newest_period, offer
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.errors import NotPossible, Refused
from wirkungskreis.kernel.policy import ask

ENTER = "indicators.enter"
SHOWN_PROBLEMS = 10


@dataclass(frozen=True, slots=True)
class Field:
    """One cell as the page shows it."""

    name: str
    label: str
    text: str
    old: str
    problem: str = ""
    is_changed: bool = False


@require_http_methods(ENTRY)
@signed_in
def values_new(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Fill in a grid; what changes is shown before it is stored, all of it or nothing."""
    indicator = found_to_fill(request, public_id)
    layout = LayoutForm(
        request.GET, indicator=indicator, offer=offer(), newest=newest_period(indicator), on=today()
    )
    grid = _filled(layout.grid())
    form = DeliveryForm(None, initial=_initial(indicator))
    texts = tables.texts_of(grid) if grid else {}
    reading = None
    if grid and request.method == "POST":
        texts |= {key: request.POST[key] for key in texts if key in request.POST}
        form, pasted = _sent(grid, request.POST.copy())
        texts |= pasted
        reading = tables.read(grid, _typed(form, texts), today())
        if _stored(request, grid, form, reading):
            n = len(reading.changes)
            said = ngettext("{n} Wert ist eingetragen.", "{n} Werte sind eingetragen.", n)
            return back(request, indicator, said.format(n=n))
    return _page(request, _Shown(layout, grid, form, texts, reading))


@dataclass(frozen=True, slots=True)
class _Shown:
    """Everything the page is made of."""

    layout: LayoutForm
    grid: Grid | None
    form: DeliveryForm
    texts: dict[str, str]
    reading: tables.Reading | None


def _filled(grid: Grid | None) -> Grid | None:
    """Fetch what stands in the cells now."""
    if grid is None:
        return None
    places = [place for row in grid.rows for place, _columns in grid.values(row)]
    span = Period(min(one.period.start for one in places), max(one.period.before for one in places))
    areas = {one.area.pk: one.area for one in places}
    groups = {one.group.key: one.group for one in places}
    return replace(grid, known=known_values(grid.version, areas.values(), groups.values(), span))


def _initial(indicator: Indicator) -> dict[str, Any]:
    return {
        "source_ref": indicator.source,
        "supplier": indicator.owner.name if indicator.owner else "",
        "published_on": today(),
    }


def _sent(grid: Grid, data: QueryDict) -> tuple[DeliveryForm, dict[str, str]]:
    """Lay a pasted block into the grid; one that does not fit stays and says why."""
    try:
        pasted = blocks.laid(grid, data.get("block", ""))
    except NotPossible as refusal:
        form = DeliveryForm(data)
        form.add_error("block", str(refusal))
        return form, {}
    data["block"] = ""
    return DeliveryForm(data), pasted


def _typed(form: DeliveryForm, texts: dict[str, str]) -> tables.Filled:
    """Check cells even where the delivery lacks its source: that is said at its own field."""
    source = str(form.data.get("source_ref", "")).strip()
    return tables.Filled(texts, source or "–", str(form.data.get("dot", "")) or "unknown")


def _stored(request: DeskRequest, grid: Grid, form: DeliveryForm, reading: tables.Reading) -> bool:
    """Store what was previewed; say at the form why not."""
    if not reading.changes and not reading.problems and not form.data.get("block"):
        form.add_error(
            None, _("Es ändert sich nichts. Bitte tragen Sie mindestens einen Wert ein.")
        )
    if not form.is_valid() or reading.problems:
        return False
    data = form.cleaned_data
    if data["seen"] != reading.fingerprint:
        return False
    delivery = Delivery(data["supplier"], data["published_on"], data["note"])
    try:
        tables.store(
            grid, reading, delivery, actor=request.actor, edition=data["edition"], on=today()
        )
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def _page(request: DeskRequest, shown: _Shown) -> HttpResponse:
    grid, form, reading = shown.grid, shown.form, shown.reading
    indicator = shown.layout.indicator
    is_wrong = bool(form.errors or (reading and reading.problems))
    rows = list(_rows(shown)) if grid else []
    context = {
        "indicator": indicator,
        "layout": shown.layout,
        "summary": shown.layout.summary(),
        "grid": grid,
        "rows": rows,
        "form": form,
        "problems": _problems(rows),
        "changes": [] if is_wrong or not reading else list(_changes(indicator, reading)),
        "seen": "" if is_wrong or not reading else reading.fingerprint,
        "rules": _rules(indicator),
        "may": ask(request.actor, ENTER, indicator),
    }
    status = 422 if is_wrong else 200
    return TemplateResponse(request, "desk/indicators/grid.html", context, status=status)


def _rows(shown: _Shown) -> Iterator[tuple[Entry, list[Field]]]:
    grid = shown.grid
    if grid is None:
        return
    problems = shown.reading.problems if shown.reading else {}
    for row in grid.rows:
        made = []
        for column in grid.columns:
            at = name(row, column)
            old = cells.written(grid.written(grid.place(row, column), column))
            text = shown.texts.get(at, old)
            label = f"{row.label}, {column.label}"
            made.append(Field(at, label, text, old, problems.get(at, ""), text.strip() != old))
        yield row, made


def _problems(rows: list[tuple[Entry, list[Field]]]) -> list[dict[str, str]]:
    wrong = [one for _row, fields in rows for one in fields if one.problem]
    told = [
        {"anchor": f"id_{one.name}", "label": one.label, "text": one.problem}
        for one in wrong[:SHOWN_PROBLEMS]
    ]
    if more := len(wrong) - len(told):
        rest = ngettext("Und {n} weitere Zelle.", "Und {n} weitere Zellen.", more)
        told.append({"anchor": "", "label": "", "text": rest.format(n=more)})
    return told


def _changes(indicator: Indicator, reading: tables.Reading) -> Iterator[tuple[str, str, str]]:
    """Write each change as where, what stood there, what will stand there."""
    for one in reading.changes:
        place = one.place
        where = [place.period.label, place.area.name]
        where += [place.group.label] if place.group.key else []
        yield ", ".join(where), tables.told(indicator, one.old), tables.told(indicator, one.new)


def _rules(indicator: Indicator) -> dict[str, str]:
    """Give the rules of a cell to the browser, which only helps: the server judges."""
    share = indicator.value_type == ValueType.SHARE
    guarded = indicator.disclosure != Disclosure.NO_PERSONS
    counted = [Part.NUMERATOR, Part.DENOMINATOR]
    counted += [Part.VALUE] if indicator.value_type == ValueType.COUNT else []
    rules: dict[str, object] = {
        "number": cells.NUMBER.pattern,
        "signs": list(cells.NO_NUMBER),
        "most": str(HUNDRED) if share else "",
        "least": "0" if share or indicator.value_type == ValueType.COUNT else "",
        "few": [FEWEST, MOST] if guarded else [],
        "counted": [str(one) for one in counted],
    }
    words = {
        "noNumber": _("Keine Zahl und kein Zeichen. Bitte so schreiben: 33.520 oder 43,5."),
        "range": _("Ein Anteil liegt zwischen 0 und 100 Prozent.")
        if share
        else _("Eine Anzahl kann nicht kleiner als null sein."),
        "few": _("Zahlen von 1 bis 4 verraten einzelne Menschen: bitte geschützt eintragen."),
        "beyond": _("{n} Zellen der Auswahl passen nicht mehr in das Raster."),
        "pasted": _("{n} Zellen sind eingefügt."),
    }
    return {"rules": json.dumps(rules), "words": json.dumps(words)}

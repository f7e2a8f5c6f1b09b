"""The register: every measure a person may see, filtered, ordered, and as a file."""

from datetime import date

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.measures import cells
from wirkungskreis.desk.measures.filters import FilterForm
from wirkungskreis.desk.measures.standing import standings
from wirkungskreis.desk.web import DeskRequest, page_or_part
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel import formats
from wirkungskreis.kernel.actor import Actor, Role
from wirkungskreis.kernel.policy import ask
from wirkungskreis.measures.outputs.register import as_csv, as_xlsx
from wirkungskreis.measures.queries import count_for
from wirkungskreis.measures.register import COLUMNS, STANDING, Column, columns, ordered
from wirkungskreis.measures.rows import Row, options, rows_for

PARTS_OF = {"zielgruppen": "target_groups", "gebiete": "areas", "partner": "partners"}
SORT = "kuerzel"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Selection:
    """What an address asks of the register: rows in their order, and columns."""

    def __init__(self, request: DeskRequest, on: date) -> None:
        choice = options()
        keys = request.GET.getlist("spalten")
        said = request.GET.copy()
        said.setlist("spalten", [column.key for column in columns(keys)])
        self.form = FilterForm(said, choice, columns([*COLUMNS, STANDING]))
        wanted = self.form.wanted(choice)
        parts = {PARTS_OF[key] for key in keys if key in PARTS_OF}
        found = rows_for(request.actor, wanted, choice=choice, on=on, parts=parts)
        known = standings([row.pk for row in found], on) if STANDING in keys else {}
        self.columns: list[Column] = columns(keys, known)
        self.sort = request.GET.get("sortierung", SORT)
        shown = {column.key: column for column in self.columns}
        by = {**COLUMNS, **shown}.get(self.sort.removeprefix("-"), COLUMNS[SORT])
        self.rows: list[Row] = ordered(found, by, reverse=self.sort.startswith("-"))

    def notes(self, on: date) -> list[str]:
        """Say what stands in a file and when it was made."""
        count = _("{count} Maßnahmen").format(count=len(self.rows))
        return [_("Stand: {day}").format(day=formats.day(on)), count, *self.form.sentences()]


@require_safe
@signed_in
def measure_list(request: DeskRequest) -> HttpResponse:
    selection = Selection(request, today())
    context = {
        "form": selection.form,
        "rows": selection.rows,
        "may_propose": may_propose(request.actor),
        "may_import": ask(request.actor, "measures.import", None),
        "head": cells.head(selection.columns, request.GET, selection.sort),
        "body": cells.body(selection.rows, selection.columns),
        "count": len(selection.rows),
        "total": count_for(request.actor),
        "query": request.GET.urlencode(),
        "sort": request.GET.get("sortierung", ""),
        "always": [selection.form[name] for name in FilterForm.ALWAYS],
        "more": [selection.form[name] for name in FilterForm.MORE],
        "more_open": any(request.GET.get(name) for name in FilterForm.MORE),
    }
    return page_or_part(request, "desk/measures/list.html", "rows", context)


def may_propose(actor: Actor) -> bool:
    """Say whether there is any organisation the person may propose a measure for."""
    return actor.has(Role.COORDINATION) or bool(actor.organisation_ids)


@require_safe
@signed_in
def measure_export(request: DeskRequest, form: str) -> HttpResponse:
    """Give exactly what the address shows as CSV or XLSX."""
    on = today()
    selection = Selection(request, on)
    if form == "csv":
        content, kind = as_csv(selection.rows, selection.columns), "text/csv; charset=utf-8"
    elif form == "xlsx":
        notes = selection.notes(on)
        content = as_xlsx(selection.rows, selection.columns, title=_("Maßnahmen"), notes=notes)
        kind = XLSX
    else:
        raise Http404
    name = f"massnahmen-{on:%Y-%m-%d}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=headers)

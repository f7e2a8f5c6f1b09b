"""The register: every measure a person may see, filtered, ordered, and as a file."""

from datetime import date

from django.http import Http404, HttpResponse, QueryDict
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.measures import cells
from wirkungskreis.desk.measures.filters import FilterForm
from wirkungskreis.desk.measures.standing import standings
from wirkungskreis.desk.measures.view_forms import SaveForm, chosen, normal
from wirkungskreis.desk.web import DeskRequest, page_or_part
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel import formats
from wirkungskreis.kernel.actor import Actor, Role
from wirkungskreis.kernel.policy import ask
from wirkungskreis.measures.outputs.register import as_csv, as_xlsx
from wirkungskreis.measures.queries import count_for, views_for
from wirkungskreis.measures.register import COLUMNS, DEFAULT, STANDING, Column, columns, ordered
from wirkungskreis.measures.rows import Row, options, rows_for
from wirkungskreis.rounds.queries.deviations import deviations

PARTS_OF = {"zielgruppen": "target_groups", "gebiete": "areas", "partner": "partners"}
SORT = "kuerzel"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class Selection:
    """What an address asks of the register: rows in their order, and columns."""

    def __init__(self, actor: Actor, asked: QueryDict, on: date) -> None:
        choice = options()
        keys = chosen(asked) or self._usual(asked)
        said = asked.copy()
        said.setlist("spalten", [column.key for column in columns(keys)])
        self.form = FilterForm(said, choice, columns([*COLUMNS, STANDING]))
        wanted = self.form.wanted(choice)
        parts = {PARTS_OF[key] for key in keys if key in PARTS_OF}
        found = rows_for(actor, wanted, choice=choice, on=on, parts=parts)
        self.sort = asked.get("sortierung", "")
        if codes := self.form.deviating():
            worst = [row.measure.pk for row in deviations(actor, on) if row.code in codes]
            ranks = {pk: rank for rank, pk in enumerate(worst)}
            found = [row for row in found if row.pk in ranks]
            found.sort(key=lambda row: ranks[row.pk])
        known = standings([row.pk for row in found], on) if STANDING in keys else {}
        self.columns: list[Column] = columns(keys, known)
        shown = {**COLUMNS, **{column.key: column for column in self.columns}}
        by = shown.get(self.sort.removeprefix("-"))
        if by is None and not codes:
            self.sort, by = SORT, COLUMNS[SORT]
        self.rows: list[Row] = (
            ordered(found, by, reverse=self.sort.startswith("-")) if by else found
        )

    @staticmethod
    def _usual(asked: QueryDict) -> list[str]:
        """Show what deviates with the schedule it deviates from."""
        return [*DEFAULT, STANDING] if asked.get("abweichung") else []

    def notes(self, on: date) -> list[str]:
        """Say what stands in a file and when it was made."""
        count = _("{count} Maßnahmen").format(count=len(self.rows))
        return [_("Stand: {day}").format(day=formats.day(on)), count, *self.form.sentences()]


@require_safe
@signed_in
def measure_list(request: DeskRequest) -> HttpResponse:
    return show(request, request.GET)


def show(request: DeskRequest, asked: QueryDict, saving: SaveForm | None = None) -> HttpResponse:
    """Show the register as asked; ``saving`` is the form that could not save it as a view."""
    selection = Selection(request.actor, asked, today())
    query = normal(asked)
    may_share = ask(request.actor, "measures.share_view", None)
    context = {
        "form": selection.form,
        "rows": selection.rows,
        "columns": selection.columns,
        "may_propose": may_propose(request.actor),
        "may_import": ask(request.actor, "measures.import", None),
        "head": cells.head(selection.columns, asked, selection.sort),
        "body": cells.body(selection.rows, selection.columns),
        "count": len(selection.rows),
        "total": count_for(request.actor),
        "query": query,
        "sort": asked.get("sortierung", ""),
        "views": [(view, view.query == query) for view in views_for(request.actor)],
        "saving": saving or SaveForm(initial={"query": query}, may_share=bool(may_share)),
        "always": [selection.form[name] for name in FilterForm.ALWAYS],
        "more": [selection.form[name] for name in FilterForm.MORE],
        "more_open": any(asked.get(name) for name in FilterForm.MORE),
    }
    response = page_or_part(request, "desk/measures/list.html", "rows", context)
    response.status_code = 422 if saving else 200
    return response


def may_propose(actor: Actor) -> bool:
    """Say whether there is any organisation the person may propose a measure for."""
    return actor.has(Role.COORDINATION) or bool(actor.organisation_ids)


@require_safe
@signed_in
def measure_export(request: DeskRequest, form: str) -> HttpResponse:
    """Give exactly what the address shows as CSV or XLSX."""
    on = today()
    selection = Selection(request.actor, request.GET, on)
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

"""Taking over the key figures of a report: a person picks for each what becomes of it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from wirkungskreis.desk.entries import Line
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.reports.fetch import report_at_work
from wirkungskreis.desk.reports.pages import posted, redirect
from wirkungskreis.desk.web import DeskRequest, done
from wirkungskreis.indicators.models import Indicator
from wirkungskreis.indicators.queries.standing import indicators_for
from wirkungskreis.indicators.states import KEEP, IndicatorState
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.policy import ask
from wirkungskreis.reports.domain import taking
from wirkungskreis.reports.models import KeyFigure, Report
from wirkungskreis.reports.queries import figures_to_take
from wirkungskreis.reports.readable import Amount, amount_of

OMIT, NEW = "", "neu"


@dataclass(frozen=True, slots=True)
class Offer:
    """A figure as it was read, with the fields on which a person says what becomes of it."""

    figure: KeyFigure
    goal: str
    amount: Amount | None
    choice: forms.BoundField | None = None
    code: forms.BoundField | None = None


class TakeForm(forms.Form):
    """Two fields per figure: what becomes of it, and the code if it is new."""

    def __init__(
        self, figures: Iterable[KeyFigure], indicators: Iterable[Indicator], *args: Any
    ) -> None:
        super().__init__(*args)
        self.figures = [(one, amount_of(one.value)) for one in figures]
        self.known = {one.code: one for one in indicators}
        for figure, amount in self.figures:
            if amount is not None:
                self._add(figure, amount)

    def _add(self, figure: KeyFigure, amount: Amount) -> None:
        same = [o for o in self.known.values() if o.unit.casefold() == amount.unit.casefold()]
        beside = [o for o in same if figure.goal_id in {g.element_id for g in o.goal_links.all()}]
        ordered = [*beside, *(one for one in same if one not in beside)]
        rows = [(OMIT, _("auslassen")), (NEW, _("neuer Indikator"))]
        rows += [(one.code, str(one)) for one in ordered]
        label = _("Was wird aus „{figure}“?").format(figure=figure.label)
        self.fields[f"wahl-{figure.pk}"] = forms.ChoiceField(
            label=label, choices=rows, required=False
        )
        self.fields[f"kuerzel-{figure.pk}"] = Line(
            label=_("Kürzel, wenn er neu ist"), max_length=20, required=False
        )

    def offers(self) -> Iterator[Offer]:
        for figure, amount in self.figures:
            goal = getattr(figure, "goal_code", "")
            if amount is None:
                yield Offer(figure, goal, None)
                continue
            fields = self[f"wahl-{figure.pk}"], self[f"kuerzel-{figure.pk}"]
            yield Offer(figure, goal, amount, *fields)

    def choices(self) -> list[taking.Choice]:
        found = []
        for figure, amount in self.figures:
            wanted = self.cleaned_data.get(f"wahl-{figure.pk}", OMIT) if amount else OMIT
            if wanted == NEW:
                found.append(taking.Choice(figure, code=self.cleaned_data[f"kuerzel-{figure.pk}"]))
            elif wanted:
                found.append(taking.Choice(figure, self.known[wanted]))
        return found


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def figures_take(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Show what each figure says, and take over what a person picks, all or none."""
    report = report_at_work(request, public_id)
    figures = list(figures_to_take(report))
    open_ones = [one for one in figures if one.taken_code is None]
    watched = indicators_for(request.actor).filter(state=IndicatorState.ACTIVE)
    form = TakeForm(open_ones, watched, posted(request))

    def take(_data: dict[str, Any]) -> None:
        made = taking.take_over(report, form.choices(), actor=request.actor, on=today())
        said = ngettext(
            "{n} Kennzahl ist übernommen.", "{n} Kennzahlen sind übernommen.", len(made)
        )
        messages.success(request, said.format(n=len(made)))

    if done(form, take):
        return redirect(_here(report))
    context = {
        "report": report,
        "form": form,
        "offers": list(form.offers()),
        "taken": [one for one in figures if one.taken_code is not None],
        "may": ask(request.actor, KEEP, report),
    }
    status = 422 if form.errors else 200
    return TemplateResponse(request, "desk/reports/take.html", context, status=status)


def _here(report: Report) -> str:
    return reverse("desk:figures_take", args=[report.public_id])

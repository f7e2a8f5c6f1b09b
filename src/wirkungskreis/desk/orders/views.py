"""The book of tasks: what committees asked for, of whom, until when, and what came back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe
from django_stubs_ext import StrPromise

from wirkungskreis.desk.entries import EditionForm
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.orders.forms import DropForm, FinishForm, OrderFilter
from wirkungskreis.desk.web import DeskRequest, done
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.policy import ask
from wirkungskreis.mandates.queries import bodies_for
from wirkungskreis.measures.queries import measures_for
from wirkungskreis.meetings.domain import tasks
from wirkungskreis.meetings.models import Task
from wirkungskreis.meetings.queries.reading import items_for, tasks_for
from wirkungskreis.meetings.states import PENDING


@dataclass(frozen=True, slots=True)
class Way:
    """One step on the page: its form, its verb, and what is said when it was taken."""

    form: type[EditionForm]
    verb: Callable[..., Task]
    said: StrPromise
    has_day: bool = False


WAYS = {
    "start": Way(EditionForm, tasks.start, gettext_lazy("Der Auftrag ist in Arbeit.")),
    "finish": Way(
        FinishForm, tasks.finish, gettext_lazy("Der Auftrag ist erledigt."), has_day=True
    ),
    "drop": Way(DropForm, tasks.drop, gettext_lazy("Der Auftrag ist entfallen."), has_day=True),
    "reopen": Way(EditionForm, tasks.reopen, gettext_lazy("Der Auftrag ist wieder offen.")),
}


@require_safe
@signed_in
def task_list(request: DeskRequest) -> HttpResponse:
    """List what the person may read: open ones by day, then the settled, the latest first."""
    on = today()
    rows = list(tasks_for(request.actor))
    form = OrderFilter(bodies_for(request.actor), rows, request.GET)
    chosen = form.chosen(rows, on)
    pending = [task for task in chosen if task.state in PENDING]
    settled = [task for task in chosen if task.state not in PENDING]
    settled.sort(key=lambda task: (task.settled_on or task.due, task.number), reverse=True)
    context = {
        "form": form,
        "rows": [(task, task.is_overdue(on), False) for task in pending]
        + [(task, False, True) for task in settled],
        "late": sum(task.is_overdue(on) for task in chosen),
        "pending": len(pending),
        "has_any": bool(rows),
    }
    return TemplateResponse(request, "desk/orders/list.html", context)


@require_safe
@signed_in
def task_page(request: DeskRequest, public_id: UUID) -> HttpResponse:
    return _show(request, _task(request, public_id), {})


@require_POST
@signed_in
def task_step(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Start, finish, drop or reopen; a refusal stands on the task's page."""
    task = _task(request, public_id)
    name = request.POST.get("step", "")
    way = WAYS.get(name)
    if way is None:
        raise Http404
    form = way.form(request.POST, auto_id=f"id_{name}_%s")
    more = {"on": today()} if way.has_day else {}

    def take(data: dict[str, Any]) -> None:
        way.verb(task, actor=request.actor, **more, **data)

    if done(form, take):
        messages.success(request, way.said)
        return HttpResponseRedirect(reverse("desk:task", args=[public_id]))
    return _show(request, _task(request, public_id), {name: form})


def _show(request: DeskRequest, task: Task, sent: dict[str, EditionForm]) -> HttpResponse:
    on = today()
    steps = [
        (step, sent.get(step.name) or WAYS[step.name].form(auto_id=f"id_{step.name}_%s"))
        for step in task.life.open_from(task.state)
        if ask(request.actor, step.permission, task)
    ]
    offered = {step.name for step, _form in steps}
    context = {
        "task": task,
        "is_overdue": task.is_overdue(on),
        "is_pending": task.state in PENDING,
        "item": items_for(request.actor)
        .select_related("meeting__sitting__body")
        .filter(pk=task.item_id or 0)
        .first(),
        "measure": measures_for(request.actor).filter(pk=task.measure_id or 0).first(),
        "steps": steps,
        "refused": [form for name, form in sent.items() if name not in offered],
        "may": ask(request.actor, "meetings.finish", task),
    }
    status = 422 if sent else 200
    return TemplateResponse(request, "desk/orders/page.html", context, status=status)


def _task(request: DeskRequest, public_id: UUID) -> Task:
    return get_object_or_404(tasks_for(request.actor), public_id=public_id)

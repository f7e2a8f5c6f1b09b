"""Small forms that each call one verb: how the pages that edit a part of a measure are built."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.forms import BaseForm
from django.http import Http404
from django_stubs_ext import StrOrPromise

from wirkungskreis.desk.measures.forms import EditionForm
from wirkungskreis.desk.web import DeskRequest, carried_out
from wirkungskreis.kernel.policy import Verdict, ask
from wirkungskreis.measures.models import Measure
from wirkungskreis.measures.states import REPORT
from wirkungskreis.ui.components.navigation import Variant


@dataclass(frozen=True, slots=True)
class Act:
    """One verb with its form. ``rows`` names the relation it acts on; empty is the measure."""

    form: type[EditionForm]
    verb: Callable[..., object]
    button: StrOrPromise
    rows: str = ""
    permission: str = REPORT
    variant: Variant = "secondary"
    title: StrOrPromise = ""
    initial: Callable[[Any], dict[str, Any]] = lambda _thing: {}


@dataclass(frozen=True, slots=True)
class Panel:
    """A form as the page shows it; ``row`` is empty when it acts on the measure itself.

    ``edition`` is the present one of what is changed: of the measure, or of a row with a life.
    """

    name: str
    act: Act
    form: BaseForm
    edition: int
    row: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One row of a part, such as a milestone, in words and with what can be done with it."""

    title: StrOrPromise
    facts: Sequence[tuple[StrOrPromise, StrOrPromise]] = field(default_factory=list)
    panels: list[Panel] = field(default_factory=list)
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A part of the page: its rows, what can be added, and what to say when there is none."""

    title: StrOrPromise
    items: list[Item] = field(default_factory=list)
    panels: list[Panel] = field(default_factory=list)
    empty: StrOrPromise = ""


class Acts:
    """The acts of one page; remembers the form that was sent, so that nothing typed is lost."""

    def __init__(self, request: DeskRequest, measure: Measure, known: Mapping[str, Act]) -> None:
        self.request, self.measure, self.known = request, measure, known
        self.sent: Panel | None = None
        self._verdicts: dict[str, Verdict] = {}

    def carried_out(self) -> bool:
        """Call the verb that was asked for; False keeps the form with its messages."""
        if self.request.method != "POST":
            return False
        name, row = self.request.POST.get("akt", ""), self.request.POST.get("zeile", "")
        if name not in self.known:
            raise Http404
        act = self.known[name]
        thing = self._thing(act, row)
        form = act.form(self.request.POST, auto_id=_ids(name, row))
        self.sent = Panel(name, act, form, self._edition(thing), row)
        return carried_out(form, act.verb, thing, actor=self.request.actor)

    def _edition(self, thing: Any) -> int:
        return int(getattr(thing, "edition", self.measure.edition))

    def _thing(self, act: Act, row: str) -> Any:
        if not act.rows:
            return self.measure
        for thing in getattr(self.measure, act.rows).all():
            if row and str(thing.public_id) == row:
                thing.measure = self.measure
                return thing
        raise Http404

    def panels(self, *names: str, row: Any = None) -> list[Panel]:
        """Give the forms of these acts that the person may use, for a row or for the measure."""
        return [self._panel(name, row) for name in names if self.may(self.known[name].permission)]

    def may(self, permission: str) -> bool:
        if permission not in self._verdicts:
            self._verdicts[permission] = ask(self.request.actor, permission, self.measure)
        return bool(self._verdicts[permission])

    def _panel(self, name: str, row: Any) -> Panel:
        key = str(row.public_id) if row is not None else ""
        if self.sent and (self.sent.name, self.sent.row) == (name, key):
            return self.sent
        act = self.known[name]
        initial = act.initial(self.measure if row is None else row)
        form = act.form(initial=initial, auto_id=_ids(name, key))
        return Panel(name, act, form, self._edition(row or self.measure), key)

    @property
    def status(self) -> int:
        return 422 if self.sent and self.sent.form.errors else 200


def _ids(name: str, row: str) -> str:
    return f"id_{name}_{row[:8]}_%s"

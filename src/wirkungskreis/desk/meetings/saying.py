"""The form in which the result of one item is written down, alone or among all of a meeting."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from wirkungskreis.desk.entries import Line, Text
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.mandates.models import Body, Kind
from wirkungskreis.mandates.queries import bodies_for
from wirkungskreis.meetings.domain.results import Order, Said, Votes, Worded
from wirkungskreis.meetings.models import AgendaItem, SeatOrganisation
from wirkungskreis.meetings.queries.competence import may_decide, usual_kind
from wirkungskreis.meetings.states import RESULTS, ItemState
from wirkungskreis.people.models import Organisation
from wirkungskreis.people.models.spans import valid_on
from wirkungskreis.ui.forms import DayField

RESULT_CHOICES = [("", _("noch offen")), *((state.value, state.label) for state in RESULTS)]


@dataclass(frozen=True, slots=True)
class Offered:
    """What every form of a meeting offers, read once: organisations and other bodies."""

    organisations: dict[str, Organisation]
    seated: list[tuple[str, str]]
    others: list[tuple[str, str]]
    bodies: dict[str, Body]

    @property
    def owners(self) -> list[Any]:
        """Give those with a seat first, because they are who takes tasks on."""
        groups = [(_("mit Sitz im Gremium"), self.seated), (_("andere"), self.others)]
        return [("", _("niemand")), *(group for group in groups if group[1])]


def offered(actor: Actor, body: Body, day: Any) -> Offered:
    """Read them in three queries."""
    seats = SeatOrganisation.objects.filter(
        valid_on(day), organisation=OuterRef("pk"), seat__body=body
    )
    rows = list(Organisation.objects.annotate(is_seated=Exists(seats)).order_by("name"))
    pairs = [(row.code, row.label, row.is_seated) for row in rows]
    bodies = [one for one in bodies_for(actor) if one.pk != body.pk and day in one.valid]
    return Offered(
        {row.code: row for row in rows},
        [(code, label) for code, label, is_seated in pairs if is_seated],
        [(code, label) for code, label, is_seated in pairs if not is_seated],
        {one.code: one for one in bodies},
    )


class WordedForm(forms.Form):
    """A decision: wording, kind and votes."""

    decision = Text(label=_("Wortlaut"), required=False, max_length=6000)
    kind = forms.ChoiceField(label=_("Art"), choices=Kind.choices)
    yes = forms.IntegerField(label=_("Ja"), required=False, min_value=0, max_value=999)
    no = forms.IntegerField(label=_("Nein"), required=False, min_value=0, max_value=999)
    abstained = forms.IntegerField(
        label=_("Enthaltungen"), required=False, min_value=0, max_value=999
    )

    def votes(self) -> Votes | None:
        """Give the votes if somebody counted them."""
        counts = [self.cleaned_data.get(name) for name in ("yes", "no", "abstained")]
        if all(count is None for count in counts):
            return None
        return Votes(*(count or 0 for count in counts))

    def worded(self) -> Worded | None:
        data = self.cleaned_data
        if not data["decision"]:
            return None
        return Worded(data["decision"], data["kind"], self.votes())

    def offer_kinds(self, item: AgendaItem) -> None:
        """Offer a decision only where the body may decide."""
        kind = self.fields["kind"]
        kind.initial = usual_kind(item)
        allowed = [one for one in Kind if one != Kind.DECISION or may_decide(item)]
        if isinstance(kind, forms.ChoiceField):
            kind.choices = [(one.value, one.label) for one in allowed]


class RulingForm(WordedForm):
    edition = forms.IntegerField(widget=forms.HiddenInput)
    field_order = ["decision", "kind", "yes", "no", "abstained"]

    def __init__(self, item: AgendaItem, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decision"].required = True
        self.offer_kinds(item)


class SaidForm(WordedForm):
    """Result, text, decision and task of one item; ``edition`` is the one the person has read."""

    edition = forms.IntegerField(widget=forms.HiddenInput)
    result = forms.ChoiceField(label=_("Ergebnis"), choices=RESULT_CHOICES, required=False)
    minute = Text(
        label=_("Was gesagt wurde"),
        required=False,
        max_length=6000,
        widget=forms.Textarea({"rows": 4}),
    )
    hand_to = forms.ChoiceField(label=_("An welches Gremium?"), required=False)
    task = Line(label=_("Auftrag: was"), required=False, max_length=300)
    task_for = forms.ChoiceField(label=_("an wen"), required=False)
    task_due = DayField(
        label=_("bis wann"), required=False, help_text=_("Leer heißt: bis zur nächsten Sitzung.")
    )

    def __init__(self, item: AgendaItem, offered: Offered, *args: Any, **kwargs: Any) -> None:
        self.item, self.offered = item, offered
        initial = {
            "result": item.state if item.has_result else "",
            "minute": item.minute,
            "edition": item.edition,
        }
        kwargs.setdefault("initial", initial)
        super().__init__(*args, **kwargs)
        self.offer_kinds(item)
        bodies = [("", _("keines")), *((b.code, b.name) for b in offered.bodies.values())]
        for name, choices in (("hand_to", bodies), ("task_for", offered.owners)):
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("task") and not data.get("task_for"):
            self.add_error("task_for", _("Bitte wählen Sie, an wen der Auftrag geht."))
        if data.get("task_for") and not data.get("task"):
            self.add_error("task", _("Bitte schreiben Sie, was zu tun ist."))
        if self.votes() and not data.get("decision"):
            self.add_error("decision", _("Bitte schreiben Sie, worüber abgestimmt wurde."))
        return data

    @property
    def is_slower(self) -> bool:
        """Whether somebody else saved since the person opened the page."""
        return self.is_bound and self.data.get(self.add_prefix("edition")) != str(self.item.edition)

    def said(self) -> Said:
        data = self.cleaned_data
        order = None
        if data["task"]:
            owner = self.offered.organisations[data["task_for"]]
            order = Order(data["task"], owner, data["task_due"])
        return Said(
            result=data["result"],
            minute=data["minute"],
            hand_to=self.offered.bodies.get(data["hand_to"]),
            decision=self.worded(),
            order=order,
        )

    def says_something(self) -> bool:
        """Whether anything differs from what stands there; what nobody touched is left alone."""
        said = self.said()
        before = (self.item.state if self.item.has_result else "", self.item.minute)
        return bool((said.result, said.minute) != before or said.decision or said.order)


def forms_for(items: Iterable[AgendaItem], offer: Offered, data: Any) -> Sequence[SaidForm]:
    """Make one form an item, each with its own names."""
    return [SaidForm(item, offer, data, prefix=f"top-{item.public_id}") for item in items]


def result_label(item: AgendaItem) -> str:
    return str(ItemState(item.state).label)

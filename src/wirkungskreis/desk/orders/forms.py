"""The shape of the filters of the book of tasks, and of what is said about one task."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkungskreis.desk.entries import EditionForm, Text
from wirkungskreis.mandates.models import Body
from wirkungskreis.meetings.models import Task
from wirkungskreis.meetings.states import PENDING

STANDS = [
    ("", _("alle")),
    ("offen", _("offen")),
    ("ueberfaellig", _("überfällig")),
    ("erledigt", _("erledigt oder entfallen")),
]


class OrderFilter(forms.Form):
    """What the address chooses; an unknown value chooses nothing."""

    gremium = forms.ChoiceField(label=_("Gremium"), required=False)
    stand = forms.ChoiceField(label=_("Stand"), required=False, choices=STANDS)
    an = forms.ChoiceField(label=_("An wen"), required=False)

    def __init__(
        self, bodies: Iterable[Body], tasks: Iterable[Task], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        found = {
            "gremium": {body.code: body.name for body in bodies},
            "an": {task.organisation.code: task.organisation.label for task in tasks},
        }
        for name, labels in found.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                by_label = sorted(labels.items(), key=lambda pair: pair[1])
                field.choices = [("", _("alle")), *by_label]

    def chosen(self, tasks: Iterable[Task], on: date) -> list[Task]:
        """Give the tasks that fit every filter."""
        self.is_valid()
        data = self.cleaned_data
        return [
            task
            for task in tasks
            if data.get("gremium", "") in {"", task.body.code}
            and data.get("an", "") in {"", task.organisation.code}
            and _fits(task, data.get("stand", ""), on)
        ]


def _fits(task: Task, stand: str, on: date) -> bool:
    rules = {
        "offen": task.state in PENDING,
        "ueberfaellig": task.is_overdue(on),
        "erledigt": task.state not in PENDING,
    }
    return rules.get(stand, True)


class FinishForm(EditionForm):
    answer = Text(
        label=_("Antwort"),
        max_length=4000,
        help_text=_("Was ist das Ergebnis? Das Gremium liest es."),
    )


class DropForm(EditionForm):
    reason = Text(label=_("Grund"), max_length=2000)

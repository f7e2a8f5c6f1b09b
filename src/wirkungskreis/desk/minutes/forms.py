"""The shape of what people enter about minutes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkungskreis.desk.entries import EditionForm, Text
from wirkungskreis.desk.web import OnceForm
from wirkungskreis.meetings.models import AgendaItem, Meeting, Minutes


class CirculateForm(OnceForm):
    pass


class ObjectionForm(OnceForm):
    item = forms.ModelChoiceField(
        AgendaItem.objects.none(),
        label=_("Zu welchem Punkt?"),
        required=False,
        empty_label=_("zur ganzen Niederschrift"),
    )
    text = Text(label=_("Was stimmt nicht, und wie soll es lauten?"), max_length=4000)

    def __init__(self, minutes: Minutes, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["item"]
        field.queryset = minutes.meeting.items.order_by("position")  # type: ignore[attr-defined]


class AnswerForm(EditionForm):
    text = Text(label=_("Antwort"), max_length=4000)


class StepForm(EditionForm):
    pass


class ApproveForm(EditionForm):
    where = forms.ModelChoiceField(
        Meeting.objects.none(),
        label=_("Genehmigt in"),
        required=False,
        empty_label=_("ohne Sitzung: Die Frist ist ohne Einwand verstrichen"),
    )

    def __init__(self, minutes: Minutes, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        sitting = minutes.meeting.sitting
        later = Meeting.objects.filter(sitting__body=sitting.body, sitting__on__gt=sitting.on)
        field = self.fields["where"]
        field.queryset = later.select_related("sitting__body").order_by("sitting__on")  # type: ignore[attr-defined]


class AddendumForm(OnceForm):
    text = Text(label=_("Nachtrag"), max_length=4000)

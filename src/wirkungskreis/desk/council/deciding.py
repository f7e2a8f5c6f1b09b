"""What the bodies made of a paper: results with votes by group, and the council's changes."""

import re
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from wirkungskreis.concept.models import Wording
from wirkungskreis.council.domain import amending, results
from wirkungskreis.council.domain.results import Votes
from wirkungskreis.council.models import AmendmentKind, Draft, ResultCode, Stop
from wirkungskreis.council.queries import amendments_for
from wirkungskreis.council.states import BRING_IN
from wirkungskreis.desk.council.fetch import ENTRY, draft_of, edited, made, page_of, posted
from wirkungskreis.desk.entries import EditionForm, Line, Text
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.web import DeskRequest, OnceForm, done
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.policy import ask
from wirkungskreis.mandates.models import Body
from wirkungskreis.ui.forms import DayField

COUNT = r"(\d{1,3})"
COUNTS = rf"{COUNT}\s*[/;,:]\s*{COUNT}(?:\s*[/;,:]\s*{COUNT})?"
TOTAL = re.compile(COUNTS)
GROUP = re.compile(rf"(?P<group>.+?)[\s:;,]+{COUNTS}")


class ResultForm(forms.Form):
    code = forms.ChoiceField(label=gettext_lazy("Ergebnis"), choices=ResultCode.choices)
    on = DayField(label=gettext_lazy("Tag"))
    total = Line(
        label=gettext_lazy("Stimmen"),
        required=False,
        max_length=30,
        help_text=gettext_lazy("Ja/Nein/Enthaltungen, zum Beispiel 39/1/5."),
    )
    groups = Text(
        label=gettext_lazy("Stimmen je Fraktion"),
        required=False,
        max_length=2000,
        help_text=gettext_lazy("Je Zeile eine, zum Beispiel: SPD 12/0/1"),
        widget=forms.Textarea({"rows": 5}),
    )
    text = Text(
        label=gettext_lazy("Wortlaut, wie beschlossen"),
        required=False,
        max_length=20_000,
        help_text=gettext_lazy("Nur wenn er vom Vorschlag abweicht."),
    )

    def clean_total(self) -> Votes | None:
        text = self.cleaned_data["total"]
        if not text:
            return None
        if not (hit := TOTAL.fullmatch(text)):
            raise forms.ValidationError(_("Bitte schreiben Sie Ja/Nein/Enthaltungen: 39/1/5."))
        return Votes("", int(hit[1]), int(hit[2]), int(hit[3] or 0))

    def clean_groups(self) -> tuple[Votes, ...]:
        found = []
        for line in filter(str.strip, self.cleaned_data["groups"].splitlines()):
            if not (hit := GROUP.fullmatch(line.strip())):
                raise forms.ValidationError(
                    _("„{line}“ ist nicht zu lesen. Bitte so: SPD 12/0/1").format(line=line[:60])
                )
            found.append(Votes(hit["group"], int(hit[2]), int(hit[3]), int(hit[4] or 0)))
        return tuple(found)


class AmendmentForm(OnceForm):
    element = forms.ModelChoiceField(
        Wording.objects.none(),
        label=gettext_lazy("Stelle im Konzept"),
        to_field_name="code",
        empty_label=gettext_lazy("bitte wählen"),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Was geändert wird"), choices=AmendmentKind.choices)
    new = Text(label=gettext_lazy("Neuer Wortlaut"), max_length=6000)
    origin = Line(
        label=gettext_lazy("Antrag, Fundstelle"),
        max_length=300,
        help_text=gettext_lazy("Zum Beispiel: Änderungsantrag der Fraktionen vom 10.12.2026"),
    )
    body = forms.ModelChoiceField(
        Body.objects.all(),
        label=gettext_lazy("Gremium"),
        required=False,
        to_field_name="code",
        empty_label=gettext_lazy("nicht erfasst"),
    )
    on = DayField(label=gettext_lazy("Beschlossen am"), required=False)

    def __init__(self, draft: Draft, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["element"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Wording.objects.filter(version=draft.version).select_related("element")


class AmendmentStepForm(EditionForm):
    step = forms.ChoiceField(choices=[("apply", ""), ("drop", "")], widget=forms.HiddenInput)
    reason = Line(label=gettext_lazy("Begründung"), required=False, max_length=500)


def _draft(request: DeskRequest, public_id: UUID) -> Draft:
    draft = draft_of(request, public_id)
    if not ask(request.actor, BRING_IN, draft):
        raise Http404
    return draft


@require_http_methods(ENTRY)
@signed_in
def stop_result(request: DeskRequest, public_id: UUID, place: str) -> HttpResponse:
    """Enter what a body made of the paper."""
    draft = _draft(request, public_id)
    rows = draft.stops.select_related("body", "consultation__paper").exclude(consultation=None)
    if not place.isdecimal():
        raise Http404
    stop: Stop = get_object_or_404(rows, order=int(place))
    form = ResultForm(posted(request), initial={"on": stop.consultation and stop.consultation.on})

    def call(data: dict[str, Any]) -> object:
        return results.enter(stop, results.Told(**data), actor=request.actor, on=today())

    return edited(request, draft, form, call, title=_("Ergebnis: {body}").format(body=stop.body))


@require_http_methods(ENTRY)
@signed_in
def amendment_new(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Write down what the council changed in the concept."""
    draft = _draft(request, public_id)
    if draft.version is None:
        raise Http404
    form = AmendmentForm(draft, posted(request))

    def call(*, element: Wording, kind: str, new: str, **given: Any) -> object:
        origin = amending.Origin(given["origin"], given["body"], given["on"])
        return amending.record(
            draft, element.element, kind=kind, new=new, origin=origin, actor=request.actor
        )

    return made(request, draft, form, call, title=_("Ratsänderung eintragen"))


@require_POST
@signed_in
def amendment_step(request: DeskRequest, public_id: UUID) -> HttpResponse:
    """Put it into the version, or say why not."""
    row = get_object_or_404(amendments_for(request.actor), public_id=public_id)
    if not ask(request.actor, BRING_IN, row.draft):
        raise Http404
    form = AmendmentStepForm(request.POST)

    def call(data: dict[str, Any]) -> object:
        if data["step"] == "apply":
            return amending.take_over(row, actor=request.actor, edition=data["edition"], on=today())
        return amending.drop(
            row, reason=data["reason"], actor=request.actor, edition=data["edition"]
        )

    if done(form, call):
        messages.success(request, _("Gespeichert."))
    else:
        for sentence in form.non_field_errors():
            messages.error(request, str(sentence))
    return HttpResponseRedirect(f"{page_of(row.draft)}#ratsaenderungen")

"""Saying what became of the words of the last version: the draft's lines of succession."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from wirkungskreis.concept.domain.succession import Because, say
from wirkungskreis.concept.models import Succession, SuccessionKind, Version, Wording
from wirkungskreis.concept.queries import unsaid, versions_for
from wirkungskreis.desk.entries import Text
from wirkungskreis.desk.guard import signed_in
from wirkungskreis.desk.web import DeskRequest, OnceForm, created
from wirkungskreis.kernel.policy import ask
from wirkungskreis.kernel.texts import clean_line
from wirkungskreis.mandates.models import Decision


class Codes(forms.Field):
    """Codes of entries of one version, read as its wordings."""

    def __init__(self, version: Version | None, **kwargs: Any) -> None:
        super().__init__(required=False, **kwargs)
        self.version = version

    def clean(self, value: Any) -> list[Wording]:
        """Find the entries named by code, with commas or spaces between; unknown ones are said."""
        codes = list(
            dict.fromkeys(clean_line(super().clean(value) or "").replace(",", " ").split())
        )
        rows = self.version.wordings.filter(code__in=codes) if self.version else ()
        found = {row.code: row for row in rows}
        if unknown := [code for code in codes if code not in found]:
            raise forms.ValidationError(
                _("In „{version}“ gibt es {codes} nicht. Bitte prüfen Sie die Kürzel.").format(
                    version=self.version, codes=", ".join(unknown)
                )
            )
        return [found[code] for code in codes]


class SuccessionForm(OnceForm):
    """One line: which entries of the last version became which of the draft, and why."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Was ist geschehen?"), choices=SuccessionKind.choices
    )
    reason = Text(label=gettext_lazy("Begründung"), required=False, max_length=2000)
    decided_in = forms.ModelChoiceField(
        Decision.objects.all(),
        label=gettext_lazy("Beschlossen in"),
        required=False,
        to_field_name="public_id",
        empty_label=gettext_lazy("noch offen"),
    )
    field_order = ["kind", "sources", "targets"]

    def __init__(self, version: Version, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        hint = _("Kürzel, mehrere mit Komma: A.1.1, A.1.2")
        old = _("Einträge in „{version}“").format(version=version.predecessor)
        new = _("Einträge in „{version}“").format(version=version)
        self.fields["sources"] = Codes(version.predecessor, label=old, help_text=hint)
        self.fields["targets"] = Codes(version, label=new, help_text=hint)
        self.order_fields(self.field_order)


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in
def succession_add(request: DeskRequest, code: str) -> HttpResponse:
    """Enter one line; the page names the entries for which no line says what became of them."""
    version = get_object_or_404(versions_for(request.actor), code=code)
    query = request.GET
    named = {"kind": query.get("art"), "sources": query.get("alt"), "targets": query.get("neu")}
    form = SuccessionForm(version, request.POST or None, initial=named)

    def enter(**data: Any) -> str:
        because = Because(reason=data["reason"], decided_in=data["decided_in"])
        say(
            data["kind"],
            (version.predecessor or version, version),
            sources=data["sources"],
            targets=data["targets"],
            because=because,
            actor=request.actor,
        )
        return reverse("desk:succession_add", args=[code])

    may = ask(request.actor, "concept.edit", version)
    writes = may and version.is_open and version.predecessor_id
    if writes and (address := created(form, enter, actor=request.actor)):
        messages.success(request, _("Der Übergang steht jetzt im Entwurf."))
        return HttpResponseRedirect(address)
    lines = Succession.objects.filter(new_version=version).exclude(kind=SuccessionKind.TAKEN_OVER)
    context = {
        "version": version,
        "form": form,
        "may": may,
        "unsaid": unsaid(version),
        "lines": lines.prefetch_related("sources", "targets"),
    }
    status = 422 if request.method == "POST" else 200
    return TemplateResponse(request, "desk/concept/succession.html", context, status=status)

"""The shape of what people enter about a seat: whose it is, who fills it, since when."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from wirkungskreis.desk.entries import EditionForm, Line
from wirkungskreis.desk.web import OnceForm
from wirkungskreis.kernel import formats
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.meetings.models import Rank, Seat, SeatHolder
from wirkungskreis.people.models import Organisation, Person, Post
from wirkungskreis.people.models.spans import valid_on
from wirkungskreis.people.queries import persons_for
from wirkungskreis.ui.forms import DayField


class PersonChoice(forms.ModelChoiceField[Person]):
    """A person with where they work; needs ``present_posts``."""

    def label_from_instance(self, obj: Any) -> str:
        places = ", ".join(post.organisation.label for post in obj.present_posts)
        return f"{obj} ({places})" if places else str(obj)


class HolderChoice(forms.ModelChoiceField[SeatHolder]):
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.person}, {obj.get_rank_display()}"


class SeatFacts(forms.Form):
    label = Line(
        label=_("Funktion"),
        max_length=120,
        help_text=_("Zum Beispiel Fachbereichsleitung; Namen stehen bei der Besetzung."),
    )
    is_voting = forms.BooleanField(
        label=_("stimmberechtigt"),
        required=False,
        help_text=_("Ohne Stimme wirkt der Sitz beratend mit und liest nichts Vertrauliches."),
    )
    is_chair = forms.BooleanField(label=_("Vorsitz"), required=False)


class NewSeatForm(SeatFacts, OnceForm):
    code = Line(label=_("Kürzel"), max_length=20)
    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Organisation"), to_field_name="code"
    )
    since = DayField(
        label=_("Seit"), required=False, help_text=_("Leer heißt: schon immer. Oder 31.12.2026.")
    )
    field_order = ["code", "label", "organisation", "since"]

    def __init__(self, on: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, on)

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if Seat.objects.filter(code=code).exists():
            raise forms.ValidationError(
                _("Dieses Kürzel ist vergeben. Bitte wählen Sie ein anderes.")
            )
        return code


class FillForm(EditionForm):
    """Who fills the seat; people of the organisation stand first."""

    rank = forms.TypedChoiceField(label=_("Platz"), choices=Rank.choices, coerce=int)
    person = PersonChoice(
        Person.objects.none(),
        label=_("Person"),
        to_field_name="public_id",
        help_text=_("Fehlt jemand? Legen Sie die Person zuerst unter Organisationen an."),
    )
    since = DayField(label=_("Ab"), help_text=_("Wer den Platz bisher füllt, verlässt ihn dann."))

    def __init__(self, seat: Seat, actor: Actor, on: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        owner = seat.organisation_on(on)
        here = Post.objects.filter(
            valid_on(on),
            person=OuterRef("pk"),
            organisation=owner.organisation_id if owner else None,
        )
        known = persons_for(actor, on=on).filter(redacted_at=None)
        person = self.fields["person"]
        if isinstance(person, forms.ModelChoiceField):
            person.queryset = known.annotate(is_here=Exists(here)).order_by("-is_here", "name")


class LeaveForm(EditionForm):
    """The last day of somebody on the seat; empty takes an announced end back."""

    holder = HolderChoice(SeatHolder.objects.none(), label=_("Wer"), to_field_name="public_id")
    last = DayField(
        label=_("Letzter Tag"),
        required=False,
        help_text=_("Der Tag darf in der Zukunft liegen. Leer heißt: bleibt ohne Ende."),
    )

    def __init__(self, seat: Seat, on: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        lasting = [row.pk for row in seat.holders.all() if not row.is_over(on)]
        holder = self.fields["holder"]
        if isinstance(holder, forms.ModelChoiceField):
            rows = SeatHolder.objects.filter(pk__in=lasting).select_related("person", "seat")
            holder.queryset = rows.order_by("rank", "valid_from")

    def clean(self) -> dict[str, Any]:
        """Give the last day as the first one after it; say at the field that it comes too early."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        last, holder = data.pop("last", None), data.get("holder")
        if last and holder and holder.valid_from and last < holder.valid_from:
            text = _("Der Tag liegt vor dem Beginn am {day}.")
            self.add_error("last", text.format(day=formats.day_short(holder.valid_from)))
        data["before"] = last + timedelta(days=1) if last else None
        return data


class ConsentForm(EditionForm):
    """How a member declared that they may be named in public."""

    told = Line(
        label=_("Wie erklärt"),
        max_length=200,
        help_text=_("Zum Beispiel: schriftlich, Akte 10.2; ohne Angaben zur Gesundheit."),
    )


class GiveForm(EditionForm):
    """Another organisation takes the seat over."""

    organisation = forms.ModelChoiceField(
        Organisation.objects.none(), label=_("Neue Organisation"), to_field_name="code"
    )
    since = DayField(label=_("Ab"))

    def __init__(self, on: date, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, on)


class SeatForm(SeatFacts, EditionForm):
    """Facts of a seat that is there; its code and body stay."""

    valid_from = DayField(label=_("Besteht seit"), required=False)
    valid_to = DayField(label=_("Besteht bis"), required=False)

    def clean(self) -> dict[str, Any]:
        """Give the last day as the first one after it."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        last, first = data.pop("valid_to", None), data.get("valid_from")
        data["valid_before"] = last + timedelta(days=1) if last else None
        if first and last and last < first:
            self.add_error(
                "valid_to", _("Das Ende liegt vor dem Anfang. Bitte prüfen Sie beide Tage.")
            )
        return data


def _offer(form: forms.Form, on: date) -> None:
    """Offer the organisations that exist on a day."""
    organisation = form.fields["organisation"]
    if isinstance(organisation, forms.ModelChoiceField):
        organisation.queryset = Organisation.objects.filter(valid_on(on)).order_by("name")

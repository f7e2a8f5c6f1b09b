"""The shape of what people enter about organisations and persons; the verbs know the rules."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkungskreis.kernel.actor import Role
from wirkungskreis.people.models import Organisation, OrganisationKind, Person, Post
from wirkungskreis.people.models.spans import valid_on
from wirkungskreis.ui.forms import DayField

ROLES = {
    Role.COORDINATION: _("Koordination"),
    Role.LEADERSHIP: _("Leitung"),
    Role.EDITORIAL: _("Redaktion"),
    Role.STATISTICS: _("Statistik"),
    Role.COMMITTEE: _("Gremium"),
    Role.MEASURE_LEAD: _("Maßnahmenverantwortliche"),
    Role.MODERATION: _("Moderation"),
    Role.AUDIT: _("Revision"),
}
LANGUAGES = [
    ("de", _("Deutsch")),
    ("de-simple", _("Leichte Sprache")),
    ("en", _("Englisch")),
    ("uk", _("Ukrainisch")),
    ("tr", _("Türkisch")),
    ("ar", _("Arabisch")),
]


class LastDayField(DayField):
    """A last day, entered inclusive; the verbs get the first day after it."""

    def to_python(self, value: Any) -> date | None:
        day = super().to_python(value)
        return day + timedelta(days=1) if day and day < date.max else day

    def prepare_value(self, value: Any) -> Any:
        """Show the last day again, not the day after it."""
        return super().prepare_value(
            value - timedelta(days=1) if isinstance(value, date) else value
        )


class EditionForm(forms.Form):
    """``edition`` is the one the person has read; templates write the present one beside it."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class OrganisationFilter(forms.Form):
    suche = forms.CharField(label=_("Name oder Kürzel"), required=False, max_length=100)
    art = forms.ChoiceField(
        label=_("Art"), choices=[("", _("alle Arten")), *OrganisationKind.choices], required=False
    )
    stand = forms.ChoiceField(
        label=_("Stand"),
        choices=[("", _("bestehende")), ("ehemalig", _("ehemalige")), ("alle", _("alle"))],
        required=False,
    )


class PersonFilter(forms.Form):
    suche = forms.CharField(label=_("Suche"), required=False, max_length=100)
    stand = forms.ChoiceField(
        label=_("Stand"),
        choices=[("", _("mit Posten")), ("ohne-posten", _("ohne Posten")), ("alle", _("alle"))],
        required=False,
    )


class AccountFilter(forms.Form):
    suche = forms.CharField(label=_("Name oder Benutzername"), required=False, max_length=100)


class OrganisationFacts(forms.Form):
    kind = forms.ChoiceField(label=_("Art"), choices=OrganisationKind.choices)
    internal = forms.BooleanField(label=_("Teil der Stadtverwaltung"), required=False)
    parent = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Gehört zu"),
        required=False,
        empty_label=_("niemandem"),
    )
    valid_from = DayField(label=_("Besteht seit"), required=False)
    contact_function = forms.CharField(
        label=_("Ansprechstelle"),
        help_text=_("Eine Stelle, keine Person: Das kann veröffentlicht werden."),
        max_length=200,
        required=False,
    )
    contact_email = forms.EmailField(label=_("E-Mail der Ansprechstelle"), required=False)
    contact_phone = forms.CharField(
        label=_("Telefon der Ansprechstelle"), max_length=60, required=False
    )

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "parent", Organisation.objects.filter(valid_on(on)))


class OrganisationNewForm(OrganisationFacts):
    code = forms.RegexField(
        r"^[A-Za-z0-9-]{2,40}$",
        label=_("Kürzel"),
        help_text=_("Zum Beispiel O-AWO. Es bleibt für immer."),
        error_messages={
            "invalid": _("Bitte nur Buchstaben ohne Umlaute, Ziffern und Bindestriche.")
        },
    )
    name = forms.CharField(label=_("Name"), max_length=200)
    short_name = forms.CharField(label=_("Kurzname"), max_length=60, required=False)
    field_order = ("code", "name", "short_name")


class OrganisationEditForm(OrganisationFacts, EditionForm):
    pass


class RenameForm(EditionForm):
    name = forms.CharField(label=_("Neuer Name"), max_length=200)
    short_name = forms.CharField(label=_("Neuer Kurzname"), max_length=60, required=False)
    day = DayField(
        label=_("Gilt ab"),
        help_text=_("Bis zum Tag davor steht in Berichten der alte Name. Zum Beispiel 01.01.2027"),
    )


class EndForm(EditionForm):
    day = LastDayField(label=_("Letzter Tag"))
    successor = forms.ModelChoiceField(
        Organisation.objects.none(),
        label=_("Nachfolge"),
        help_text=_("Offene Posten gehen auf sie über. Ohne Nachfolge enden sie."),
        required=False,
        empty_label=_("keine Nachfolge"),
    )
    reason = forms.CharField(
        label=_("Grund"),
        help_text=_("Zum Beispiel die Organisationsverfügung mit Datum."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, organisation: Organisation, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = Organisation.objects.filter(valid_before=None).exclude(pk=organisation.pk)
        choose(self, "successor", others)


class PersonForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=200)
    email = forms.EmailField(label=_("E-Mail-Adresse"), required=False)
    phone = forms.CharField(label=_("Telefon"), max_length=60, required=False)
    language = forms.ChoiceField(label=_("Sprache der E-Mails"), choices=LANGUAGES)


class PersonEditForm(PersonForm, EditionForm):
    pass


class AppointForm(forms.Form):
    organisation = forms.ModelChoiceField(Organisation.objects.none(), label=_("Organisation"))
    function = forms.CharField(label=_("Funktion"), max_length=200, required=False)
    valid_from = DayField(label=_("Ab"), required=False)
    deputy_of = forms.ModelChoiceField(
        Person.objects.none(), label=_("Vertritt"), required=False, empty_label=_("niemanden")
    )

    def __init__(self, *args: Any, person: Person, on: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "organisation", Organisation.objects.filter(valid_on(on)))
        choose(self, "deputy_of", Person.objects.filter(redacted_at=None).exclude(pk=person.pk))


class EndPostForm(forms.Form):
    post = forms.ModelChoiceField(Post.objects.none(), label=_("Posten"), empty_label=None)
    day = LastDayField(label=_("Letzter Tag"))

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "post", person.posts.filter(valid_before=None).select_related("organisation"))


class HandOverForm(forms.Form):
    successor = forms.ModelChoiceField(Person.objects.none(), label=_("Übernimmt"))

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choose(self, "successor", Person.objects.filter(redacted_at=None).exclude(pk=person.pk))


class RedactForm(EditionForm):
    sure = forms.BooleanField(
        label=_("Ich habe gelesen, was geschieht. Es kann nicht rückgängig gemacht werden.")
    )

    def clean(self) -> dict[str, Any]:
        """Hand on only what the verb takes."""
        data = super().clean() or {}
        data.pop("sure", None)
        return data


class RolesForm(forms.Form):
    chosen = forms.MultipleChoiceField(
        label=_("Rollen"),
        choices=[(role.value, label) for role, label in ROLES.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    moderation_end = LastDayField(
        label=_("Moderation: letzter Tag"),
        help_text=_("Nur für die Rolle Moderation, zum Beispiel das Ende des Auftrags."),
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        """Hand on roles with the day on which they end."""
        data = super().clean() or {}
        end = data.pop("moderation_end", None)
        roles = [Role(value) for value in data.pop("chosen", [])]
        data["roles"] = {role: end if role is Role.MODERATION else None for role in roles}
        return data


class RolesEditForm(RolesForm, EditionForm):
    pass


class InviteForm(RolesForm):
    username = forms.RegexField(
        r"^[\w.@-]{2,150}$",
        label=_("Benutzername"),
        error_messages={"invalid": _("Bitte nur Buchstaben, Ziffern, Punkt, Bindestrich und @.")},
    )
    field_order = ("username", "chosen", "moderation_end")


class AccountStepForm(EditionForm):
    step = forms.ChoiceField(
        choices=[(s, s) for s in ("deactivate", "reactivate", "reset_password", "reset_mfa")],
        widget=forms.HiddenInput,
    )


def choose(form: forms.Form, name: str, rows: Any) -> None:
    """Offer the rows in a field that was declared without any."""
    field = form.fields[name]
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101  tells the type checker
    field.queryset = rows

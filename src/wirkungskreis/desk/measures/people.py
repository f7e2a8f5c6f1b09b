"""Who answers for a measure, who takes part, and what was disputed, confirmed or merged."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkungskreis.desk.fields import TextField
from wirkungskreis.desk.measures.acts import Act, Acts, Group, Item
from wirkungskreis.desk.measures.forms import EditionForm
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel import formats
from wirkungskreis.mandates.models import Decision
from wirkungskreis.measures.domain import confirmation, leadership
from wirkungskreis.measures.models import Measure, PublicScope
from wirkungskreis.measures.states import CONFIRM, STEER
from wirkungskreis.people.models import Organisation, Person
from wirkungskreis.ui.forms import DayField

LIVING = Person.objects.filter(redacted_at=None)


class PeopleForm(EditionForm):
    lead = forms.ModelChoiceField(LIVING, label=_("Verantwortliche Person"), required=False)
    deputy = forms.ModelChoiceField(LIVING, label=_("Vertretung"), required=False)


class PartnersForm(EditionForm):
    organisations = forms.ModelMultipleChoiceField(
        Organisation.objects.all(),
        label=_("Beteiligte Organisationen"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class ConfirmForm(EditionForm):
    on = DayField(label=_("Bestätigt am"))
    by = forms.ModelChoiceField(LIVING, label=_("Bestätigt von"), required=False)
    scope = forms.ChoiceField(label=_("Was darf öffentlich sein?"), choices=PublicScope.choices)


class HandOverForm(EditionForm):
    to = forms.ModelChoiceField(Organisation.objects.all(), label=_("Neue Federführung"))
    on = DayField(label=_("Ab"))
    reason = TextField(label=_("Begründung"), max_length=500)


class DisputeForm(EditionForm):
    organisations = forms.ModelMultipleChoiceField(
        Organisation.objects.all(), label=_("Wer beansprucht die Federführung?")
    )
    since = DayField(label=_("Seit"))


class SettleForm(EditionForm):
    on = DayField(label=_("Geklärt am"))
    resolution = TextField(label=_("Worauf hat man sich geeinigt?"), max_length=1000)
    decision = forms.ModelChoiceField(
        Decision.objects.all(), label=_("Beschluss oder Verabredung"), required=False
    )


class MergeForm(EditionForm):
    into = forms.ModelChoiceField(
        Measure.objects.filter(merged_into=None), label=_("Geht auf in der Maßnahme")
    )


def _now(measure: Measure) -> dict[str, Any]:
    return {"lead": measure.lead_person_id, "deputy": measure.deputy_person_id}


def _partners(measure: Measure) -> dict[str, Any]:
    return {"organisations": [p.organisation_id for p in measure.partnerships.all()]}


def _today(_measure: Measure) -> dict[str, Any]:
    return {"on": today()}


ACTS = {
    "benennen": Act(PeopleForm, leadership.name_people, _("Speichern"), initial=_now),
    "beteiligen": Act(
        PartnersForm,
        leadership.set_partners,
        _("Speichern"),
        title=_("Beteiligte ändern"),
        initial=_partners,
    ),
    "bestaetigen": Act(
        ConfirmForm,
        confirmation.confirm,
        _("Bestätigung eintragen"),
        permission=CONFIRM,
        title=_("Bestätigung eintragen"),
        initial=_today,
    ),
    "erneut": Act(
        EditionForm, confirmation.reopen, _("Erneut um Bestätigung bitten"), permission=STEER
    ),
    "uebergeben": Act(
        HandOverForm,
        leadership.hand_over,
        _("Federführung wechseln"),
        permission=STEER,
        title=_("Federführung wechseln"),
        initial=_today,
    ),
    "streiten": Act(
        DisputeForm,
        leadership.dispute,
        _("Als strittig eintragen"),
        permission=STEER,
        title=_("Federführung ist strittig"),
    ),
    "klaeren": Act(
        SettleForm,
        leadership.settle,
        _("Klärung eintragen"),
        permission=STEER,
        title=_("Klärung eintragen"),
        initial=_today,
    ),
    "aufgehen": Act(
        MergeForm,
        leadership.merge,
        _("Zusammenlegen"),
        permission=STEER,
        variant="danger",
        title=_("Mit einer anderen Maßnahme zusammenlegen"),
    ),
}


def groups(measure: Measure, acts: Acts) -> list[Group]:
    confirmed = formats.day(measure.confirmed_on) if measure.confirmed_on else _("noch nicht")
    disputed = getattr(measure, "is_disputed", False)
    lead = Item(
        measure.lead.name,
        [(_("Bestätigt am"), confirmed), (_("Öffentlich"), measure.get_public_scope_display())],
        acts.panels("bestaetigen", *(["erneut"] if measure.confirmed_on else []), "uebergeben"),
    )
    partners = ", ".join(p.organisation.label for p in measure.partnerships.all())
    return [
        Group(_("Federführung"), [lead], acts.panels("klaeren" if disputed else "streiten")),
        Group(_("Personen"), [], acts.panels("benennen")),
        Group(
            _("Beteiligte"), [], acts.panels("beteiligen"), partners or _("Noch keine Beteiligten.")
        ),
        Group(_("Zusammenlegen"), [], [] if measure.merged_into_id else acts.panels("aufgehen")),
    ]

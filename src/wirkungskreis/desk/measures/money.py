"""Who pays, until when, and what a year takes."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from wirkungskreis.desk.fields import LineField
from wirkungskreis.desk.measures.acts import Act, Acts, Group, Item
from wirkungskreis.desk.measures.forms import EditionForm
from wirkungskreis.kernel import formats
from wirkungskreis.measures.domain import money
from wirkungskreis.measures.models import Approval, Effort, EffortKind, Funding, Measure, Per
from wirkungskreis.ui.forms import DayField, EuroField


class FundingForm(EditionForm):
    """``last`` is the last day with money; the verb wants the first without."""

    programme = LineField(label=_("Programm"), max_length=200)
    payer = LineField(label=_("Geldgeber"), required=False, max_length=200)
    amount = EuroField(label=_("Betrag in Euro"), required=False)
    per = forms.ChoiceField(label=_("Betrag je"), choices=Per.choices)
    own_share = EuroField(label=_("davon Eigenanteil in Euro"), required=False)
    valid_from = DayField(label=_("Erster Tag"), required=False)
    last = DayField(label=_("Letzter Tag"), required=False)
    approval = forms.ChoiceField(label=_("Bewilligung"), choices=Approval.choices)
    note = LineField(label=_("Anmerkung"), required=False, max_length=500)

    def clean(self) -> dict[str, Any]:
        said = self.cleaned_data
        last = said.pop("last", None)
        said["valid_before"] = last + timedelta(days=1) if last else None
        return said


class EffortForm(EditionForm):
    year = forms.IntegerField(
        label=_("Jahr"), validators=[MinValueValidator(1990), MaxValueValidator(2100)]
    )
    kind = forms.ChoiceField(label=_("Art"), choices=EffortKind.choices)
    low = EuroField(
        label=_("von"),
        required=False,
        help_text=_("Euro, beim Stellenanteil Vollzeitstellen. Beides leer: nicht gemeldet."),
    )
    high = EuroField(label=_("bis"), required=False, help_text=_("Genau? Dann zweimal dasselbe."))
    public_agreed = forms.BooleanField(label=_("Darf veröffentlicht werden"), required=False)


def terms(funding: Funding) -> dict[str, Any]:
    names = ("programme", "payer", "amount", "per", "own_share", "valid_from", "approval", "note")
    return {**{name: getattr(funding, name) for name in names}, "last": last_day(funding)}


def last_day(funding: Funding) -> Any:
    return funding.valid_before - timedelta(days=1) if funding.valid_before else None


ACTS = {
    "foerdern": Act(FundingForm, money.fund, _("Eintragen"), title=_("Neue Förderung")),
    "aendern": Act(
        FundingForm,
        money.change_funding,
        _("Speichern"),
        rows="fundings",
        title=_("Ändern"),
        initial=terms,
    ),
    "loeschen": Act(
        EditionForm,
        money.unfund,
        _("Irrtümlich eingetragen: löschen"),
        rows="fundings",
        variant="danger",
    ),
    "aufwand": Act(EffortForm, money.spend, _("Eintragen"), title=_("Aufwand eines Jahres")),
}


def groups(measure: Measure, acts: Acts) -> list[Group]:
    fundings = [_funding(funding, acts) for funding in measure.fundings.all()]
    efforts = [
        Item(f"{e.year}: {e.get_kind_display()}", [(_("Aufwand"), amount(e))])
        for e in measure.efforts.all()
    ]
    return [
        Group(_("Förderungen"), fundings, acts.panels("foerdern"), _("Noch keine Förderung.")),
        Group(_("Aufwand"), efforts, acts.panels("aufwand"), _("Noch nichts gemeldet.")),
    ]


def _funding(funding: Funding, acts: Acts) -> Item:
    per = funding.get_per_display()
    facts = [
        (_("Geldgeber"), funding.payer or formats.NOTHING),
        (_("Betrag"), _("{amount} je {per}").format(amount=formats.euro(funding.amount), per=per)),
        (_("Letzter Tag"), formats.day(last_day(funding))),
        (_("Bewilligung"), funding.get_approval_display()),
    ]
    return Item(funding.programme, facts, acts.panels("aendern", "loeschen", row=funding))


def amount(effort: Effort) -> str:
    """Write what a year takes: exact, a range, or that nobody said."""
    if effort.low is None:
        return str(_("nicht gemeldet"))
    staff = effort.kind == EffortKind.STAFF
    low, high = (
        f"{formats.number(value)} {_('Stellen')}" if staff else formats.euro(value)
        for value in (effort.low, effort.high)
    )
    return low if effort.low == effort.high else f"{low} – {high}"

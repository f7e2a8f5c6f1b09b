"""Milestones and the end of a measure: what was planned, what moved, what is done."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkungskreis.desk.fields import LineField, TextField
from wirkungskreis.desk.measures.acts import Act, Acts, Group, Item
from wirkungskreis.desk.measures.forms import EditionForm
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel import formats
from wirkungskreis.mandates.models import Sitting
from wirkungskreis.measures.domain import dates
from wirkungskreis.measures.models import Measure, Milestone
from wirkungskreis.ui.forms import DayField


class MilestoneForm(EditionForm):
    title = LineField(label=_("Meilenstein"), max_length=200)
    due = DayField(label=_("Fällig am"))
    note = LineField(label=_("Anmerkung"), required=False, max_length=500)


class WordsForm(EditionForm):
    title = LineField(label=_("Meilenstein"), max_length=200)
    note = LineField(label=_("Anmerkung"), required=False, max_length=500)


class MoveForm(EditionForm):
    to = DayField(label=_("Neuer Termin"))
    reason = TextField(label=_("Warum wird verschoben?"), max_length=500)


class ReachForm(EditionForm):
    on = DayField(label=_("Erreicht am"))


class EndForm(EditionForm):
    to = DayField(label=_("Neues Ende"))
    reason = TextField(label=_("Warum verschiebt sich das Ende?"), max_length=500)
    sitting = forms.ModelChoiceField(
        Sitting.objects.select_related("body"), label=_("Besprochen in der Sitzung"), required=False
    )


def move_end(measure: Measure, **said: Any) -> Measure:
    return dates.move_end(measure, on=today(), **said)


ACTS = {
    "eintragen": Act(MilestoneForm, dates.add, _("Eintragen"), title=_("Neuer Meilenstein")),
    "erreichen": Act(
        ReachForm,
        dates.reach,
        _("Als erreicht eintragen"),
        rows="milestones",
        initial=lambda _row: {"on": today()},
    ),
    "oeffnen": Act(EditionForm, dates.unreach, _("Doch nicht erreicht"), rows="milestones"),
    "verschieben": Act(
        MoveForm, dates.move, _("Verschieben"), rows="milestones", title=_("Termin verschieben")
    ),
    "umbenennen": Act(
        WordsForm,
        dates.reword,
        _("Speichern"),
        rows="milestones",
        title=_("Worte ändern"),
        initial=lambda row: {"title": row.title, "note": row.note},
    ),
    "ende": Act(EndForm, move_end, _("Ende verschieben"), title=_("Ende verschieben")),
}


def groups(measure: Measure, acts: Acts) -> list[Group]:
    """Milestones by date, and the end of the whole."""
    items = [_item(milestone, acts) for milestone in measure.milestones.all()]
    end = measure.expected_end or measure.planned_end
    day = formats.day(end) if end else _("offen")
    facts = [(_("Geplantes Ende"), formats.day(measure.planned_end)), (_("Ende jetzt"), day)]
    return [
        Group(_("Meilensteine"), items, acts.panels("eintragen"), _("Noch kein Meilenstein.")),
        Group(_("Ende der Maßnahme"), [Item(_("Ende"), facts, acts.panels("ende"))]),
    ]


def _item(milestone: Milestone, acts: Acts) -> Item:
    names = ["oeffnen"] if milestone.done_on else ["erreichen", "verschieben", "umbenennen"]
    facts = [(_("Fällig am"), formats.day(milestone.due))]
    if milestone.moved_count:
        first = formats.day(milestone.original_due)
        facts.append((_("Ursprünglich"), first))
        facts.append((_("Warum verschoben"), milestone.move_reason or "–"))
    if milestone.done_on:
        facts.append((_("Erreicht am"), formats.day(milestone.done_on)))
    tone = "good" if milestone.done_on else "warn" if milestone.is_overdue(today()) else ""
    return Item(milestone.title, facts, acts.panels(*names, row=milestone), tone)

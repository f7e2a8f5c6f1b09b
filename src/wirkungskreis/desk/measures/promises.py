"""What is missing for a measure, what was promised, and by what it is said to move a goal."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from wirkungskreis.concept.models import Kind as ElementKind
from wirkungskreis.desk.fields import LineField, TextField
from wirkungskreis.desk.measures.acts import Act, Acts, Group, Item
from wirkungskreis.desk.measures.forms import EditionForm, ElementChoice
from wirkungskreis.desk.measures.goals import called
from wirkungskreis.journal.clock import today
from wirkungskreis.kernel import formats
from wirkungskreis.measures.domain import claims, promises
from wirkungskreis.measures.models import Commitment, ContributionClaim, Measure, Need, NeedSource
from wirkungskreis.measures.states import COMMITMENT_LIFE, NEED_LIFE, STEER
from wirkungskreis.people.models import Organisation
from wirkungskreis.ui.forms import DayField


class NeedForm(EditionForm):
    key = forms.UUIDField(widget=forms.HiddenInput)
    text = TextField(label=_("Was fehlt?"), max_length=1000)
    source = forms.ChoiceField(label=_("Woher wissen wir das?"), choices=NeedSource.choices)


class AnswerForm(EditionForm):
    step = forms.ChoiceField(
        label=_("Was wird daraus?"), choices=[(s.name, s.label) for s in NEED_LIFE.steps.values()]
    )
    answer = TextField(label=_("Wo oder warum?"), required=False, max_length=1000)


class PromiseForm(EditionForm):
    key = forms.UUIDField(widget=forms.HiddenInput)
    organisation = forms.ModelChoiceField(Organisation.objects.all(), label=_("Wer sagt zu?"))
    what = TextField(label=_("Was wird zugesagt?"), max_length=1000)
    until = DayField(label=_("Bis wann?"), required=False)
    paper = LineField(label=_("Wo steht das?"), required=False, max_length=200)
    is_public = forms.BooleanField(label=_("Darf veröffentlicht werden"), required=False)


class JudgeForm(EditionForm):
    step = forms.ChoiceField(
        label=_("Was wurde daraus?"),
        choices=[(s.name, s.label) for s in COMMITMENT_LIFE.steps.values()],
    )
    remark = TextField(label=_("Anmerkung"), required=False, max_length=1000)


class ClaimForm(EditionForm):
    element = ElementChoice(ElementKind.GOAL, ElementKind.SUBGOAL, label=_("Ziel"))
    mechanism = TextField(label=_("Wie soll die Maßnahme wirken?"), max_length=1000)
    evidence = TextField(label=_("Was spricht dafür?"), required=False, max_length=1000)
    other_factors = TextField(label=_("Was wirkt sonst noch?"), required=False, max_length=1000)
    doubts = TextField(label=_("Was spricht dagegen?"), required=False, max_length=1000)


class ReviewForm(EditionForm):
    doubts = TextField(label=_("Was spricht dagegen?"), required=False, max_length=1000)


def state_need(measure: Measure, **said: Any) -> Need:
    """Add a need; adding takes nothing away from others, so the edition read does not matter."""
    del said["edition"]
    return promises.state_need(measure=measure, field=measure.field, stated_on=today(), **said)


def promise(measure: Measure, **said: Any) -> Commitment:
    """Add a promise, likewise."""
    del said["edition"]
    return promises.promise(measure=measure, field=measure.field, on=today(), **said)


def review(found: ContributionClaim, **said: Any) -> ContributionClaim:
    return claims.review(found, on=today(), **said)


def _key(_measure: Measure) -> dict[str, Any]:
    return {"key": uuid4()}


ACTS = {
    "bedarf": Act(
        NeedForm,
        state_need,
        _("Eintragen"),
        permission="measures.state_need",
        title=_("Bedarf eintragen"),
        initial=_key,
    ),
    "antworten": Act(
        AnswerForm,
        promises.answer_need,
        _("Speichern"),
        rows="needs",
        permission=STEER,
        title=_("Antwort eintragen"),
    ),
    "zusagen": Act(
        PromiseForm,
        promise,
        _("Eintragen"),
        permission=STEER,
        title=_("Zusage eintragen"),
        initial=_key,
    ),
    "werten": Act(
        JudgeForm,
        promises.judge,
        _("Speichern"),
        rows="commitments",
        permission=STEER,
        title=_("Was daraus wurde"),
    ),
    "annehmen": Act(ClaimForm, claims.claim, _("Eintragen"), title=_("Wirkungsannahme eintragen")),
    "pruefen": Act(
        ReviewForm,
        review,
        _("Als geprüft eintragen"),
        rows="claims",
        permission=STEER,
        title=_("Prüfen"),
        initial=lambda found: {"doubts": found.doubts},
    ),
}


def groups(measure: Measure, acts: Acts) -> list[Group]:
    inside = acts.may("measures.see_inside")
    needs = [_need(need, acts) for need in measure.needs.all()] if inside else []
    commitments = [_promise(c, acts) for c in measure.commitments.all() if inside or _agreed(c)]
    found = [_claim(claim, acts) for claim in measure.claims.all()]
    return [
        Group(_("Bedarfe"), needs, acts.panels("bedarf"), _("Kein Bedarf eingetragen.")),
        Group(_("Zusagen"), commitments, acts.panels("zusagen"), _("Keine Zusage eingetragen.")),
        Group(_("Wirkungsannahmen"), found, acts.panels("annehmen"), _("Keine eingetragen.")),
    ]


def _agreed(commitment: Commitment) -> bool:
    return commitment.is_public and commitment.confirmed_on is not None


def _need(need: Need, acts: Acts) -> Item:
    facts = [
        (_("Stand"), need.get_state_display()),
        (_("Quelle"), need.get_source_display()),
        (_("Genannt am"), formats.day(need.stated_on)),
        (_("Antwort"), need.answer or formats.NOTHING),
    ]
    return Item(need.text, facts, acts.panels("antworten", row=need))


def _promise(commitment: Commitment, acts: Acts) -> Item:
    facts = [
        (_("Wer"), commitment.organisation.name),
        (_("Bis"), formats.day(commitment.until)),
        (_("Stand"), commitment.get_state_display()),
        (
            _("Bestätigt"),
            formats.day(commitment.confirmed_on) if commitment.confirmed_on else _("noch nicht"),
        ),
        (_("Was daraus wurde"), commitment.remark or formats.NOTHING),
    ]
    return Item(commitment.what, facts, acts.panels("werten", row=commitment))


def _claim(found: ContributionClaim, acts: Acts) -> Item:
    reviewed = formats.day(found.reviewed_on) if found.reviewed_on else _("noch nicht")
    facts = [
        (_("Wie sie wirken soll"), found.mechanism),
        (_("Was dafür spricht"), found.evidence or formats.NOTHING),
        (_("Was sonst noch wirkt"), found.other_factors or formats.NOTHING),
        (_("Was dagegen spricht"), found.doubts or formats.NOTHING),
        (_("Geprüft"), reviewed),
    ]
    return Item(called(found.element), facts, acts.panels("pruefen", row=found))

"""The shape of what leads enter; each field says who reads it. The verbs know the rules."""

from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.clock import today
from wirkungskreis.kernel.texts import clean, clean_line
from wirkungskreis.measures.states import OVER
from wirkungskreis.measures.states import State as Lifecycle
from wirkungskreis.meetings.models import Invitation, SeatHolder
from wirkungskreis.meetings.states import Reply
from wirkungskreis.rounds.models import Return
from wirkungskreis.rounds.states import Continuation, Counted, Help, Publish, Schedule, YesNo
from wirkungskreis.ui.forms import DayField, EuroField
from wirkungskreis.vocab.models import Obstacle
from wirkungskreis.vocab.queries import offered

ALL_READ = _("Das steht im Bericht.")
KI_READS = _("Das liest nur das KI.")
BODIES_READ = _("Das lesen das KI und die Gremien; öffentlich wird es nicht.")
KI_UNLESS = _("Das liest nur das KI, solange Sie es unten nicht freigeben.")


class LongText(forms.CharField):
    """Some sentences, without control characters."""

    def __init__(self, *, rows: int = 3, max_length: int = 1500, **kwargs: Any) -> None:
        area = forms.Textarea(attrs={"rows": rows})
        kwargs.setdefault("required", False)
        super().__init__(widget=area, max_length=max_length, **kwargs)

    def to_python(self, value: Any) -> str:
        return clean(super().to_python(value) or "").strip()


class EditionForm(forms.Form):
    """``edition`` is the one the person has read; templates write the present one beside it."""

    edition = forms.IntegerField(widget=forms.HiddenInput)


class AskLinkForm(forms.Form):
    email = forms.EmailField(label=_("Ihre Mailadresse"), max_length=254)


class TopicForm(forms.Form):
    """A topic for the next meeting; ``key`` makes a second sending harmless."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    title = forms.CharField(label=_("Thema"), max_length=200)
    text = LongText(label=_("Worum es geht"))

    def clean_title(self) -> str:
        return clean_line(self.cleaned_data["title"])


class ReplyForm(EditionForm):
    """The answer to an invitation: one choice, in which each deputy is one."""

    reply = forms.ChoiceField(label=_("Kommen Sie?"), widget=forms.RadioSelect)

    def __init__(
        self, invitation: Invitation, deputies: list[SeatHolder], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.deputies = {str(row.rank): row for row in deputies}
        field = self.fields["reply"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [
                (Reply.YES.value, _("Ich vertrete") if invitation.is_deputy else _("Ich komme")),
                *((f"deputy:{rank}", _stands_in(row)) for rank, row in self.deputies.items()),
                (Reply.NO.value, _("Ich komme nicht")),
            ]
        called = [rank for rank, row in self.deputies.items() if _is_called(invitation, row)]
        wanted = invitation.reply
        field.initial = f"{wanted}:{called[0]}" if wanted == Reply.DEPUTY and called else wanted

    def said(self) -> tuple[str, SeatHolder | None]:
        """Give the answer, and who stands in if it names somebody."""
        said, _colon, rank = self.cleaned_data["reply"].partition(":")
        return said, self.deputies.get(rank)


def _stands_in(holder: SeatHolder) -> str:
    return gettext("Mich vertritt {name}").format(name=holder.person)


def _is_called(invitation: Invitation, holder: SeatHolder) -> bool:
    rows = Invitation.objects.filter(meeting=invitation.meeting_id, person=holder.person_id)
    return rows.filter(called_on__isnull=False, revoked_on=None).exists()


class AnswerForm(EditionForm):
    """What all leads are asked: at most four inputs are required, and none for a draft."""

    needed: ClassVar[tuple[str, ...]]

    def __init__(self, *args: Any, is_draft: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in self.needed:
            self.fields[name].required = not is_draft
        if self.data.get("lifecycle") in OVER:
            self.fields["next_step"].required = False
        field, carried = self.fields["obstacle"], self.initial.get("obstacle")
        if isinstance(field, forms.ModelChoiceField):
            kept = [carried.pk] if isinstance(carried, Obstacle) else []
            field.queryset = offered(Obstacle, today(), kept=kept)

    lifecycle = forms.ChoiceField(
        label=_("Stand"), choices=Lifecycle.choices, help_text=ALL_READ, required=False
    )
    schedule_reason = LongText(
        label=_("Woran liegt das?"), help_text=_("Ein Satz. Das steht im Bericht."), rows=2
    )
    done = LongText(
        label=_("Was ist geschehen?"),
        help_text=_("Ein bis drei Sätze, ohne Namen und ohne Listen. Das steht im Bericht."),
        rows=4,
    )
    next_step = LongText(label=_("Was folgt?"), help_text=ALL_READ, rows=2)
    next_step_due = DayField(label=_("Bis wann?"), required=False)
    help_kind = forms.ChoiceField(
        label=_("Brauchen Sie Hilfe oder eine Entscheidung?"),
        choices=Help.choices,
        widget=forms.RadioSelect,
        initial=Help.NONE,
        required=False,
        help_text=KI_UNLESS,
    )
    help_text = LongText(label=_("Was brauchen Sie, von wem?"), help_text=KI_UNLESS, rows=2)
    obstacle = forms.ModelChoiceField(
        Obstacle.objects.none(),
        label=_("Hindert Sie etwas?"),
        required=False,
        empty_label=_("nichts Besonderes"),
        help_text=KI_UNLESS,
    )
    obstacle_text = LongText(label=_("Was genau hindert?"), help_text=KI_UNLESS, rows=2)
    releases_obstacle = forms.BooleanField(
        label=_("Hindernis und Hilfebedarf dürfen im Bericht an die Gremien stehen."),
        required=False,
    )
    reach_actual = forms.IntegerField(
        label=_("Wie viele Menschen, ungefähr?"),
        min_value=0,
        max_value=9_999_999,
        required=False,
        help_text=_("Eine runde Zahl genügt, keine Namen und keine Herkunft. Im Bericht."),
    )
    reach_unit = forms.CharField(
        label=_("Was wird gezählt?"),
        max_length=100,
        required=False,
        help_text=_("Zum Beispiel Teilnehmende, Beratungen, Besuche."),
    )
    reach_kind = forms.ChoiceField(
        label=_("Gezählt oder geschätzt?"),
        choices=[("", _("weiß ich nicht")), *Counted.choices],
        required=False,
    )
    effort_hours = forms.DecimalField(
        label=_("Arbeitsstunden im Zeitraum"),
        min_value=0,
        max_digits=9,
        decimal_places=2,
        localize=True,
        required=False,
        help_text=BODIES_READ,
    )
    effort_cost = EuroField(
        label=_("Kosten im Zeitraum in Euro"), required=False, help_text=BODIES_READ
    )


class ProjectForm(AnswerForm):
    """Projects and one-offs stand against a plan."""

    needed = ("schedule", "done", "next_step", "help_kind")

    schedule = forms.ChoiceField(
        label=_("Sind Sie im Plan?"),
        choices=Schedule.choices,
        widget=forms.RadioSelect,
        required=False,
        help_text=ALL_READ,
    )


class OfferForm(AnswerForm):
    """Offers and structures go on, rest or end."""

    needed = ("continuation", "help_kind")

    continuation = forms.ChoiceField(
        label=_("Läuft es weiter?"),
        choices=Continuation.choices,
        widget=forms.RadioSelect,
        required=False,
        help_text=ALL_READ,
    )
    what_is_missing = LongText(
        label=_("Was fehlt?"), help_text=_("Das wird als Bedarf notiert."), rows=2
    )


def answer_form(ret: Return) -> type[AnswerForm]:
    return ProjectForm if ret.measure.has_schedule else OfferForm


class UnchangedForm(EditionForm):
    expected = DayField(label=_("Wann ist die nächste Änderung zu erwarten?"))
    sentence = LongText(
        label=_("Warum bewegt sich nichts?"), help_text=_("Ein Satz. Das steht im Bericht."), rows=2
    )


class NotResponsibleForm(EditionForm):
    successor = forms.CharField(
        label=_("Wer ist jetzt zuständig?"),
        max_length=300,
        help_text=_("Stelle oder Organisation, wenn Sie mögen mit Telefon. Das liest nur das KI."),
    )


class CallForm(EditionForm):
    number = forms.CharField(label=_("Unter welcher Nummer?"), max_length=60, help_text=KI_READS)
    when = forms.CharField(label=_("Wann erreichen wir Sie gut?"), max_length=200, required=False)


class ConfirmationForm(EditionForm):
    is_correct = forms.ChoiceField(
        label=_("Stimmt das?"),
        choices=[(YesNo.YES, _("ja")), (YesNo.NO, _("nein"))],
        widget=forms.RadioSelect,
        help_text=KI_READS,
    )
    correction = LongText(label=_("Was stimmt nicht?"), help_text=KI_READS)
    takes_part = forms.ChoiceField(
        label=_("Machen Sie mit?"),
        choices=YesNo.choices,
        widget=forms.RadioSelect,
        help_text=_("Dann fragen wir Sie ein- bis zweimal im Jahr nach dem Sachstand."),
    )
    answering = forms.CharField(
        label=_("Wer antwortet künftig?"),
        max_length=300,
        required=False,
        help_text=_("Leer lassen, wenn Sie es bleiben. Das liest nur das KI."),
    )
    public_scope = forms.ChoiceField(
        label=_("Was darf öffentlich sein?"), choices=Publish.choices, widget=forms.RadioSelect
    )

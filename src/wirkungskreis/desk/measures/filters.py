"""The filters of the register: a form whose state stands in the address."""

from collections.abc import Iterable
from html import escape
from typing import Any

from django import forms
from django.forms.renderers import BaseRenderer
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirkungskreis.concept.models import Kind as ElementKind
from wirkungskreis.measures import register
from wirkungskreis.measures.models import Kind
from wirkungskreis.measures.rows import Named, Options
from wirkungskreis.measures.states import State
from wirkungskreis.measures.wanted import Open, Stage, Wanted
from wirkungskreis.rounds.queries.deviations import LABELS, WORST_FIRST

Choices = list[tuple[str, StrOrPromise]]
ALL: tuple[str, StrOrPromise] = ("", _("alle"))
STAGES: Choices = [(Stage.ALIVE, _("alle, die nicht beendet sind"))]
MERGED: Choices = [(Stage.MERGED, _("in einer anderen aufgegangen"))]
MONTHS: Choices = [("3", _("3 Monaten")), ("6", _("6 Monaten")), ("12", _("12 Monaten"))]
OPEN: Choices = [
    (Open.UNCONFIRMED, _("noch nicht bestätigt")),
    (Open.UNPUBLISHED, _("nicht veröffentlicht")),
    (Open.NO_GOAL, _("ohne Ziel")),
    (Open.NO_PERSON, _("ohne verantwortliche Person")),
    (Open.NO_DATE, _("ohne Beginn")),
]


EVERY = "alle"
DEVIATING: Choices = [
    (EVERY, _("jede Abweichung")),
    *((code, LABELS[code]) for code in WORST_FIRST),
]


class QuickSelect(forms.Select):
    """The same markup as every other choice, written without a template for each option."""

    def render(
        self,
        name: str,
        value: Any,
        attrs: Any = None,
        renderer: BaseRenderer | None = None,  # noqa: ARG002  Django passes it by name
    ) -> SafeString:
        chosen = str(value or "")
        pairs = [(str(code), str(word)) for code, word in self.choices]
        options = "".join(
            f'<option value="{escape(code)}"{" selected" if code == chosen else ""}>'
            f"{escape(word)}</option>"
            for code, word in pairs
        )
        return format_html(
            '<div class="kern-form-input__select-wrapper"><select name="{}"{}>{}</select></div>',
            name,
            flatatt(self.build_attrs(self.attrs, attrs)),
            mark_safe(options),  # noqa: S308  escaped above
        )


class QuickChecks(forms.CheckboxSelectMultiple):
    """Likewise: the same markup as every other group of boxes."""

    def render(
        self,
        name: str,
        value: Any,
        attrs: Any = None,
        renderer: BaseRenderer | None = None,  # noqa: ARG002  Django passes it by name
    ) -> SafeString:
        chosen = set(map(str, value or ()))
        own = self.build_attrs(self.attrs, attrs)
        return format_html_join(
            "",
            '<div class="kern-form-check"><input type="checkbox" class="{}" name="{}" value="{}"'
            ' id="{}_{}"{}><label class="kern-label" for="{}_{}">{}</label></div>',
            (
                (
                    own.get("class", ""),
                    name,
                    code,
                    own.get("id", name),
                    number,
                    CHECKED if str(code) in chosen else "",
                    own.get("id", name),
                    number,
                    word,
                )
                for number, (code, word) in enumerate(self.choices)
            ),
        )


CHECKED = SafeString(" checked")


class FilterForm(forms.Form):
    """Field names are the words of the address; a value nobody offered is ignored."""

    suche = forms.CharField(label=_("Suche"), required=False, max_length=100)
    feld = forms.ChoiceField(label=_("Handlungsfeld"), required=False, widget=QuickSelect)
    ziel = forms.ChoiceField(label=_("Ziel oder Ansatz"), required=False, widget=QuickSelect)
    traeger = forms.ChoiceField(label=_("Federführung"), required=False, widget=QuickSelect)
    stand = forms.ChoiceField(label=_("Stand"), required=False, widget=QuickSelect)
    art = forms.ChoiceField(label=_("Art"), required=False, widget=QuickSelect)
    prio = forms.ChoiceField(label=_("Priorität"), required=False, widget=QuickSelect)
    zielgruppe = forms.ChoiceField(label=_("Zielgruppe"), required=False, widget=QuickSelect)
    gebiet = forms.ChoiceField(label=_("Gebiet"), required=False, widget=QuickSelect)
    finanzen = forms.ChoiceField(label=_("Finanzierung"), required=False, widget=QuickSelect)
    geld = forms.ChoiceField(label=_("Geld endet in"), required=False, widget=QuickSelect)
    offen = forms.ChoiceField(label=_("Offen"), required=False, widget=QuickSelect)
    abweichung = forms.ChoiceField(label=_("Abweichung"), required=False, widget=QuickSelect)
    spalten = forms.MultipleChoiceField(label=_("Spalten"), required=False, widget=QuickChecks)

    ALWAYS = ("suche", "feld", "stand", "traeger", "offen", "abweichung")
    MORE = ("ziel", "art", "prio", "zielgruppe", "gebiet", "finanzen", "geld")

    def __init__(self, data: Any, choice: Options, columns: Iterable[register.Column]) -> None:
        super().__init__(data)
        leads = sorted(choice.organisations.values(), key=lambda o: o.label.casefold())
        offered: dict[str, Choices] = {
            "feld": [called(e) for e in by_code(choice) if e.kind == ElementKind.FIELD],
            "ziel": [called(e) for e in by_code(choice) if e.kind in SERVED],
            "traeger": [(o.code, o.label) for o in leads],
            "stand": [*STAGES, *State.choices, *MERGED],
            "art": [*Kind.choices],
            "prio": [("1", "1"), ("2", "2"), ("3", "3")],
            "zielgruppe": [(g.code, g.label) for g in choice.target_groups.values()],
            "gebiet": [(area.code, area.label) for area in choice.areas.values()],
            "finanzen": list(register.FINANCE.items()),
            "geld": MONTHS,
            "offen": OPEN,
            "abweichung": DEVIATING,
        }
        self.offered = {name: dict(choices) for name, choices in offered.items()}
        for name, choices in offered.items():
            self._choices(name, [ALL, *choices])
        self._choices("spalten", [(column.key, column.title) for column in columns])

    def _choices(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField):
            field.choices = choices

    def wanted(self, choice: Options) -> Wanted:
        """Read what is wanted; what is wrong in an address counts as not said."""
        self.is_valid()
        said = self.cleaned_data
        return Wanted(
            search=said.get("suche", ""),
            fields=choice.named(said["feld"]) if said.get("feld") else None,
            goals=choice.named(said["ziel"]) if said.get("ziel") else None,
            lead=said.get("traeger", ""),
            state=said.get("stand", ""),
            kind=said.get("art", ""),
            priority=int(said["prio"]) if said.get("prio") else None,
            target_group=said.get("zielgruppe", ""),
            areas=choice.within(said["gebiet"]) if said.get("gebiet") else None,
            finance=said.get("finanzen", ""),
            money_months=int(said["geld"]) if said.get("geld") else None,
            open=said.get("offen", ""),
        )

    def deviating(self) -> frozenset[str]:
        """Give the codes of the deviations that are wanted; none means that nobody asked."""
        said = self.cleaned_data.get("abweichung", "")
        return frozenset(WORST_FIRST) if said == EVERY else frozenset({said} - {""})

    def sentences(self) -> list[str]:
        """Say in words what was chosen, for the heading of a printed list and a file."""
        lines = []
        for name in (*self.ALWAYS, *self.MORE):
            if value := self.cleaned_data.get(name):
                field = self.fields[name]
                lines.append(f"{field.label}: {self.offered.get(name, {}).get(value, value)}")
        return lines


SERVED = {ElementKind.GOAL, ElementKind.SUBGOAL, ElementKind.APPROACH}


def by_code(choice: Options) -> list[Named]:
    """List elements in the order of their codes, each code once."""
    first = {element.code: element for element in choice.elements.values() if element.code}
    return sorted(first.values(), key=lambda element: register.sort_key(element.code) or ())


def called(element: Named) -> tuple[str, StrOrPromise]:
    title = element.title if len(element.title) <= LONGEST else f"{element.title[:LONGEST]}…"
    return element.code, f"{element.code} {title}"


LONGEST = 70

"""The shape of what people say about official files and what their rows mean."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import F, Max, Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirkungskreis.desk.entries import EditionForm, Line, Text
from wirkungskreis.desk.official import signing
from wirkungskreis.desk.official.choosing import Choices, choose
from wirkungskreis.indicators.domain.official.outline import Content, Part
from wirkungskreis.indicators.domain.official.plans import official_key
from wirkungskreis.indicators.domain.official.proposal import is_total
from wirkungskreis.indicators.models import Category, IndicatorVersion, Office
from wirkungskreis.indicators.models import Mapping as SavedMapping
from wirkungskreis.indicators.models.mapping import SKIP
from wirkungskreis.ui.forms import DayField
from wirkungskreis.vocab.models import Area

MOST_GROUPS = 20
MOST_AREAS = 40
SPLIT, TOTAL, LIKE, ABSENT = "*", "=", "", "-"


class VersionField(forms.ModelChoiceField[IndicatorVersion]):
    """An indicator by its newest definition, with the unit that its values have."""

    def label_from_instance(self, obj: IndicatorVersion) -> str:
        number = f", {_('Fassung')} {obj.number}" if obj.number > 1 else ""
        former = f", {_('abgelöst')}" if getattr(obj, "newest", obj.number) > obj.number else ""
        return f"{obj.indicator}{number}{former} ({obj.indicator.unit})"


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("Datei"), help_text=_("CSV, ZIP mit einer CSV-Datei oder Excel (XLSX), bis 20 MB")
    )
    published_on = DayField(
        label=_("Stand vom"),
        required=False,
        help_text=_("An diesem Tag waren die Werte bekannt. Leer: wie in der Datei, sonst heute."),
    )


class AssignForm(EditionForm):
    """Which remembered mappings are used, and the day on which the values were known."""

    published_on = DayField(label=_("Stand vom"))
    mappings = forms.ModelMultipleChoiceField(
        SavedMapping.objects.all(),
        label=_("Zuordnungen"),
        to_field_name="public_id",
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, known: Sequence[SavedMapping], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["mappings"]
        if isinstance(field, forms.ModelMultipleChoiceField):
            keys = [one.pk for one in known]
            field.queryset = SavedMapping.objects.filter(pk__in=keys)


class ReasonForm(EditionForm):
    """Why what a file brought is taken back."""

    reason = Text(
        label=_("Warum die Werte nicht gelten"),
        max_length=250,
        help_text=_("Steht bei der Lieferung. Die Werte bleiben lesbar, wie sie bekannt waren."),
    )


class MappingForm(EditionForm):
    """What the rows mean; the fields for areas and dimensions come from the file."""

    name = Line(label=_("Name der Zuordnung"), max_length=100)
    version = VersionField(
        IndicatorVersion.objects.none(),
        label=_("Indikator und Fassung"),
        empty_label=_("bitte wählen"),
    )
    group = forms.ChoiceField(
        label=_("Gruppe aller Werte"),
        required=False,
        help_text=_("Nur wenn der Inhalt selbst eine Gruppe nennt, etwa eine Spalte „weiblich“."),
    )
    scale = forms.IntegerField(
        label=_("Faktor"),
        min_value=1,
        max_value=1_000_000,
        help_text=_("Damit werden die Zahlen malgenommen: 1000 bei „in 1.000“."),
    )
    skips_others = forms.BooleanField(label=_("Andere Gebiete übergehen"), required=False)
    is_overlapping = forms.BooleanField(
        label=_("Die Gruppen überschneiden sich und werden nicht zusammengezählt"), required=False
    )
    denominator = forms.ChoiceField(
        label=_("Nenner"),
        required=False,
        help_text=_("Nur für Anteile und Raten: Die Werte werden durch diesen Inhalt geteilt."),
    )
    office = forms.ChoiceField(label=_("Zeichen der Quelle"), choices=Office.choices)
    is_automatic = forms.BooleanField(
        label=_("Abgeholte Tabellen ohne Rückfrage übernehmen"), required=False
    )
    supplier = Line(label=_("Geliefert von"), max_length=200)
    source_ref = Line(label=_("Quelle, wie sie bei jedem Wert steht"), max_length=300)

    def __init__(
        self,
        *args: Any,
        choices: Choices,
        area_dimension: str,
        former: int | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sheet, parts, contents = choices.sheet, choices.parts, choices.contents
        self.area = next((one for one in parts if one.code == area_dimension), None)
        others = [one for one in parts if one.code != area_dimension]
        self.parts = [one for one in others if one.is_beside(area_dimension)]
        self.rare = rare(self.parts, area_dimension)
        initial = kwargs.get("initial") or {}
        version = self.fields["version"]
        if isinstance(version, VersionField):
            version.queryset = current_versions(former)
        none = ("", _("kein Nenner: Der Wert steht in der Datei"))
        choose(self, "denominator", [none, *((one.key, one.words) for one in contents)])
        known = Category.objects.filter(valid_before=None).select_related("dimension")
        self.groups = [(f"{one.dimension.code}:{one.code}", str(one)) for one in known]
        choose(self, "group", [("", _("alle")), *self.groups])
        self._add_areas(initial)
        self._add_parts()
        own: Mapping[str, str] = initial.get("signs") or {}
        new = signing.unknown(choices.signs, initial.get("office", Office.SIGNS), own)
        signing.add_fields(self, [*own.items(), *((sign, "") for sign in new)])

    def clean(self) -> dict[str, Any]:
        found = super().clean() or self.cleaned_data
        found["signs"] = signing.said(self)
        return found

    @property
    def has_versions(self) -> bool:
        """Whether there is an indicator at all that takes values in."""
        version = self.fields["version"]
        return isinstance(version, VersionField) and bool(version.queryset)

    @property
    def has_own_signs(self) -> bool:
        """Whether the table of signs says something, or should."""
        return any(sign.value() or sign.errors for sign, _meaning in self.sign_rows())

    def sign_rows(self) -> Iterator[tuple[forms.BoundField, forms.BoundField]]:
        """Give the table of the source's own signs."""
        return signing.rows_of(self)

    def _add_areas(self, initial: Mapping[str, Any]) -> None:
        choices = [("", _("nicht unser Gebiet")), *Area.objects.values_list("code", "name")]
        shown = list(enumerate(self.area.attributes.items())) if self.area else []
        shown.sort(key=lambda one: not initial.get(f"gebiet_{one[0]}"))
        for place, (attribute, label) in shown[:MOST_AREAS]:
            words = f"{label} ({attribute})" if attribute not in {"", label} else label
            self.fields[f"gebiet_{place}"] = forms.ChoiceField(
                label=words, choices=choices, required=False
            )

    def _add_parts(self) -> None:
        groups: list[tuple[str, StrOrPromise]] = [("", _("bitte wählen")), (SKIP, _("weglassen"))]
        groups += self.groups
        for part in self.parts:
            single = [(f"={key}", label) for _place, key, label in named(part)]
            can_split = len(single) <= MOST_GROUPS
            has_total = part.is_shortened or len(single) < len(part.attributes)
            choices: list[tuple[str, StrOrPromise]] = []
            if part.code in self.rare:
                choices.append((ABSENT, _("nur Zeilen ohne dieses Merkmal")))
            if has_total:
                choices.append((TOTAL, _("nur insgesamt")))
            elif not choices:
                choices.append(("", _("bitte wählen")))
            choices += [(SPLIT, _("nach Gruppen aufgegliedert"))] if can_split else []
            self.fields[f"merkmal_{part.number}"] = forms.ChoiceField(
                label=part.label, choices=[*choices, (_("nur"), single)], initial=choices[0][0]
            )
            if can_split:
                for place, _key, label in named(part):
                    self.fields[f"gruppe_{part.number}_{place}"] = forms.ChoiceField(
                        label=label, choices=groups, required=False
                    )
            below = [(LIKE, _("wie beim Zähler")), (TOTAL, _("insgesamt")), *single]
            self.fields[f"nenner_{part.number}"] = forms.ChoiceField(
                label=_("Nenner: {part}").format(part=part.label), choices=below, required=False
            )

    def sections(self) -> Iterator[tuple[StrOrPromise, list[forms.BoundField]]]:
        """Give the fields that a person looks at, as the page groups them."""
        yield _("Was gezählt wird"), [self[name] for name in ("version", "supplier", "source_ref")]
        areas = [name for name in self.fields if name.startswith("gebiet_")]
        if areas:
            yield _("Gebiete"), [self[name] for name in [*areas, "skips_others"]]
        for part in self.parts:
            own = [f"merkmal_{part.number}"]
            own += [name for name in self.fields if name.startswith(f"gruppe_{part.number}_")]
            yield part.label, [self[name] for name in own]

    def details(self) -> list[forms.BoundField]:
        """Give the fields that are seldom needed; what stands in them is mostly right."""
        below = [name for name in self.fields if name.startswith("nenner_")]
        own = ("name", "group", "scale", "is_overlapping", "denominator", *below)
        return [self[name] for name in (*own, "office", "is_automatic")]

    @property
    def shows_details(self) -> bool:
        """Whether a seldom needed field says something, or should."""
        told = any(self[name].value() for name in ("group", "is_overlapping", "denominator"))
        return told or any(one.errors for one in self.details())

    def facts(self, content: Content, table: str) -> dict[str, Any]:
        """Give the columns of a mapping as the person has said them."""
        said = self.cleaned_data
        filters, categories = self._said_parts()
        own = ("name", "version", "group", "scale", "skips_others", "is_overlapping", "office")
        return {
            **{name: said[name] for name in (*own, "supplier", "source_ref", "is_automatic")},
            "signs": said["signs"],
            "table": table,
            "sheet": self.sheet,
            "value_code": content.code,
            "value_label": content.label[:200],
            "unit": content.unit,
            "area_dimension": self.area.code if self.area else "",
            "areas": {
                official_key(key): said[f"gebiet_{place}"]
                for place, key in enumerate(self.area.attributes if self.area else ())
                if said.get(f"gebiet_{place}")
            },
            "filters": filters,
            "categories": categories,
            "denominator": self._below(filters),
        }

    def _said_parts(self) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
        said = self.cleaned_data
        filters, categories = {}, {}
        for part in self.parts:
            choice = said[f"merkmal_{part.number}"]
            if choice == SPLIT:
                keys = {
                    key: said[f"gruppe_{part.number}_{place}"] for place, key, _label in named(part)
                }
                totals = {key: "" for key in part.attributes if key not in keys}
                categories[part.code] = {**totals, **{k: v for k, v in keys.items() if v}}
            elif choice != ABSENT:
                filters[part.code] = choice[1:]
        return filters, categories

    def _below(self, filters: Mapping[str, str]) -> dict[str, Any]:
        said = self.cleaned_data
        if not said["denominator"]:
            return {}
        code, _bar, unit = said["denominator"].rpartition("|")
        found = {}
        for part in self.parts:
            choice = said[f"nenner_{part.number}"]
            if choice != LIKE:
                found[part.code] = choice[1:]
            elif part.code in filters:
                found[part.code] = filters[part.code]
        return {"code": code, "unit": unit, "filters": found}


def rare(parts: Sequence[Part], area_dimension: str) -> set[str]:
    """Name the dimensions that only some rows of the areas have; others stand in their place."""
    rows = {
        row for part in parts for row in part.rows if not area_dimension or area_dimension in row
    }
    return {part.code for part in parts if rows - part.rows}


def named(part: Part) -> list[tuple[int, str, str]]:
    """Give place, key and words of a dimension's attributes without its total."""
    rows = enumerate(part.attributes.items())
    return [(place, key, label) for place, (key, label) in rows if not is_total(key, label)]


def current_versions(former: int | None = None) -> QuerySet[IndicatorVersion]:
    """Give the definitions in force of what is watched, and the one that a mapping still has."""
    rows = IndicatorVersion.objects.annotate(newest=Max("indicator__versions__number"))
    chosen = Q(number=F("newest"), indicator__state="active", indicator__formula=None)
    return rows.filter(chosen | Q(pk=former)).select_related("indicator")

"""What changed since the last answer, field by field, in the words people read."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Field
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from wirkungskreis.kernel import formats
from wirkungskreis.rounds.models import Return

COMPARED = (
    "lifecycle",
    "schedule",
    "continuation",
    "schedule_reason",
    "done",
    "next_step",
    "next_step_due",
    "help_kind",
    "help_text",
    "obstacle",
    "obstacle_text",
    "reach_unit",
    "reach_planned",
    "reach_actual",
    "effort_hours",
    "effort_cost",
    "what_is_missing",
)
INNER = ("help_kind", "help_text", "obstacle", "obstacle_text")


@dataclass(frozen=True, slots=True)
class Change:
    """One field before and after, as words; empty means nothing was said."""

    name: str
    label: StrOrPromise
    before: str
    after: str


def words(ret: Return, name: str) -> str:
    """Write one answer as people read it."""
    value = getattr(ret, name)
    if value is None or value == "":
        return ""
    if isinstance(value, date):
        return formats.day(value)
    display = getattr(ret, f"get_{name}_display", None)
    if display is not None:
        return str(display())
    if name == "effort_cost":
        return formats.euro(value)
    if name in {"reach_planned", "reach_actual", "effort_hours"}:
        return formats.number(value)
    return str(value)


def label(name: str) -> StrOrPromise:
    field = Return._meta.get_field(name)
    return field.verbose_name if isinstance(field, Field) else name


def changes(now: Return, before: Return | None, *, inner: bool) -> list[Change]:
    """List what differs from the answer before; without one, nothing can have changed.

    ``inner`` says whether the reader may see obstacles and wishes for help.
    """
    if before is None:
        return []
    names = [name for name in COMPARED if inner or name not in INNER]
    pairs = [(name, words(before, name), words(now, name)) for name in names]
    return [Change(name, label(name), old, new) for name, old, new in pairs if old != new]


def answers(ret: Return, *, inner: bool) -> list[tuple[StrOrPromise, str]]:
    """List everything that was said, with its label, for reading."""
    names = [name for name in COMPARED if inner or name not in INNER]
    said = [(label(name), words(ret, name)) for name in names if words(ret, name)]
    if ret.is_unchanged:
        expected = formats.day(ret.next_change_expected) if ret.next_change_expected else ""
        said.insert(0, (_("Unverändert, nächste Änderung zu erwarten"), expected or _("offen")))
    if ret.unchanged_sentence:
        said.append((_("Warum es unverändert ist"), ret.unchanged_sentence))
    return said

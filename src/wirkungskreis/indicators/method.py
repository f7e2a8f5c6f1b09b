"""The rule of protection in words: under each table, and to the statistics office in detail."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wirkungskreis.indicators.protection.outcome import Step, Withheld
from wirkungskreis.indicators.protection.rules import Rules


def note(rules: Rules) -> str:
    """Say to readers how counts of persons are protected."""
    return _(
        "Zahlen sind auf {base} gerundet, auch Summen (0 bis {few} als „0–{few}“); Anteile aus "
        "gerundeten Zahlen ab {least}, in ganzen Prozent. Summen gehen deshalb nicht immer auf. "
        "Teilgruppen unter {group} werden nicht weiter aufgegliedert."
    ).format(base=rules.base, few=rules.few, least=rules.denominator, group=rules.group)


def because(step: Step, places: Mapping[str, str], names: Mapping[str, str], rules: Rules) -> str:
    """Say to the statistics office what was kept back and why; counts are not named."""
    by = _(" und ").join(names.get(code, code) for code in step.dimensions) or _("Gebieten")
    area = places.get(step.area, step.area) or _("Alle Gebiete einer Ebene")
    where = _("{area}, nach {by}").format(area=area, by=by)
    if step.reason is Withheld.GROUP and step.dimensions:
        return _(
            "{where}: In einer kleinen Gruppe gehören alle oder fast alle zu einer Kategorie. Wer "
            "jemanden daraus kennt, wüsste Bescheid."
        ).format(where=where)
    if step.reason is Withheld.GROUP:
        return _(
            "{where}: In einer kleinen Gruppe trifft es auf fast alle oder fast niemanden zu."
        ).format(where=places.get(step.area, step.area))
    if step.reason is Withheld.SIZE:
        return _(
            "{where}: Diese Gruppe hat weniger als {group} Personen und ist selbst schon ein Teil "
            "einer Aufgliederung."
        ).format(where=where, group=rules.group)
    n = len(step.because)
    return ngettext(
        "{where}: Sonst hätte {n} Zahl, die klein sein kann, weniger als {values} mögliche Werte.",
        "{where}: Sonst hätten {n} Zahlen, die klein sein können, weniger als {values} mögliche "
        "Werte.",
        n,
    ).format(where=where, n=n, values=rules.values)

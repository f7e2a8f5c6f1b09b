"""Verbs that keep figures as they were printed; one taken back stays readable with its reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db import models, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wirkungskreis.indicators.domain.values import FEWEST, HUNDRED, MOST
from wirkungskreis.indicators.models import (
    Disclosure,
    Indicator,
    PopulationConcept,
    Printed,
    ValueType,
)
from wirkungskreis.indicators.reading.words import bounds
from wirkungskreis.indicators.states import EXPLAIN, FigureState
from wirkungskreis.journal.moves import edit, move, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.vocab.models import Area


class Mend(models.TextChoices):
    """Why a printed figure is written down in another way; the code is the act in the journal."""

    TYPO = "mend", gettext_lazy("falsch abgeschrieben")
    MORE = "complete", gettext_lazy("Angaben fehlten")
    REREAD = "reread", gettext_lazy("in der Quelle noch einmal nachgelesen")


@dataclass(frozen=True, slots=True)
class Copy:
    """What a paper says, word for word, and where it says so."""

    words: str
    source_ref: str
    start: date | None = None
    before: date | None = None
    when_words: str = ""
    area: Area | None = None
    population: PopulationConcept | None = None
    definition: str = ""
    page: str = ""
    printed_on: date | None = None
    quote: str = ""
    caveat: str = ""


@transaction.atomic
def record(indicator: Indicator, copy: Copy, *, actor: Actor, on: date) -> Printed:
    """Take in a figure as it was printed; it stands beside the values and is none of them."""
    demand(actor, EXPLAIN, indicator)
    made = Printed.objects.create(indicator=indicator, **_facts(indicator, copy, on))
    note(made, "record", actor=actor, indicator=indicator.pk)
    note(indicator, "record", actor=actor, printed=made.pk)
    return made


def correct(
    printed: Printed, copy: Copy, *, actor: Actor, edition: int, on: date, why: str
) -> Printed:
    """Write it down as the paper has it; ``why`` is a code of ``Mend``."""
    if why not in Mend.values:
        raise NotPossible(_("Diesen Grund gibt es nicht. Bitte wählen Sie einen aus der Liste."))
    check_open(printed)
    changes = _facts(printed.indicator, copy, on)
    return edit(printed, why, EXPLAIN, actor=actor, edition=edition, changes=changes)


def withdraw(printed: Printed, *, actor: Actor, edition: int, reason: str) -> Printed:
    """Take it back, because it was never printed so; refused while an explanation rests on it."""
    if not reason.strip():
        raise NotPossible(_("Bitte schreiben Sie, warum die Zahl zurückgenommen wird."))
    if resting := printed.contradictions.filter(state=FigureState.ACTIVE).first():
        raise NotPossible(
            _(
                "Die Zahl steht im Widerspruch „{topic}“. Bitte nehmen Sie sie zuerst dort heraus."
            ).format(topic=resting.topic)
        )
    changes = {"withdraw_reason": reason.strip()}
    return move(printed, "withdraw", actor=actor, edition=edition, changes=changes)


def check_open(printed: Printed) -> None:
    """Refuse what was taken back."""
    if printed.state != FigureState.ACTIVE:
        raise NotPossible(_("Das ist zurückgenommen. Bitte erfassen Sie es neu."))


def _facts(indicator: Indicator, copy: Copy, on: date) -> Mapping[str, object]:
    """Give the columns, with the number or range that was read from the words."""
    if not copy.source_ref.strip():
        raise NotPossible(_("Bitte nennen Sie, wo die Zahl gedruckt steht."))
    if (copy.start is None) != (copy.before is None) or (
        copy.start and copy.before and copy.before <= copy.start
    ):
        raise NotPossible(_("Der Zeitraum endet vor seinem Anfang. Bitte prüfen Sie die Tage."))
    if copy.printed_on is not None and copy.printed_on > on:
        raise NotPossible(_("Gedruckt wurde sie nicht in der Zukunft. Bitte prüfen Sie den Tag."))
    low, high = read(indicator, copy.words)
    facts = {name: v.strip() if isinstance(v, str) else v for name, v in _columns(copy).items()}
    return facts | {"low": low, "high": high}


def _columns(copy: Copy) -> dict[str, object]:
    names = {"start": "period_start", "before": "period_before"}
    return {names.get(name, name): getattr(copy, name) for name in copy.__slots__}


def read(indicator: Indicator, words: str) -> tuple[Decimal, Decimal]:
    """Read the number or range from the words, or say what does not fit."""
    found = bounds(words)
    if found is None:
        raise NotPossible(
            _(
                "Bitte schreiben Sie nur eine Zahl oder eine Spanne, etwa „rund 28.000“ oder "
                "„27 bis 30“."
            )
        )
    low, high = found
    if high < low:
        raise NotPossible(_("Die Spanne endet vor ihrem Anfang. Bitte prüfen Sie die Zahlen."))
    if indicator.value_type == ValueType.SHARE and not 0 <= low <= high <= HUNDRED:
        raise NotPossible(_("Ein Anteil liegt zwischen 0 und 100 Prozent. Bitte prüfen Sie ihn."))
    is_count = indicator.value_type == ValueType.COUNT
    is_of_persons = is_count and indicator.disclosure != Disclosure.NO_PERSONS
    if is_of_persons and any(FEWEST <= number <= MOST for number in found):
        raise NotPossible(
            _("Zahlen von 1 bis 4 verraten einzelne Menschen und werden hier nicht wiederholt.")
        )
    return found

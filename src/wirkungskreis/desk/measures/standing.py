"""What the rounds know of measures: the schedule or continuation of the last checked answer."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirkungskreis.kernel.actor import Actor
from wirkungskreis.measures.gaps import Gap, Line
from wirkungskreis.measures.models import Measure
from wirkungskreis.measures.policy import visible
from wirkungskreis.measures.states import OVER
from wirkungskreis.rounds.models import Return
from wirkungskreis.rounds.queries.standing import with_known
from wirkungskreis.rounds.states import ANSWERED, Continuation, Schedule, Unknown

THRICE = 3
WORDS: dict[str, StrOrPromise] = {
    **dict(Schedule.choices),
    **dict(Continuation.choices),
    **dict(Unknown.choices),
}


def standings(pks: Collection[int], on: date) -> dict[int, str]:
    """Give the words for many measures, in one query."""
    found = with_known(Measure.objects.filter(pk__in=pks), on).order_by()
    return {pk: str(WORDS[code]) for pk, code in found.values_list("pk", "known")}


def unchanged(actor: Actor) -> Gap:
    """Find measures whose three latest answers say the same, in one query."""
    seen = Measure.objects.filter(visible(actor), merged_into=None).exclude(state__in=OVER)
    answers = Return.objects.filter(measure__in=seen, state__in=ANSWERED).order_by(
        "-round__reference_date", "-pk"
    )
    said: dict[Line, list[tuple[bool, str]]] = defaultdict(list)
    columns = ("measure__public_id", "measure__code", "measure__title", "is_unchanged", "done")
    for public_id, code, title, is_unchanged, done in answers.values_list(*columns):
        said[Line(str(public_id), code, title)].append((is_unchanged, done))
    lines = [line for line, answers in said.items() if says_the_same(answers)]
    return Gap(
        "unveraendert",
        _("Text dreimal unverändert"),
        _("Seit drei Abfragen dasselbe: Läuft die Maßnahme noch so, und lohnt die Nachfrage?"),
        "history",
        sorted(lines, key=lambda line: line.code),
    )


def says_the_same(answers: Collection[tuple[bool, str]]) -> bool:
    """Say whether the three latest answers were given as unchanged, or in the same words."""
    latest = list(answers)[:THRICE]
    if len(latest) < THRICE:
        return False
    texts = {" ".join(text.split()) for _is_unchanged, text in latest}
    return all(is_unchanged for is_unchanged, _text in latest) or (
        len(texts) == 1 and "" not in texts
    )

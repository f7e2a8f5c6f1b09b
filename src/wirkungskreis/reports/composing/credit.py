"""Texts of people that credit a measure with what an indicator shows: a hint at the review."""

from collections.abc import Iterable, Mapping

from wirkungskreis.indicators.models import Indicator
from wirkungskreis.measures.models import ContributionClaim
from wirkungskreis.reports.facts import FieldFacts
from wirkungskreis.reports.language import Named, attributions, connects
from wirkungskreis.reports.models import Block


def credited(blocks: Iterable[Block], fields: Iterable[FieldFacts]) -> Mapping[str, list[str]]:
    """Give by place the sentences that claim more than somebody has reviewed.

    Two queries, none where no edited text has a word that connects causes.
    """
    texts = {b.slot: b.text for b in blocks if b.is_edited and connects(b.text)}
    if not texts:
        return {}
    named = _named(fields)
    found = {slot: attributions(text, named) for slot, text in texts.items()}
    return {slot: told for slot, told in found.items() if told}


def _named(fields: Iterable[FieldFacts]) -> Named:
    rows = Indicator.objects.values_list("code", "name")
    claims = ContributionClaim.objects.filter(reviewed_on__isnull=False)
    returns = [m.newest.ret for field in fields for m in field.measures]
    return Named(
        measures={ret.measure_code: ret.measure_title for ret in returns},
        indicators=[word for row in rows for word in row],
        reviewed=set(claims.values_list("measure__code", flat=True)),
    )

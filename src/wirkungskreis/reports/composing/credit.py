"""Texts of people that credit a measure with what an indicator shows: a hint at the review."""

from collections.abc import Iterable, Mapping

from django.db.models import Value

from wirkungskreis.indicators.models import Indicator
from wirkungskreis.measures.models import ContributionClaim
from wirkungskreis.reports.facts import FieldFacts
from wirkungskreis.reports.language import Named, attributions, connects
from wirkungskreis.reports.models import Block


def credited(blocks: Iterable[Block], fields: Iterable[FieldFacts]) -> Mapping[str, list[str]]:
    """Give by place the sentences that claim more than somebody has reviewed.

    One query, none where no edited text has a word that connects causes.
    """
    texts = {b.slot: b.text for b in blocks if b.is_edited and connects(b.text)}
    if not texts:
        return {}
    named = _named(fields)
    found = {slot: attributions(text, named) for slot, text in texts.items()}
    return {slot: told for slot, told in found.items() if told}


def _named(fields: Iterable[FieldFacts]) -> Named:
    names = Indicator.objects.order_by().annotate(kind_=Value("indicator"))
    claims = ContributionClaim.objects.order_by().filter(reviewed_on__isnull=False)
    codes = claims.annotate(kind_=Value("claim")).values_list(
        "kind_", "measure__code", "measure__title"
    )
    rows = list(names.values_list("kind_", "code", "name").union(codes, all=True))
    returns = [m.newest.ret for field in fields for m in field.measures]
    return Named(
        measures={ret.measure_code: ret.measure_title for ret in returns},
        indicators=[word for kind, *words in rows if kind == "indicator" for word in words],
        reviewed={code for kind, code, _title in rows if kind == "claim"},
    )

"""What can be read about shared words, and how often each is used."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any, TypeVar

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.fields.reverse_related import ForeignObjectRel
from django.db.models.functions import Coalesce

from wirkungskreis.kernel.actor import Actor
from wirkungskreis.people.models.spans import valid_on
from wirkungskreis.vocab.models import Source, Word
from wirkungskreis.vocab.policy import visible

W = TypeVar("W", bound=Word)


def words_for(kind: type[Word], actor: Actor) -> QuerySet[Any]:
    """Give the words of a kind in their order, each with ``used``: on how many things it stands.

    One query however many words and kinds of things there are; parts and successors do not count.
    """
    words = kind._base_manager.filter(visible(actor)).select_related("successor")
    counts = [_count(rel) for rel in _pointing_to(kind) if rel.related_model is not kind]
    return words.annotate(used=sum(counts, start=Value(0)))


def sources_for(actor: Actor) -> QuerySet[Source]:
    return Source.objects.filter(visible(actor))


def sources_by_code(actor: Actor) -> dict[str, Source]:
    """Give the sources under the codes by which facts name them."""
    return {source.code: source for source in sources_for(actor)}


def cited(codes: Collection[str]) -> dict[str, Source]:
    """Give the sources that published facts name: a source is as public as what rests on it."""
    return {source.code: source for source in Source.objects.filter(code__in=set(codes))}


def source_titles() -> dict[str, str]:
    """Give the titles of all sources by code, for files that name many; one query."""
    return dict(Source.objects.values_list("code", "title"))


def offered(kind: type[W], day: date, *, kept: Collection[int] = ()) -> QuerySet[W]:
    """Give what a form offers on the day; ``kept`` are words the thing carries already."""
    return kind._base_manager.filter(valid_on(day) | Q(pk__in=kept))


def is_used(word: Word) -> bool:
    """Say whether anything at all points to the word, another word included."""
    return any(
        rel.related_model._base_manager.filter(**{rel.field.name: word.pk}).exists()
        for rel in _pointing_to(type(word))
    )


def _pointing_to(kind: type[Word]) -> Iterator[ForeignObjectRel]:
    """Name every relation to the word, also those without a way back and of stages above."""
    for rel in kind._meta.get_fields(include_hidden=True):
        if isinstance(rel, ForeignObjectRel) and not rel.related_model._meta.auto_created:
            yield rel


def _count(rel: ForeignObjectRel) -> Coalesce:
    column = rel.field.name
    found = rel.related_model._base_manager.filter(**{column: OuterRef("pk")}).order_by()
    counted = found.values(column).annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)

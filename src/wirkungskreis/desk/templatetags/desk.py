"""What only the desk's own pages show."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.template import RequestContext
from django.utils.html import format_html

from wirkungskreis.desk import navigation
from wirkungskreis.kernel.actor import VISITOR
from wirkungskreis.kernel.policy import ask
from wirkungskreis.vocab.models import Source

register = template.Library()
WEB = ("http://", "https://")


@register.filter
def quelle(said: str, sources: Mapping[str, Source]) -> str:
    """Lead to where a fact was published: its source by the code, or the address itself."""
    source = sources.get(said)
    if source and source.url:
        return format_html('<a href="{}" rel="noreferrer">{}</a>', source.url, source.title)
    if source:
        return source.title
    if said.startswith(WEB):
        return format_html('<a href="{}" rel="noreferrer">{}</a>', said, said)
    return said


@register.inclusion_tag("desk/shell.html", takes_context=True)
def shell(context: RequestContext) -> dict[str, Any]:
    """City, search, menu of the person, and the circle; for visitors only the city."""
    actor = getattr(context.request, "actor", VISITOR)
    here = context.request.path
    return {
        "request": context.request,
        "csrf_token": context.get("csrf_token"),
        "city": context.get("city"),
        "home": navigation.DESK,
        "actor": actor,
        "circle": navigation.circle(here),
        "beside": list(navigation.beside(here, actor)),
        "keeps_words": actor.user_id is not None and bool(ask(actor, "vocab.keep", None)),
        "reads_journal": bool(ask(actor, "journal.read", None)),
        "search": navigation.SEARCH if navigation.is_built(navigation.SEARCH) else "",
    }

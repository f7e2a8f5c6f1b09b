"""What only the desk's own pages show."""

from typing import Any

from django import template
from django.template import RequestContext

from wirkungskreis.desk import navigation
from wirkungskreis.kernel.actor import VISITOR
from wirkungskreis.kernel.policy import ask

register = template.Library()


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

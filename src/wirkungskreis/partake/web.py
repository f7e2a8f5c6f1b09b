"""What the views behind a personal link share: the typed request, the session, parts of pages."""

from time import time
from typing import TypedDict, cast

from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from wirkungskreis.kernel.actor import Actor
from wirkungskreis.rounds.domain import links
from wirkungskreis.rounds.models import AccessLink

KEY = "link"
HOURS = 12


class LinkRequest(HttpRequest):
    actor: Actor
    link: AccessLink
    htmx: HtmxDetails


class Kept(TypedDict):
    """What a session knows: the link, its generation, and until when (seconds, real clock)."""

    id: int
    generation: int
    until: float


def enter(session: SessionBase, link: AccessLink) -> None:
    """Keep the link in a fresh session; the token itself is forgotten."""
    session.cycle_key()
    until = time() + HOURS * 3600
    session[KEY] = Kept(id=link.pk, generation=link.generation, until=until)


def link_of(session: SessionBase) -> AccessLink | None:
    """Find the session's link anew; None when the session ended or the link was renewed."""
    kept = cast("Kept | None", session.get(KEY))
    if kept is None or kept["until"] < time():
        return None
    link = links.by_id(kept["id"])
    return link if link and link.generation == kept["generation"] else None

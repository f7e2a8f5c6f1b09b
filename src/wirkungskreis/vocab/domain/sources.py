"""Verbs that keep the list of places where facts were published."""

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import edit, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.vocab.models import Source

KEEP = "vocab.keep"


@transaction.atomic
def add(*, actor: Actor, code: str, title: str, url: str = "") -> Source:
    """Take a source in; facts name it by its code, so that the code never changes."""
    demand(actor, KEEP, Source)
    if Source.objects.filter(code__iexact=code).exists():
        raise NotPossible(_("Dieses Kürzel ist vergeben. Bitte wählen Sie ein anderes."))
    source = Source.objects.create(code=code, title=title, url=url)
    note(source, "add", actor=actor)
    return source


def revise(source: Source, *, actor: Actor, edition: int, title: str, url: str) -> Source:
    """Correct its title or where it is found."""
    changes = {"title": title, "url": url}
    return edit(source, "revise", KEEP, actor=actor, edition=edition, changes=changes)

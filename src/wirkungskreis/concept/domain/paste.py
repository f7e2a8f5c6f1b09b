"""Take over a pasted outline into the draft: everything or nothing."""

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.concept.domain.draft import touch
from wirkungskreis.concept.models import Element, Version, Wording
from wirkungskreis.concept.outline import Outline, parse
from wirkungskreis.concept.states import EDIT
from wirkungskreis.journal.moves import note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.kernel.texts import clean


def preview(version: Version, text: str) -> Outline:
    """Read the text as it would be taken over now; writes nothing."""
    return parse(clean(text), version.wordings.values_list("code", flat=True))


@transaction.atomic
def paste(version: Version, *, text: str, actor: Actor, edition: int) -> list[Wording]:
    """Add every line of the outline, with new elements, in the order of the text."""
    demand(actor, EDIT, version)
    if version.edition != edition:
        raise NotPossible(
            _("Inzwischen wurde der Entwurf geändert. Bitte sehen Sie die Vorschau noch einmal an.")
        )
    outline = preview(version, text)
    if outline.problems:
        raise NotPossible(
            _("Noch ist nicht jede Zeile klar. Es wurde nichts übernommen: Bitte klären Sie sie.")
        )
    touch(version)
    known = {wording.code: wording for wording in version.wordings.all()}
    start = max((wording.order for wording in known.values()), default=0) + 1
    items = outline.items
    elements = Element.objects.bulk_create(
        Element(concept=version.concept, kind=item.kind) for item in items
    )
    made = [
        Wording(
            version=version,
            element=element,
            code=item.code,
            text=item.text,
            order=order,
            is_cross_cutting=item.is_cross_cutting,
        )
        for order, (item, element) in enumerate(zip(items, elements, strict=True), start=start)
    ]
    Wording.objects.bulk_create(made)
    known |= {wording.code: wording for wording in made}
    for item, wording in zip(items, made, strict=True):
        wording.parent = known[item.parent] if item.parent else None
    Wording.objects.bulk_update(made, ["parent"])
    note(version, "paste", actor=actor, count=len(made))
    return made

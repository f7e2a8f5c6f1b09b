"""Verbs around saved views of the register."""

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.journal.moves import edit, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand
from wirkungskreis.measures.models import SavedView
from wirkungskreis.people.models import Person, User

CHANGE = "measures.change_view"
MOST = 30
LONGEST = 1000


@transaction.atomic
def keep(*, actor: Actor, name: str, query: str, is_shared: bool = False) -> SavedView:
    """Keep what the register shows now under a name of one's own; only some may share it."""
    demand(actor, "measures.save_view", None)
    if is_shared:
        demand(actor, "measures.share_view", None)
    owner = User.objects.get(pk=actor.user_id or 0)
    if SavedView.objects.filter(owner=owner).count() >= MOST:
        raise NotPossible(
            _("Sie haben schon {n} Ansichten. Bitte löschen Sie eine.").format(n=MOST)
        )
    if len(query) > LONGEST:
        raise NotPossible(_("Diese Auswahl ist zu lang. Bitte nehmen Sie einen Filter weg."))
    _check_name(name, own_id=owner.pk)
    view = SavedView.objects.create(owner=owner, name=name, query=query, is_shared=is_shared)
    note(view, "save_view", actor=actor)
    return view


@transaction.atomic
def change(view: SavedView, *, actor: Actor, edition: int, name: str, is_shared: bool) -> SavedView:
    """Give it another name, share it or take it back."""
    if is_shared != view.is_shared:
        demand(actor, "measures.share_view", view)
    _check_name(name, own_id=view.owner_id, besides=view)
    changes = {"name": name, "is_shared": is_shared}
    return edit(view, "change_view", CHANGE, actor=actor, edition=edition, changes=changes)


@transaction.atomic
def discard(view: SavedView, *, actor: Actor, edition: int) -> None:
    """Delete a view; the measures it showed stay what they are."""
    edit(view, "discard_view", CHANGE, actor=actor, edition=edition, changes={})
    view.delete()


def forget(person: Person) -> int:
    """Delete the views of somebody whose data are erased; shared ones belong to the team."""
    count, _by_model = SavedView.objects.filter(owner__person=person, is_shared=False).delete()
    return count


def _check_name(name: str, *, own_id: int, besides: SavedView | None = None) -> None:
    if not name.strip():
        raise NotPossible(_("Bitte geben Sie der Ansicht einen Namen."))
    same = SavedView.objects.filter(owner=own_id, name__iexact=name.strip())
    if any(view != besides for view in same):
        raise NotPossible(
            _("Eine Ansicht mit diesem Namen haben Sie schon. Bitte wählen Sie einen anderen.")
        )

"""The kinds of shared words as the pages name them."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from wirkungskreis.vocab.models import Area, Obstacle, TargetGroup, Word


@dataclass(frozen=True, slots=True)
class Kind:
    """``name`` stands in addresses; ``where`` says who meets these words."""

    name: str
    model: type[Word]
    title: StrOrPromise
    new: StrOrPromise
    where: StrOrPromise

    @property
    def has_places(self) -> bool:
        """Areas lie in one another."""
        return self.model is Area


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "zielgruppen",
            TargetGroup,
            _("Zielgruppen"),
            _("Neue Zielgruppe"),
            _("Für wen eine Maßnahme da ist: im Register, in Filtern und Berichten."),
        ),
        Kind(
            "gebiete",
            Area,
            _("Gebiete"),
            _("Neues Gebiet"),
            _("Wo eine Maßnahme wirkt: die Stadt, ihre Bezirke und Stadtteile."),
        ),
        Kind(
            "hindernisse",
            Obstacle,
            _("Hindernisse"),
            _("Neues Hindernis"),
            _("Was Verantwortliche in einer Abfrage als Grund nennen können."),
        ),
    )
}

"""Put right what was copied wrongly from the adopted paper (Übertragungsberichtigung)."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.concept.content import digest
from wirkungskreis.concept.models import Correction, Wording
from wirkungskreis.concept.models.correction import CORRECTABLE
from wirkungskreis.concept.states import ADOPT
from wirkungskreis.journal.moves import edit
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand


@dataclass(frozen=True, slots=True)
class Misread:
    """What stands in the adopted paper instead of what was entered, and how one knows."""

    field: str
    new: str
    reason: str


@transaction.atomic
def correct(
    wording: Wording, misread: Misread, *, on: date, actor: Actor, edition: int
) -> Correction:
    """Replace one field of an adopted wording by what the paper says; the earlier hash is kept.

    The correction is written first: the database lets only that change pass.
    """
    version = wording.version
    demand(actor, ADOPT, version)
    _check(wording, misread)
    field, new = misread.field, misread.new
    correction = Correction.objects.create(
        wording=wording,
        field=field,
        old=getattr(wording, field),
        new=new,
        reason=misread.reason,
        earlier_hash=version.content_hash,
        later_hash=digest(version, {wording.pk: {field: new}}),
        made_on=on,
    )
    edit(
        wording,
        "correct",
        ADOPT,
        actor=actor,
        edition=edition,
        changes={field: new},
        correction=correction.pk,
    )
    edit(
        version,
        "correct",
        ADOPT,
        actor=actor,
        edition=version.edition,
        changes={"content_hash": correction.later_hash},
        earlier=correction.earlier_hash[:16],
    )
    return correction


def _check(wording: Wording, misread: Misread) -> None:
    field, new = misread.field, misread.new
    if not wording.version.is_frozen:
        raise NotPossible(_("Diese Fassung ist noch ein Entwurf. Bitte bearbeiten Sie den Text."))
    if field not in CORRECTABLE:
        raise NotPossible(_("Dieses Feld lässt sich nicht berichtigen."))
    if getattr(wording, field) == new:
        raise NotPossible(_("Genau so steht es schon da."))
    if not misread.reason.strip():
        raise NotPossible(
            _("Bitte begründen Sie die Berichtigung, zum Beispiel mit der Seite der Vorlage.")
        )
    if field != "description" and not new.strip():
        raise NotPossible(_("Ein leerer Text ist keine Berichtigung."))
    same_code = wording.version.wordings.filter(code=new) if field == "code" else None
    if same_code is not None and same_code.exists():
        raise NotPossible(_("Dieses Kürzel gibt es in der Fassung schon."))

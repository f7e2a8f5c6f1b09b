"""The concept: an adopted version, a draft, their entries."""

from collections.abc import Sequence

from django.core.files.base import ContentFile

from tests import world
from tests.contracts.row import desk
from tests.contracts.world import World
from wirkungskreis.concept.domain import adoption
from wirkungskreis.concept.domain.draft import begin_next
from wirkungskreis.kernel.actor import SYSTEM


def build(full: World) -> None:
    version = world.draft()
    world.wording("A", "Sprache und Verständigung", version)
    world.wording("A.1", "Wer neu kommt, findet einen Deutschkurs.", version)
    full["wording"] = world.wording("A.1.1", "Eine Anlaufstelle berät zu Kursen.", version)
    adopted = full["adopted"] = world.adopted(version)
    pdf = ContentFile(b"%PDF-1.7 Konzept", "konzept.pdf")
    adoption.attach(adopted, pdf, actor=SYSTEM, edition=adopted.edition)
    draft = full["draft"] = begin_next(adopted, actor=SYSTEM, label="Konzept 2027")
    full["draft_wording"] = draft.wordings.get(code="A.1.1")


def adopted(full: World) -> Sequence[object]:
    return [full["adopted"].code]


def draft(full: World) -> Sequence[object]:
    return [full["draft"].code]


def wording(full: World) -> Sequence[object]:
    return [full["wording"].public_id]


def draft_wording(full: World) -> Sequence[object]:
    return [full["draft_wording"].public_id]


def element(full: World) -> Sequence[object]:
    return [full["wording"].element.public_id]


ROWS = [
    desk("desk:concept"),
    desk("desk:concept_found"),
    desk("desk:version", adopted),
    desk("desk:version", adopted, "?feld=A&luecken=ohne"),
    desk("desk:version", draft),
    desk("desk:version_edit", draft),
    desk("desk:version_edit", adopted),
    desk("desk:wording_add", draft),
    desk("desk:version_paste", draft),
    desk("desk:version_adopt", draft),
    desk("desk:version_record", draft),
    desk("desk:version_original", adopted),
    desk("desk:version_original", draft, rest=404),
    desk("desk:version_attach", adopted),
    desk("desk:version_next", adopted),
    desk("desk:succession_add", draft),
    desk("desk:succession_add", adopted),
    desk("desk:element", element),
    desk("desk:wording_edit", draft_wording),
    desk("desk:wording_correct", wording),
]

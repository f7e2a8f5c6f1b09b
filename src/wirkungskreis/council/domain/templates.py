"""Verbs that replace the template for papers and go back to the one that comes along."""

from datetime import date

from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext as _

from wirkungskreis.council.models import Template
from wirkungskreis.council.outputs.default_template import default_template
from wirkungskreis.council.outputs.placeholders import problems
from wirkungskreis.council.states import CLEAR
from wirkungskreis.files.domain import store
from wirkungskreis.files.kinds import KindOfFile
from wirkungskreis.journal.moves import edit, note
from wirkungskreis.kernel.actor import Actor
from wirkungskreis.kernel.errors import NotPossible
from wirkungskreis.kernel.policy import demand

LIMIT = 5 * store.MEGABYTE


@transaction.atomic
def take(upload: "File[bytes]", *, actor: Actor, on: date) -> Template:
    """Check a template and use it from now on; the sentence says what is wrong with it."""
    demand(actor, CLEAR, Template)
    store.check(upload, kinds=[KindOfFile.DOCX], limit=LIMIT)
    upload.seek(0)
    if said := problems(upload.read()):
        raise NotPossible(" ".join([_("Diese Datei taugt noch nicht als Muster."), *said]))
    upload.seek(0)
    stored = store.take(upload, actor=actor, kinds=[KindOfFile.DOCX], limit=LIMIT)
    for earlier in Template.objects.filter(retired_on=None):
        _retire(earlier, actor, on)
    made = Template.objects.create(file=stored, since=on)
    note(made, "take", actor=actor)
    return made


@transaction.atomic
def retire(template: Template, *, actor: Actor, on: date) -> None:
    """Go back to the template that comes along."""
    demand(actor, CLEAR, template)
    _retire(template, actor, on)


def _retire(template: Template, actor: Actor, on: date) -> None:
    changes = {"retired_on": on}
    edit(template, "replace", CLEAR, actor=actor, edition=template.edition, changes=changes)


def present() -> bytes:
    """Give the bytes of the template in use."""
    own = Template.objects.filter(retired_on=None).select_related("file").first()
    if own is None:
        return default_template()
    with own.file.file.open() as stream:
        content: bytes = stream.read()
    return content

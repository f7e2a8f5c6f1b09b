"""What the worker does for the journal."""

from django.utils import timezone

from wirkungskreis.journal import once
from wirkungskreis.journal.chain import seal
from wirkungskreis.kernel.work import every


@every(minutes=1, name="journal.seal")
def seal_entries() -> None:
    seal()


@every(minutes=24 * 60, name="journal.forget")
def forget_keys() -> None:
    once.forget(now=timezone.now())

"""What the worker does about files."""

from django.utils import timezone

from wirkungskreis.kernel.work import every
from wirkungskreis.people.keeping import RETENTION


@every(minutes=24 * 60, name="files.forget")
def forget() -> None:
    RETENTION["files.orphans"].run(timezone.now(), carry_out=True)

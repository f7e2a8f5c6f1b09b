"""Compile with typst in a process of its own: what typst keeps in memory ends with that process.

In one process every further report would add some 75 MB, because typst never forgets what it has
compiled. The process is started anew, never forked: nothing of the database goes along.
"""

import json
import logging
import subprocess
import sys
from base64 import b64decode, b64encode
from collections.abc import Mapping
from pathlib import Path

from django.utils.translation import gettext as _

from wirkungskreis.kernel.errors import NotPossible

FONTS = Path(__file__).parent / "fonts"
COMMAND = (sys.executable, "-P", "-m", f"{__package__}.typesetter")
PATIENCE = 120  # seconds; a hundred pages take less than five
logger = logging.getLogger(__name__)


def typeset(
    sources: Mapping[str, bytes], options: Mapping[str, object], *, patience: float = PATIENCE
) -> list[bytes]:
    """Compile ``main.typ``; a refusal says that it did not work, the log says why."""
    job = {
        "sources": {name: b64encode(content).decode() for name, content in sources.items()},
        "options": {"font_paths": [str(FONTS)], **options},
    }
    given = json.dumps(job).encode()
    try:
        done = subprocess.run(  # noqa: S603  our own module; texts of people are data on its input
            COMMAND, input=given, capture_output=True, timeout=patience, check=True
        )
    except subprocess.TimeoutExpired as late:
        logger.exception("typst was stopped after %s seconds", patience)
        raise NotPossible(
            _("Das Setzen der Seiten dauerte zu lange und wurde beendet. ") + hint()
        ) from late
    except subprocess.CalledProcessError as broken:
        reason = broken.stderr.decode(errors="replace")
        logger.exception("typst ended with %s: %s", broken.returncode, reason)
        raise NotPossible(_("Das Setzen der Seiten brach ab. ") + hint()) from broken
    return [b64decode(each) for each in json.loads(done.stdout)]


def hint() -> str:
    return _(
        "Bitte versuchen Sie es noch einmal; es ist nichts verloren. Gelingt es wieder nicht, "
        "findet die Technik den Grund im Protokoll."
    )

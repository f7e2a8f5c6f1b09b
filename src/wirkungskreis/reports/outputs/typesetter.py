"""The other process of ``typesetting``: reads one job, compiles it with typst, writes the pages.

It knows no settings and no database, and all its memory is free again when it ends.
"""

import json
import sys
from base64 import b64decode, b64encode
from collections.abc import Callable
from typing import Any

import typst

compile_files: Callable[..., Any] = typst.compile  # its stub does not know a dict of files


def typeset(job: str) -> str:
    """Read sources and options as JSON and give the files made: one PDF, or a picture a page."""
    given = json.loads(job)
    sources = {name: b64decode(text) for name, text in given["sources"].items()}
    made = compile_files(sources, ignore_system_fonts=True, **given["options"])
    files = made if isinstance(made, list) else [made]
    return json.dumps([b64encode(each).decode() for each in files])


if __name__ == "__main__":
    sys.stdout.write(typeset(sys.stdin.read()))

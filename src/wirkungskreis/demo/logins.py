"""Who can sign in to the demonstration; kept beside its data for the next start."""

import json
from pathlib import Path

from wirkungskreis.demo.loading import Login


def write(path: Path, logins: list[Login]) -> None:
    """Write the file whole or not at all: it also says that the loading was finished."""
    half = path.with_suffix(".half")
    half.write_text(json.dumps(logins, ensure_ascii=False, indent=1))
    half.replace(path)


def read(path: Path) -> list[Login]:
    return [Login(*fields) for fields in json.loads(path.read_text())]

"""The secret key, in a file for its owner only; run as a module with a directory to make one."""

import os
import secrets
import sys
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def secret_key(directory: Path, *, create: bool) -> str:
    path = directory / "secret_key"
    if create and not path.exists():
        create_key(directory)
    if not path.exists():
        raise ImproperlyConfigured(
            f"No secret key: run python -m wirkungskreis.config.keys {directory}"
        )
    if path.stat().st_mode & 0o077:
        raise ImproperlyConfigured(f"Others can read the secret key: run chmod 600 {path}")
    return path.read_text()


def create_key(directory: Path) -> None:
    directory.mkdir(parents=True, exist_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    with os.fdopen(os.open(directory / "secret_key", flags, mode=0o600), "w") as file:
        file.write(secrets.token_urlsafe(64))


if __name__ == "__main__":
    create_key(Path(sys.argv[1]))

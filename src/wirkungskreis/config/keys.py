"""The secret key, in a file for its owner only; ``wirkungskreis key`` makes one."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def secret_key(directory: Path, *, create: bool) -> str:
    path = directory / "secret_key"
    if create and not path.exists():
        create_key(directory)
    if not path.exists():
        raise ImproperlyConfigured(
            f"In {directory} liegt kein Schlüssel. Legen Sie ihn an: wirkungskreis key"
        )
    if path.stat().st_mode & 0o077:
        raise ImproperlyConfigured(
            f"Andere können den Schlüssel lesen. Das ändert: chmod 600 {path}"
        )
    return path.read_text()


def create_key(directory: Path) -> None:
    directory.mkdir(parents=True, exist_ok=True)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL
    try:
        descriptor = os.open(directory / "secret_key", flags, mode=0o600)
    except FileExistsError as reason:
        raise ImproperlyConfigured(
            f"In {directory} liegt schon ein Schlüssel. Ein neuer würde alle ausgegebenen Links "
            "ungültig machen; löschen Sie den alten selbst, wenn Sie das wollen."
        ) from reason
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(64))

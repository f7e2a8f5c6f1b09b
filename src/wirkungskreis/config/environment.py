"""What differs between places: the environment, and a file beside the data for what is not set."""

import os
from collections import ChainMap
from collections.abc import Mapping
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

from wirkungskreis.indicators.protection.rules import BASES, STANDARD
from wirkungskreis.kernel.lands import LANDS

FILE = "settings.env"
HERE = {"localhost", "127.0.0.1", "[::1]"}


def data_directory() -> Path:
    return Path(os.environ.get("WK_DATEN", "var")).resolve()


def environment(directory: Path) -> Mapping[str, str]:
    """Give the variables; a line ``WK_NAME=value`` of the file counts where the name is not set."""
    path = directory / FILE
    lines = path.read_text().splitlines() if path.exists() else []
    pairs = (line.partition("=") for line in lines if line.startswith("WK_"))
    return ChainMap(dict(os.environ), {name.strip(): value.strip() for name, _, value in pairs})


def plain_http(variables: Mapping[str, str], hosts: list[str]) -> bool:
    """Say whether cookies may travel without encryption: only inside this one machine."""
    if variables.get("WK_HTTP") != "1":
        return False
    if others := sorted(set(hosts) - HERE):
        raise ImproperlyConfigured(
            f"WK_HTTP=1 gilt nur für diesen Rechner; WK_HOSTS nennt auch {', '.join(others)}."
        )
    return True


def land(variables: Mapping[str, str]) -> str:
    """Give the two letters of the Land whose holidays count."""
    letters = variables.get("WK_LAND", "NW")
    if letters not in LANDS:
        raise ImproperlyConfigured(
            f"WK_LAND={letters} nennt kein Land. Möglich sind {', '.join(LANDS)}."
        )
    return letters


def named_addresses(said: str) -> dict[str, str]:
    """Read ``Name=address; Name=address``; a part without a name or an address is left out."""
    found = (part.partition("=") for part in said.split(";"))
    return {
        name.strip(): value.strip() for name, _is, value in found if name.strip() and value.strip()
    }


def protection(variables: Mapping[str, str]) -> dict[str, int]:
    """Give how strict small counts are protected; looser than the rule is not possible here."""
    names = {
        "base": "WK_SCHUTZ_BASIS",
        "values": "WK_SCHUTZ_WERTE",
        "denominator": "WK_SCHUTZ_NENNER",
        "group": "WK_SCHUTZ_GRUPPE",
    }
    found = {}
    for part, name in names.items():
        least = getattr(STANDARD, part)
        text = variables.get(name, str(least))
        if not text.isdecimal() or int(text) < least or (part == "base" and int(text) not in BASES):
            raise ImproperlyConfigured(
                f"{name}={text} geht nicht: Der Schutz kleiner Zahlen kann nur strenger "
                f"werden als {least}; gerundet wird auf 5 oder 10."
            )
        found[part] = int(text)
    return found

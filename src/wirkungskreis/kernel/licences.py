"""The licences under which public data are usually given, with their full names and addresses."""

KNOWN = {
    "dl-de/by-2-0": (
        "https://www.govdata.de/dl-de/by-2-0",
        "Datenlizenz Deutschland – Namensnennung – Version 2.0",
    ),
    "dl-de/zero-2-0": (
        "https://www.govdata.de/dl-de/zero-2-0",
        "Datenlizenz Deutschland – Zero – Version 2.0",
    ),
    "CC BY 4.0": (
        "https://creativecommons.org/licenses/by/4.0/",
        "Creative Commons Namensnennung 4.0 International",
    ),
    "CC0 1.0": (
        "https://creativecommons.org/publicdomain/zero/1.0/",
        "Creative Commons CC0 1.0 (kein Urheberrechtsschutz)",
    ),
}
"""Address and full name by the short name."""


def short_name(words: str) -> str:
    """Give the short name of a licence that is known by name or address, else the words."""
    return next((name for name, (address, _title) in KNOWN.items() if words == address), words)


def address(words: str) -> str:
    """Give where a licence is read; empty where that is not known."""
    if words.startswith("http"):
        return words
    return KNOWN[words][0] if words in KNOWN else ""


def title(words: str) -> str:
    """Give the name people read; words nobody knows stay as they are."""
    name = short_name(words)
    return KNOWN[name][1] if name in KNOWN else words

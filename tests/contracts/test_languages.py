"""English is complete."""

import re
from collections.abc import Iterator, Sequence

from babel.messages.catalog import Catalog

from tools.messages import KEYWORDS, SOURCE, all_messages, missing, read

ENGLISH = SOURCE / "locale/en/LC_MESSAGES/django.po"
IMPORTED = re.compile(r"import (\w*gettext\w*)(?: as (\w+))?$", re.MULTILINE)
PLACE = re.compile(r"%\(\w+\)[a-z]|%[sd%]|\{\w*\}")


def both(known: Catalog) -> Iterator[tuple[str, str]]:
    """Give every German form with its English one."""
    for message in known:
        german, english = forms(message.id), forms(message.string or "")
        yield from zip(german, english, strict=True)


def forms(text: str | Sequence[str]) -> Sequence[str]:
    return [text] if isinstance(text, str) else text


def other_places(known: Catalog) -> list[str]:
    """Name the messages whose English has other placeholders than their German."""
    return [
        german
        for german, english in both(known)
        if german and sorted(PLACE.findall(german)) != sorted(PLACE.findall(english))
    ]


def test_every_message_has_its_english() -> None:
    known = read(ENGLISH, "en")

    lines = missing(known, all_messages())

    assert lines == []


def test_english_has_the_same_placeholders() -> None:
    known = read(ENGLISH, "en")

    assert other_places(known) == []


def test_messages_are_called_by_names_that_are_found() -> None:
    unknown = [
        f"{path.name}: {alias or name}"
        for path in SOURCE.rglob("*.py")
        for name, alias in IMPORTED.findall(path.read_text())
        if (alias or name) not in KEYWORDS
    ]

    assert unknown == []


def test_a_lost_placeholder_is_found() -> None:
    known = Catalog(locale="en")
    known.add("bis {day}", "until {day}")
    known.add("seit {day}", "since")
    known.add(("%(n)s Tag", "%(n)s Tage"), ("%(n)s day", "days"))

    assert other_places(known) == ["seit {day}", "%(n)s Tage"]

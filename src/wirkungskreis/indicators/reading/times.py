"""Times of official files as half-open periods: days, months, quarters, semesters, years."""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import TypeAlias

Period: TypeAlias = tuple[date, date]

YEAR = re.compile(r"(\d{4})")
DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:T.*)?")
GERMAN_DAY = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})")
MONTH = re.compile(r"(\d{4})-(\d{2})")
ISO_PERIOD = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?P(\d+)([MY])")
QUARTER = re.compile(r"(?:(\d{4})-?Q([1-4])|([1-4])\. ?(?:Quartal|Vierteljahr) ?(\d{4}))")
SPAN = re.compile(r"(?:(\w+)\.? ?)?(\d{4})/(\d{2}|\d{4})")
SUMMER = re.compile(r"(?:SS|SoSe|Sommersemester) ?(\d{4})")
NAMED = re.compile(r"([A-Za-zäÄ]{3,9})\.? (\d{4})")
FOUND = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2}|\b(?:19|20)\d{2}\b")
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("jan", "januar", "jänner"),
            ("feb", "februar"),
            ("mär", "mrz", "märz"),
            ("apr", "april"),
            ("mai",),
            ("jun", "juni"),
            ("jul", "juli"),
            ("aug", "august"),
            ("sep", "sept", "september"),
            ("okt", "oktober"),
            ("nov", "november"),
            ("dez", "dezember"),
        ),
        start=1,
    )
    for name in names
}
FIRST_MONTH = {"ws": 10, "wise": 10, "wintersemester": 10, "schuljahr": 8, "sj": 8, "": 8}


@lru_cache(maxsize=4096)
def period(text: str) -> Period | None:
    """Read a time: ``2024``, ``31.12.2024``, ``2023-10P6M``, ``WS 2023/24``; None if it is none."""
    words = text.strip()
    try:
        return _exact(words) or _spoken(words)
    except (ValueError, OverflowError):  # the 31 February, and the day after the last one
        return None


def mentioned(text: str) -> Period | None:
    """Find the only time that a title speaks of; None if there is none or more than one."""
    found = set(FOUND.findall(text))
    return period(found.pop()) if len(found) == 1 else None


def _exact(words: str) -> Period | None:
    if match := YEAR.fullmatch(words):
        year = int(match[1])
        return _months(date(year, 1, 1), 12) if 1800 <= year < 2200 else None  # noqa: PLR2004  years
    if match := DAY.fullmatch(words):
        return _day(date(int(match[1]), int(match[2]), int(match[3])))
    if match := GERMAN_DAY.fullmatch(words):
        return _day(date(int(match[3]), int(match[2]), int(match[1])))
    if match := ISO_PERIOD.fullmatch(words):
        count = int(match[4]) * (12 if match[5] == "Y" else 1)
        return _months(date(int(match[1]), int(match[2]), int(match[3] or 1)), count)
    if match := MONTH.fullmatch(words):
        return _months(date(int(match[1]), int(match[2]), 1), 1)
    return None


def _spoken(words: str) -> Period | None:
    if match := QUARTER.fullmatch(words):
        year, number = int(match[1] or match[4]), int(match[2] or match[3])
        return _months(date(year, 3 * number - 2, 1), 3)
    if match := SUMMER.fullmatch(words):
        return _months(date(int(match[1]), 4, 1), 6)
    if match := SPAN.fullmatch(words):
        kind = (match[1] or "").casefold()
        if kind not in FIRST_MONTH or (int(match[2]) + 1) % 100 != int(match[3]) % 100:
            return None
        first = FIRST_MONTH[kind]
        return _months(date(int(match[2]), first, 1), 6 if first == FIRST_MONTH["ws"] else 12)
    if (match := NAMED.fullmatch(words)) and match[1].casefold() in MONTHS:
        return _months(date(int(match[2]), MONTHS[match[1].casefold()], 1), 1)
    return None


def _day(day: date) -> Period:
    return day, day + timedelta(days=1)


def _months(start: date, count: int) -> Period:
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    return start, date(year, month + 1, start.day)

"""Text that people enter or that leaves in tables, made harmless."""

import re
import unicodedata

LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
# Overrides, embeddings and isolates turn the order of what is read; the marks U+200E, U+200F and
# U+061C and the joiners stay, because Arabic, Hebrew and Persian need them.
TURNING = "\u202a-\u202e\u2066-\u2069"
UNSEEN = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufff9-\ufffb\ud800-\udfff{TURNING}]")
FORMULA = re.compile(r"^\s*[=+\-@\t\r|%]")
FIGURE = re.compile(r"^[+-]?\d[\d.,\s]*( ?(%|€))?$")


def clean(text: str) -> str:
    """Give the text in NFC with plain line ends, without control and direction characters."""
    return unicodedata.normalize("NFC", UNSEEN.sub("", LINE_ENDS.sub("\n", text)))


def clean_line(text: str) -> str:
    """Clean a text that is one line: a name, a title."""
    return re.sub(r"\s+", " ", clean(text)).strip()


def safe_cell(value: object) -> object:
    """Keep a spreadsheet from reading a text as a formula: such a text gets an apostrophe.

    Numbers, dates and texts that are a plain figure stay as they are.
    """
    if isinstance(value, str) and FORMULA.match(value) and not FIGURE.match(value):
        return f"'{value}"
    return value

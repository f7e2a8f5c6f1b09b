"""Words of a report: headings, paragraphs, lists, and where figures come from."""

from dataclasses import dataclass

LINE_END = "\n"


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text in one look; one with ``LINE_END`` alone begins a new line.

    ``is_unproved`` marks, for the writers of a draft, a number for which no fact is known.
    """

    text: str
    emphasis: bool = False
    link: str = ""
    ref: str = ""
    is_unproved: bool = False


RichText = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """``rank`` 2 or 3: rank 1 belongs to the section."""

    text: str
    rank: int = 2
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """``generated`` marks a sentence that a rule wrote and no person has touched yet.

    ``ref`` is where the whole paragraph comes from; the web version names it where no span does.
    """

    spans: RichText
    generated: bool = False
    ref: str = ""


@dataclass(frozen=True, slots=True)
class BulletList:
    items: tuple[RichText, ...]
    ref: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """Where figures come from: a round, or what a writer has named. ``ref`` leads here."""

    spans: RichText
    ref: str

"""What the numbers in a text of a report rest on, so that the web version can lead there.

A number that stood in the generated draft of the same place keeps its fact when a person edits the
words around it; others rest on a figure of the place, or on the source the writer has named.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from wirkungskreis.reports.composing.charts import ending
from wirkungskreis.reports.facts import FieldFacts, MeasureFacts
from wirkungskreis.reports.models import Block, KeyFigure
from wirkungskreis.reports.numbers import find
from wirkungskreis.reports.outputs.document import RichText, Span
from wirkungskreis.rounds.models import Round

Known = dict[Decimal, str]
BY_FIELD, WITHOUT, MONEY, NEXT = "by-field", "without-answer", "money-ends", "what-follows"


@dataclass(frozen=True, slots=True)
class Grounds:
    """The facts of one place by value; ``rest`` is the source of all other numbers, if any.

    ``marks`` says that a writer reads: numbers without any fact are marked.
    """

    known: Mapping[Decimal, str]
    rest: str = ""
    marks: bool = False

    def under(self, spans: Iterable[Span]) -> RichText:
        """Link every number of a text to its fact; what a person has linked stays."""
        return tuple(part for span in spans for part in self._split(span))

    def _split(self, span: Span) -> Iterable[Span]:
        if span.link or span.ref:
            return [span]
        parts, place = [], 0
        for number in find(span.text):
            ref = self.known.get(number.value, self.rest)
            if not ref and not self.marks:
                continue
            parts.append(replace(span, text=span.text[place : number.start]))
            parts.append(replace(span, text=number.text, ref=ref, is_unproved=not ref))
            place = number.end
        parts.append(replace(span, text=span.text[place:]))
        return [part for part in parts if part.text]

    def unproved(self, text: str) -> list[str]:
        """Name the numbers of a text that rest on nothing."""
        if self.rest:
            return []
        return [number.text for number in find(text) if number.value not in self.known]


def is_linked(spans: Iterable[Span]) -> bool:
    """Whether each number of a text leads somewhere by itself, and one does."""
    rest = [span for span in spans if not (span.ref or span.link)]
    return len(rest) < len(tuple(spans)) and not any(find(span.text) for span in rest)


def of_block(block: Block, known: Known, *, marks: bool) -> Grounds:
    """Give what the numbers of a text rest on: known facts, then the sources it names."""
    return Grounds(known, f"block:{block.public_id}" if block.sources else "", marks)


def in_field(field: FieldFacts, draft: str, figures: Iterable[KeyFigure], on: date) -> Known:
    """Know the numbers of a field: of its draft, its counts, the key figures of its goals."""
    place = f"list:{field.code}"
    counts = [len(field.measures), field.answered, *field.counts.values()]
    counts.append(len(ending([field], on)))
    known: Known = {
        number.value: f"figure:{figure.public_id}"
        for figure in figures
        for number in find(figure.value)
    }
    known |= {Decimal(n): place for n in counts}
    return known | {number.value: place for number in find(draft)}


def in_foreword(fields: Sequence[FieldFacts], consequences: int, on: date) -> Known:
    """Know the large figures of the first page."""
    asked = sum(len(field.measures) for field in fields)
    answered = sum(field.answered for field in fields)
    return {
        Decimal(len(ending(list(fields), on))): MONEY,
        Decimal(consequences): NEXT,
        Decimal(asked - answered): WITHOUT,
        Decimal(answered): BY_FIELD,
        Decimal(asked): BY_FIELD,
    }


def in_procedure(rounds: Iterable[Round], draft: str) -> Known:
    """Know the numbers of the draft; what is said of a round rests on that round."""
    places = {f"{rnd.title}:": f"round:{rnd.public_id}" for rnd in rounds}
    known: Known = {}
    for line in draft.split("\n\n"):
        ref = next((ref for title, ref in places.items() if line.startswith(title)), "rounds")
        for number in find(line):
            known.setdefault(number.value, ref)
    return known


def in_return(measure: MeasureFacts) -> Known:
    """Know the numbers that the lead reported, in words or in the fields for figures."""
    said = [
        str(answer)
        for told in measure.told
        for answer in told.ret.answers.values()
        if isinstance(answer, str | int) and not isinstance(answer, bool)
    ]
    place = f"return:{measure.newest.ret.key}"
    return {number.value: place for text in said for number in find(text)}

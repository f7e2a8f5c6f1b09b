"""Values that Rheinaue's open round asks for: delivered, waiting for a check, open, unanswered."""

from datetime import date, timedelta

from wirkungskreis.demo.domain.rounds import rows
from wirkungskreis.demo.reading import Row
from wirkungskreis.indicators.domain import subgroups
from wirkungskreis.indicators.models import Indicator, Subgroup
from wirkungskreis.kernel import formats
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.people.models import Person
from wirkungskreis.rounds.domain import figure_answers, links
from wirkungskreis.rounds.domain.figure_answers import Answer
from wirkungskreis.rounds.domain.figure_reading import Said
from wirkungskreis.rounds.figure_cells import Part, name
from wirkungskreis.rounds.given import Given, to_rows
from wirkungskreis.rounds.models import AccessLink, FigureRequest, Round

DAY = timedelta(days=1)


def load_figures(
    rounds: dict[str, Round], indicators: dict[str, Indicator], persons: dict[str, Person]
) -> None:
    """Ask, and answer by the same verbs as people behind their link and at the desk."""
    for row in rows():
        for one in row.get("figures", []):
            rnd, person = rounds[row["code"]], persons.get(one["person"] or "")
            figure = _asked(rnd, indicators[one["indicator"]], person, one)
            if person is not None:
                _answer(figure, _link(rnd, person), one)


def _asked(rnd: Round, indicator: Indicator, person: Person | None, row: Row) -> FigureRequest:
    return FigureRequest.objects.create(
        round=rnd,
        indicator=indicator,
        subgroup=_group(indicator),
        organisation=indicator.owner,
        person=person,
        period_start=date.fromisoformat(row["from"]),
        period_before=date.fromisoformat(row["to"]) + DAY,
        cells=to_rows(Given(code) for code in row.get("values", {"RA": ""})),
    )


def _group(indicator: Indicator) -> Subgroup:
    target = indicator.targets.order_by("-due").first()
    return target.subgroup if target else subgroups.of()


def _link(rnd: Round, person: Person) -> AccessLink:
    [link] = links.ensure(rnd, [person])
    if link.asked_on is None and rnd.opened_on:
        links.mark_delivered(link, actor=SYSTEM, edition=link.edition, on=rnd.opened_on)
    return link


def _answer(figure: FigureRequest, link: AccessLink, row: Row) -> None:
    if "handed_in_on" not in row:
        return
    texts = {}
    for area, parts in row["values"].items():
        for part, number in zip((Part.NUMERATOR, Part.DENOMINATOR), parts.split("/"), strict=True):
            texts[name(part, area)] = formats.number(int(number), language="de")
    said = Said(
        texts,
        row["source"],
        date.fromisoformat(row["published_on"]),
        is_provisional=row.get("provisional", False),
    )
    on = date.fromisoformat(row["handed_in_on"])
    actor = links.actor_of(link)
    figure_answers.hand_in(figure, actor=actor, edition=figure.edition, on=on, answer=Answer(said))
    if day := row.get("taken_over_on"):
        figure_answers.settle(
            figure, actor=SYSTEM, edition=figure.edition, on=date.fromisoformat(day)
        )

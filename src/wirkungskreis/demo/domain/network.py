"""What followed Rheinaue's meetings: promises, a need, a text to pass on, what came back."""

from collections.abc import Mapping
from datetime import date

from wirkungskreis.demo.reading import Row, day, read
from wirkungskreis.measures.models import Commitment, Measure, Need, NeedSource
from wirkungskreis.meetings.models import AgendaItem, Meeting, Pledge, PledgeKind
from wirkungskreis.network.models import Feedback, Message, Multiplier
from wirkungskreis.people.models import Organisation, Person


def load_network(
    measures: Mapping[str, Measure],
    organisations: Mapping[str, Organisation],
    persons: Mapping[str, Person],
) -> None:
    """Store them; a city loaded with fewer measures leaves out what is about the others."""
    data = read("rheinaue", "network")
    rows = AgendaItem.objects.filter(meeting__isnull=False).select_related("meeting__sitting")
    items = {(item.meeting.sitting.code, item.position): item for item in rows if item.meeting}
    for row in data["commitments"]:
        if row["measure"] in measures:
            _promise(row, items, measures[row["measure"]], organisations[row["organisation"]])
    for row in data["needs"]:
        if row["measure"] in measures:
            _need(row, items, measures[row["measure"]])
    message = _message(data["message"])
    Multiplier.objects.bulk_create(
        Multiplier(person=persons[row["person"]], group=row["group"], valid_from=day(row["since"]))
        for row in data["multipliers"]
    )
    Feedback.objects.bulk_create(
        Feedback(
            message=message,
            person=persons[row["person"]],
            measure=measures.get(row.get("measure", "")),
            on=date.fromisoformat(row["day"]),
            **{name: row[name] for name in ("group", "channel", "reached", "kind", "text")},
        )
        for row in data["feedback"]
    )


def _promise(
    row: Row, items: Mapping[tuple[str, int | None], AgendaItem], measure: Measure, by: Organisation
) -> None:
    item = items[row["meeting"], row["agenda_item"]]
    made = Commitment.objects.create(
        organisation=by,
        measure=measure,
        field=measure.field,
        what=row["what"],
        until=day(row["until"]),
        sitting=item.meeting.sitting if item.meeting else None,
        confirmed_on=day(row.get("confirmed_on")),
        told_by=row.get("told_by", ""),
        is_public=row.get("is_public", False),
        state=row["state"],
        remark=row.get("remark", ""),
    )
    Pledge.objects.create(item=item, kind=PledgeKind.PROMISED, commitment=made)


def _need(row: Row, items: Mapping[tuple[str, int | None], AgendaItem], measure: Measure) -> None:
    item = items[row["meeting"], row["agenda_item"]]
    made = Need.objects.create(
        text=row["text"],
        measure=measure,
        field=measure.field,
        source=NeedSource.MEETING,
        stated_on=item.meeting.sitting.on if item.meeting else None,
    )
    Pledge.objects.create(item=item, kind=PledgeKind.STATED, need=made)


def _message(row: Row) -> Message:
    """Store the released text; no mail is laid out for it."""
    return Message.objects.create(
        meeting=Meeting.objects.get(sitting__code=row["meeting"]),
        text=row["text"],
        simple=row["simple"],
        state="released",
        released_on=day(row["released_on"]),
    )

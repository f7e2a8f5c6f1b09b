"""Rheinaue's concept in its three versions, and what became of every element."""

from datetime import date

from wirkungskreis.concept.domain.adoption import Historic, record
from wirkungskreis.concept.models import (
    Concept,
    Element,
    Kind,
    Succession,
    SuccessionKind,
    Version,
    Wording,
)
from wirkungskreis.demo.reading import Row, day, day_after, read
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.mandates.models import Body, Decision, Sitting
from wirkungskreis.people.models import Organisation

Wordings = dict[tuple[str, str], Wording]
KINDS = {
    "unverändert": SuccessionKind.TAKEN_OVER,
    "geändert": SuccessionKind.CHANGED,
    "zusammengeführt": SuccessionKind.MERGED,
    "neu": SuccessionKind.NEW,
    "entfallen": SuccessionKind.DROPPED,
}


def load_versions(organisations: dict[str, Organisation]) -> dict[str, Version]:
    """Store the concept and its versions as drafts; adopting them is a verb of its own."""
    data = read("rheinaue", "concept")
    row = data["concept"]
    owner = organisations[row["responsible"]]
    concept = Concept.objects.create(code=row["code"], title=row["title"], owner=owner)
    versions: dict[str, Version] = {}
    for row in data["versions"]:
        versions[row["code"]] = Version.objects.create(
            concept=concept,
            code=row["code"],
            number=row["number"],
            label=row["label"],
            predecessor=versions.get(row["predecessor"]),
            drafted_on=day(row.get("draft_of")),
            paper=row["paper"] or "",
            changelog=row.get("changelog", ""),
        )
    return versions


def load_wordings(
    versions: dict[str, Version], organisations: dict[str, Organisation], bodies: dict[str, Body]
) -> Wordings:
    """Store every field, goal and approach with its words in each version, parents first."""
    data = read("rheinaue", "concept")
    concept = next(iter(versions.values())).concept
    elements = _elements(concept, data)
    fields = [_field(row, v, versions, organisations) for row in data["fields"] for v in _in(row)]
    made = _store(fields, elements, {})
    goals = [(row, said) for row in data["goals"] for said in row["wordings"]]
    found = [_goal(row, said, versions, bodies) for row, said in goals]
    made |= _store(found, elements, made)
    approaches = [(row, said) for row in data["approaches"] for said in row["wordings"]]
    made |= _store([_approach(row, said, versions) for row, said in approaches], elements, made)
    return made


def _elements(concept: Concept, data: Row) -> dict[str, Element]:
    kinds = {"fields": Kind.FIELD, "goals": Kind.GOAL, "approaches": Kind.APPROACH}
    made = Element.objects.bulk_create(
        Element(concept=concept, kind=kind, key=row["uid"])
        for part, kind in kinds.items()
        for row in data[part]
    )
    return {element.key: element for element in made}


def _in(row: Row) -> list[str]:
    versions: list[str] = row["in_versions"]
    return versions


def _store(
    found: list[tuple[str, str, Wording]], elements: dict[str, Element], parents: Wordings
) -> Wordings:
    """Store wordings given as (element, parent element, wording)."""
    for key, parent, wording in found:
        wording.element = elements[key]
        wording.parent = parents.get((parent, wording.version.code))
    made = Wording.objects.bulk_create(wording for _key, _parent, wording in found)
    return {(wording.element.key, wording.version.code): wording for wording in made}


def _field(
    row: Row, version: str, versions: dict[str, Version], organisations: dict[str, Organisation]
) -> tuple[str, str, Wording]:
    wording = Wording(
        version=versions[version],
        code=row["code"],
        text=row["title"],
        order=row["order"],
        is_cross_cutting=row["cross_cutting"],
        responsible=organisations[row["coordinator"]],
    )
    return row["uid"], "", wording


def _goal(
    row: Row, said: Row, versions: dict[str, Version], bodies: dict[str, Body]
) -> tuple[str, str, Wording]:
    wording = Wording(
        version=versions[said["version"]],
        code=said["code"],
        text=said["text"],
        order=row["order"],
        priority=row["priority"],
        horizon=row["horizon"],
        body=bodies[row["body"]],
    )
    return row["uid"], f"F-{row['field']}", wording


def _approach(row: Row, said: Row, versions: dict[str, Version]) -> tuple[str, str, Wording]:
    order = int(said["code"].rsplit(".", 1)[-1])
    version = versions[said["version"]]
    wording = Wording(version=version, code=said["code"], text=said["text"], order=order)
    goal: str = said["goal"] if "goal" in said else row["goal"]
    return row["uid"], goal, wording


def load_successions(
    versions: dict[str, Version],
    wordings: Wordings,
    decisions: dict[str, Decision],
    sittings: dict[str, Sitting],
) -> None:
    """Store what became of each element from one version to the next."""
    rows: list[Row] = read("rheinaue", "concept")["succession"]
    made = Succession.objects.bulk_create(
        Succession(
            code=row["code"],
            old_version=versions[row["from_version"]],
            new_version=versions[row["to_version"]],
            kind=KINDS[row["kind"]],
            reason=row["reason"] or "",
            decided_in=decisions.get(row["decided_in"]),
            sitting=sittings.get(row["decided_in"]),
        )
        for row in rows
    )
    through_from, through_to = Succession.sources.through, Succession.targets.through
    pairs = list(zip(rows, made, strict=True))
    through_from.objects.bulk_create(
        through_from(succession=made, wording=wordings[key, row["from_version"]])
        for row, made in pairs
        for key in row["from"]
    )
    through_to.objects.bulk_create(
        through_to(succession=made, wording=wordings[key, row["to_version"]])
        for row, made in pairs
        for key in row["to"]
    )


def adopt(versions: dict[str, Version], decisions: dict[str, Decision]) -> None:
    """Freeze what the council adopted before the register began, as recorded afterwards."""
    by_paper = {decision.paper: decision for decision in reversed(decisions.values())}
    registered = min(row["registered_on"] for row in read("rheinaue", "measures")["measures"])
    for row in read("rheinaue", "concept")["versions"]:
        if row["adopted_on"] is None:
            continue
        historic = Historic(
            adopted_on=date.fromisoformat(row["adopted_on"]),
            valid_from=day(row["valid_from"]),
            valid_before=day_after(row["valid_to"]),
            decision=by_paper[row["paper"]],
            paper=row["paper"],
        )
        version = versions[row["code"]]
        on = date.fromisoformat(registered)
        record(version, historic, on=on, actor=SYSTEM, edition=version.edition)

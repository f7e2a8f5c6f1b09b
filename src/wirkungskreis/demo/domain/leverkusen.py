"""Leverkusen's public facts, each with its source; nothing is added and nothing is judged."""

from wirkungskreis.demo.reading import Row, day_after, read, rough_day
from wirkungskreis.kernel.days import Precision
from wirkungskreis.mandates.models import Body, Condition, Decision
from wirkungskreis.mandates.models.body import Level
from wirkungskreis.mandates.models.condition import Recurrence
from wirkungskreis.mandates.states import ConditionState
from wirkungskreis.people.models import Organisation, OrganisationKind
from wirkungskreis.vocab.models import Source

CITY = "leverkusen"
LEVELS = {"Leitung": Level.LEADERSHIP, "operativ": Level.OPERATIONAL, "politisch": Level.POLITICAL}
PRECISIONS = {
    "Monat": Precision.MONTH,
    "Jahr": Precision.YEAR,
    "Herbst": Precision.YEAR,
    "Herbst 2023": Precision.YEAR,
}


def precision_of(fact: Row) -> str:
    """How exactly the source dates a fact."""
    return PRECISIONS.get(fact.get("precision", ""), Precision.DAY).value


def load_sources() -> None:
    """Store where the facts were published; facts name a source by its code."""
    rows = read(CITY, "concept")["sources"]
    Source.objects.bulk_create(
        Source(code=code, title=row["title"], url=row["url"]) for code, row in rows.items()
    )


def load_centre() -> Organisation:
    """Store the one organisation that is responsible for the concept."""
    return Organisation.objects.create(
        code="LEV-KI",
        name=read(CITY, "concept")["concept"]["responsible"]["text"],
        short_name="KI",
        kind=OrganisationKind.STAFF_UNIT,
        internal=True,
    )


def load_bodies(centre: Organisation) -> dict[str, Body]:
    """Store the committees with what is publicly known of them; give them by code."""
    rows: list[Row] = read(CITY, "bodies")["bodies"]
    made = {body.code: body for body in Body.objects.bulk_create(_body(r, centre) for r in rows)}
    for row in rows:
        if row.get("successor"):
            made[row["successor"]].predecessor = made[row["code"]]
    Body.objects.bulk_update(made.values(), ["predecessor"])
    return made


def _body(row: Row, centre: Organisation) -> Body:
    roles = {role["role"]: role for role in row.get("roles", [])}
    lead = roles.get("Federführung", {}).get("holder")
    members = [member["name"] for member in row.get("known_members", [])]
    known = f"Öffentlich bekannte Mitglieder: {', '.join(members)}." if members else ""
    told = [*roles.values(), *row.get("facts", [])]
    sources = [row.get("source"), *(fact.get("source", fact.get("source_url")) for fact in told)]
    facts = [fact["text"] for fact in row.get("facts", [])]
    ended, unknown = row.get("valid_to", ""), roles.get("Vorsitz", {}).get("note", "")
    year = f"Bestand bis {ended}." if len(ended) == len("2017") else ""
    notes = [known, *facts, year, row.get("note", ""), unknown]
    return Body(
        code=row["code"],
        name=row["name"],
        level=LEVELS[row["level"]],
        purpose=row.get("purpose", ""),
        per_year=row.get("cadence", {}).get("per_year"),
        office_note=roles.get("Geschäftsführung", {}).get("holder") or "",
        lead=centre if lead == centre.name else None,
        is_public=row["level"] == "politisch",
        valid_from=rough_day(row.get("valid_from") or row.get("since", {}).get("date")),
        valid_before=None if year else day_after(ended),
        note=" ".join(note for note in notes if note),
        source=next(filter(None, sources), ""),
    )


def load_decisions(bodies: dict[str, Body]) -> None:
    """Store what the council decided and which conditions it set, as far as the sources say."""
    for paper in read(CITY, "council")["papers"]:
        for point in paper.get("decision_points", []):
            _decision(paper, point, bodies)
        if amendment := paper.get("amendment"):
            _conditions(paper, amendment, bodies)


def _decision(paper: Row, point: Row, bodies: dict[str, Body]) -> Decision:
    decided = paper["decided"]
    votes = decided.get("votes", {})
    return Decision.objects.create(
        number=f"{paper['code']}-{point['no']}",
        body=bodies["LEV-RAT"] if decided["body"] else None,
        subject=paper["subject"],
        text=point["text"],
        paper=paper["code"],
        on=rough_day(decided["date"]),
        precision=precision_of(decided),
        votes_for=votes.get("for"),
        votes_against=votes.get("against"),
        votes_abstained=votes.get("abstain"),
        note=" ".join(filter(None, [paper.get("related"), paper.get("caveat")])),
        source=paper.get("source", ""),
    )


def _conditions(paper: Row, amendment: Row, bodies: dict[str, Body]) -> None:
    votes, source = amendment["votes"], amendment["source"]
    decision = Decision.objects.create(
        number=amendment["code"],
        body=bodies["LEV-RAT"],
        subject=f"Änderungsantrag zu {paper['subject']}",
        text="Der Rat ergänzt den Beschluss um sechs Ratsaufträge.",
        paper=paper["code"],
        on=rough_day(paper["decided"]["date"]),
        precision=precision_of(paper["decided"]),
        votes_for=votes["for"],
        votes_against=votes["against"],
        votes_abstained=votes["abstain"],
        note=amendment["date_evidence"],
        source=source,
    )
    today = amendment["state_today"]
    Condition.objects.bulk_create(
        Condition(
            number=f"{paper['code']}-R{row['no']}",
            decision=decision,
            text=row["text"],
            field=row["field"] or "",
            recurrence=Recurrence.YEARLY if row["recurring"] else Recurrence.ONCE,
            state=ConditionState.UNTRACEABLE,
            note=today["text"] if row["recurring"] else "",
            caveat=today["caveat"] if row["recurring"] else "",
            source=source,
        )
        for row in amendment["conditions"]
    )

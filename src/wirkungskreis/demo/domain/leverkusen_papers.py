"""Leverkusen's council papers and what was publicly said about them."""

from decimal import Decimal

from wirkungskreis.demo.domain.leverkusen import CITY, precision_of
from wirkungskreis.demo.reading import Row, read, rough_day
from wirkungskreis.mandates.models import Body, Consultation, Fact, Paper
from wirkungskreis.mandates.models.paper import Role

ROLES = {str(role.label): role for role in Role}


def load_papers(bodies: dict[str, Body]) -> None:
    """Store every paper with its known stops and facts."""
    by_name = {"Rat": bodies["LEV-RAT"]}
    for row in read(CITY, "council")["papers"]:
        paper = Paper.objects.create(
            code=row["code"],
            kind=row["kind"],
            subject=row["subject"],
            is_path_complete=row.get("consultation_complete") != "unbekannt",
            caveat=row.get("caveat", ""),
            note=row.get("related", ""),
            source=row.get("source", ""),
        )
        Consultation.objects.bulk_create(
            Consultation(
                paper=paper,
                order=stop["order"],
                body=by_name[stop["body"]],
                on=rough_day(stop["date"]),
                precision=precision_of(row["decided"]),
                role=ROLES[stop["role"]],
                is_authoritative=True,
                result="beschlossen",
                **_votes(row["decided"]),
            )
            for stop in row.get("consultation", [])
        )
        Fact.objects.bulk_create(_facts(row, paper))


def _votes(decided: Row) -> dict[str, int]:
    votes = decided.get("votes", {})
    names = {"for": "votes_for", "against": "votes_against", "abstain": "votes_abstained"}
    return {names[name]: count for name, count in votes.items()}


def _facts(row: Row, paper: Paper) -> list[Fact]:
    told = [(fact, "") for fact in row.get("facts", [])]
    told += [(fact, "Beratung im Ausschuss") for fact in row.get("committee_discussion", [])]
    return [
        Fact(
            paper=paper,
            topic=topic,
            text=fact["text"],
            amount=Decimal(fact["amount_eur"]) if "amount_eur" in fact else None,
            source=fact.get("source_url", row.get("source", "")),
        )
        for fact, topic in told
    ]

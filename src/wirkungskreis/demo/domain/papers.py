"""Rheinaue's council papers, the way each took, and what it costs."""

from datetime import date
from decimal import Decimal

from django.core.files.base import ContentFile

from wirkungskreis.demo.domain.enclosures import set_sheets
from wirkungskreis.demo.reading import Row, read
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.mandates.domain import parts
from wirkungskreis.mandates.models import Body, Consultation, Cost, Paper
from wirkungskreis.mandates.models.paper import Role
from wirkungskreis.people.models import Organisation

ROLES = {str(role.label): role for role in Role}


def load_papers(organisations: dict[str, Organisation], bodies: dict[str, Body]) -> None:
    """Store every paper with its stops and costs."""
    rows: list[Row] = read("rheinaue", "council")["papers"]
    made = Paper.objects.bulk_create(_paper(row, organisations) for row in rows)
    pairs = list(zip(rows, made, strict=True))
    Consultation.objects.bulk_create(
        _stop(order, stop, paper, bodies)
        for row, paper in pairs
        for order, stop in enumerate(row["consultation"], 1)
    )
    Cost.objects.bulk_create(
        Cost(paper=paper, year=cost["year"], amount=Decimal(cost["amount_eur"]))
        for row, paper in pairs
        for cost in row.get("financial_effects", [])
    )


def _paper(row: Row, organisations: dict[str, Organisation]) -> Paper:
    return Paper(
        code=row["code"],
        kind=row["kind"],
        subject=row["subject"],
        lead=organisations[row["lead"]],
        outcome=row["state"],
        report_label=row.get("report_label", ""),
        alternatives=row.get("alternatives", ""),
        if_rejected=row.get("consequences_if_rejected", ""),
        note=row.get("note", ""),
    )


def _stop(order: int, row: Row, paper: Paper, bodies: dict[str, Body]) -> Consultation:
    votes = row.get("votes") or {"for": None, "against": None, "abstain": None}
    return Consultation(
        paper=paper,
        order=order,
        body=bodies[row["body"]],
        on=date.fromisoformat(row["date"]),
        role=ROLES[row["role"]],
        is_authoritative=row["authoritative"],
        result=row["result"] or "",
        votes_for=votes["for"],
        votes_against=votes["against"],
        votes_abstained=votes["abstain"],
    )


def load_documents() -> None:
    """Lay documents to papers that were dealt with in public, and release them."""
    rows = [row for row in read("rheinaue", "council")["papers"] if "document" in row]
    sheets = [{"meeting": f"Vorlage {row['code']}", **row["document"]} for row in rows]
    for row, content in zip(rows, set_sheets(sheets), strict=True):
        paper, document = Paper.objects.get(code=row["code"]), row["document"]
        title, on = document["title"], date.fromisoformat(document["released_on"])
        upload = ContentFile(content, f"{title}.pdf")
        part = parts.attach(paper, upload, title=title, actor=SYSTEM, edition=paper.edition)
        part.paper.refresh_from_db()
        edition = part.paper.edition
        parts.release(part, is_public=True, actor=SYSTEM, edition=edition, on=on)

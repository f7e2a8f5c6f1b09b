"""Rheinaue grown to 300 measures and 120 leads in six rounds, for measuring only.

Copies of measures get new codes, copies of leads new addresses; everything else stays.
"""

from collections import Counter
from copy import deepcopy
from itertools import cycle

from wirkungskreis.demo.domain import rheinaue
from wirkungskreis.demo.reading import Row, read

MEASURES, LEADS = 300, 120


def load(measures: int = MEASURES, leads: int = LEADS) -> None:
    """Grow the sample data in memory and load it into the empty database."""
    copies = _grow_measures(measures)
    _grow_rounds(copies)
    _spread_leads(leads)
    rheinaue.load()


def _grow_measures(wanted: int) -> dict[str, list[str]]:
    """Append copies until there are enough; give the new codes by the code they copy."""
    rows: list[Row] = read("rheinaue", "measures")["measures"]
    originals, copies = list(rows), {row["code"]: list[str]() for row in rows}
    for number in range(wanted - len(originals)):
        row = deepcopy(originals[number % len(originals)])
        old, row["code"] = row["code"], f"{row['code']}-{2 + number // len(originals)}"
        row["title"] = f"{row['title']} {2 + number // len(originals)}"
        row.setdefault("note", "Kopie für die Messung")
        row.pop("merged_into", None)
        row.pop("lead_dispute", None)
        for part in (*row["funding"], *row["milestones"]):
            part["code"] = f"{part['code']}-{row['code']}"
        copies[old].append(row["code"])
        rows.append(row)
    del rows[wanted:]
    return copies


def _grow_rounds(copies: dict[str, list[str]]) -> None:
    kept = {row["code"] for row in read("rheinaue", "measures")["measures"]}
    for rnd in read("rheinaue", "rounds")["rounds"]:
        reports = [report for report in rnd["reports"] if report["measure"] in kept]
        more = [
            {**report, "measure": code, "code": f"SM-{rnd['code']}-{code}"}
            for report in reports
            for code in copies.get(report["measure"], [])
        ]
        rnd["reports"] = reports + more


def _spread_leads(wanted: int) -> None:
    """Give the measures to as many persons as wanted, round about the same number each."""
    people: list[Row] = read("rheinaue", "people")["people"]
    measures: list[Row] = read("rheinaue", "measures")["measures"]
    by_code = {row["code"]: row for row in people}
    leads = sorted({row["contact"] for row in measures})
    work = Counter(row["contact"] for row in measures)
    busy = [lead for lead in leads for _ in range(1, work[lead] // 2)]
    for number in range(max(0, wanted - len(leads))):
        row = deepcopy(by_code[busy[number % len(busy)]])
        row["code"] = f"{row['code']}-{2 + number}"
        row["name"] = f"{row['name']} {2 + number}"
        row["email"] = f"lead{number}@example.org"
        people.append(row)
    pool: dict[str, list[str]] = {}
    for row in people:
        pool.setdefault(_first_lead(row["code"]), []).append(row["code"])
    turns = {lead: cycle(codes) for lead, codes in pool.items()}
    for row in measures:
        row["contact"] = next(turns[_first_lead(row["contact"])])
    contacts = {row["code"]: row["contact"] for row in measures}
    for rnd in read("rheinaue", "rounds")["rounds"]:
        for report in rnd["reports"]:
            if "submitted_by" in report:
                report["submitted_by"] = contacts[report["measure"]]


def _first_lead(code: str) -> str:
    """Cut a copy's number: P-03-5 copies P-03."""
    return "-".join(code.split("-")[:2])

"""Leverkusen's concept as far as it is public: versions, fields of action and history."""

from datetime import date

from wirkungskreis.concept.domain.adoption import Historic, record
from wirkungskreis.concept.models import Concept, Element, Fact, FactKind, Kind, Version, Wording
from wirkungskreis.demo.domain.leverkusen import CITY, precision_of
from wirkungskreis.demo.reading import Row, read, rough_day
from wirkungskreis.kernel.actor import SYSTEM
from wirkungskreis.kernel.days import Precision
from wirkungskreis.mandates.models import Decision
from wirkungskreis.people.models import Organisation
from wirkungskreis.vocab.models import Evidence

EVIDENCE = {str(evidence.label): evidence.value for evidence in Evidence}
STATEMENTS = {
    "character": "Verbindlichkeit",
    "steering_chapter": "Steuerung",
    "method": "Verfahren",
}


def load_concept(centre: Organisation) -> dict[str, Version]:
    """Store the concept with its two versions as drafts and the nine fields of 2017."""
    data = read(CITY, "concept")
    row = data["concept"]
    source = row["responsible"]["source"]
    concept = Concept.objects.create(
        code=row["code"], title=row["title"], owner=centre, source=source
    )
    versions: dict[str, Version] = {}
    for row in data["versions"]:
        versions[row["code"]] = _version(row, concept, versions)
    _fields(data["fields"], concept, versions["LEV-IK-2017"])
    Fact.objects.bulk_create(_facts(data, concept, versions))
    return versions


def _version(row: Row, concept: Concept, versions: dict[str, Version]) -> Version:
    adopted = row["adopted"]
    return Version.objects.create(
        concept=concept,
        code=row["code"],
        number=row["number"],
        label=row["label"],
        predecessor=versions.get(row["predecessor"]),
        paper=adopted.get("paper", ""),
        source=adopted["source"],
    )


def record_versions(versions: dict[str, Version], on: date) -> None:
    """Freeze what the council adopted; when 2009 and 2017 exactly is not known, nor the words."""
    rows = {row["code"]: row["adopted"] for row in read(CITY, "concept")["versions"]}
    for code, version in versions.items():
        adopted = rows[code]
        number = f"{adopted.get('paper')}-1"
        historic = Historic(
            adopted_on=date(*_parts(adopted["date"])),
            precision=Precision(precision_of(adopted)),
            decision=Decision.objects.filter(number=number).first(),
            paper=adopted.get("paper", ""),
        )
        record(version, historic, on=on, actor=SYSTEM, edition=version.edition)


def _parts(rough: str) -> tuple[int, int, int]:
    year, month, day = [*map(int, rough.split("-")), 1, 1][:3]
    return year, month, day


def _fields(rows: list[Row], concept: Concept, version: Version) -> None:
    made = Element.objects.bulk_create(
        Element(concept=concept, kind=Kind.FIELD, key=f"LEV-{row['code']}") for row in rows
    )
    Wording.objects.bulk_create(
        Wording(
            version=version,
            element=element,
            code=row["code"],
            text=row["title"],
            order=order,
            is_cross_cutting=row["cross_cutting"],
            evidence=EVIDENCE.get(row["letter_evidence"], ""),
            source=row.get("letter_source", ""),
            note=" ".join(filter(None, [row.get("known"), row.get("note")])),
        )
        for order, (row, element) in enumerate(zip(rows, made, strict=True), 1)
    )


def _facts(data: Row, concept: Concept, versions: dict[str, Version]) -> list[Fact]:
    said = [(FactKind.PRECURSOR, row | {"topic": row["title"]}) for row in data["precursor"]]
    said += [(FactKind.EVENT, row) for row in data["events"]]
    said.append((FactKind.STATEMENT, data["structure"] | {"topic": "Aufbau"}))
    said += [
        (FactKind.STATEMENT, row[key] | {"topic": topic, "version": versions[row["code"]]})
        for row in data["versions"]
        for key, topic in STATEMENTS.items()
        if key in row
    ]
    said += [(FactKind.CONTRADICTION, row | {"text": row["a"]}) for row in data["contradictions"]]
    said += [(FactKind.UNKNOWN, {"text": text}) for text in data["unknown"]]
    return [_fact(kind, row, concept) for kind, row in said]


def _fact(kind: FactKind, row: Row, concept: Concept) -> Fact:
    words = str(row.get("period", row.get("precision", "")))
    return Fact(
        concept=concept,
        version=row.get("version"),
        kind=kind,
        topic=row.get("topic", ""),
        on=rough_day(row.get("date")),
        precision=precision_of(row),
        on_words="" if words in {"Monat", "Jahr"} else words,
        text=row["text"],
        counter=row.get("b", ""),
        reading=row.get("reading", ""),
        evidence=EVIDENCE.get(row.get("evidence", ""), ""),
        source=row.get("source", ""),
        caveat=row.get("caveat", ""),
    )

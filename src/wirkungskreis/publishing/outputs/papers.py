"""Papers with the way they take, and the files of released reports."""

from collections.abc import Mapping
from hashlib import sha512
from uuid import UUID

from django.utils.text import slugify

from wirkungskreis.kernel.days import Precision
from wirkungskreis.mandates.models import Consultation, Paper, Role
from wirkungskreis.publishing import shape
from wirkungskreis.publishing.outputs.groups import address_of
from wirkungskreis.publishing.outputs.sources import Sources
from wirkungskreis.publishing.shape import Content, Thing
from wirkungskreis.reports.composing.files import CONTENT_TYPES
from wirkungskreis.reports.models import Format, Release, ReleaseFile

MAIN = Format.PDF


def consultations(sources: Sources, agendas: dict[int, list[Thing]]) -> dict[int, list[Thing]]:
    """Give the stops of every paper, in their order."""
    at = {
        item.content["consultation"]: item.address
        for items in agendas.values()
        for item in items
        if "consultation" in item.content
    }
    roles = {role.value: str(role.label) for role in Role}
    return {
        paper.pk: [_consultation(stop, at, roles, sources) for stop in sources.stops[paper.pk]]
        for paper in sources.papers
    }


def _consultation(
    stop: Consultation, at: Mapping[str, str], roles: Mapping[str, str], sources: Sources
) -> Thing:
    exact = stop.precision == Precision.DAY
    sitting = (
        sources.sitting_on.get((stop.body_id, stop.on))
        if exact and stop.on and stop.body_id
        else None
    )
    item = at.get(shape.address("consultation", stop.public_id), "")
    organization = stop.body.public_id if stop.body else None
    content: Content = {
        "paper": shape.address("paper", stop.paper.public_id),
        "agendaItem": item,
        "meeting": shape.address("meeting", sitting.public_id) if sitting else "",
        "organization": [shape.address("organization", organization)] if organization else [],
        "authoritative": stop.is_authoritative,
        "role": roles[stop.role],
        "wirkungskreis:date": "" if sitting or not exact else shape.first_day(stop.on),
        "wirkungskreis:result": "" if item else stop.result,
    }
    return Thing("consultation", stop.public_id, content, organization)


def papers(
    sources: Sources,
    stops: dict[int, list[Thing]],
    files: Mapping[str, list[Thing]],
    documents: Mapping[int, list[Thing]],
) -> list[Thing]:
    """Give the council's papers and the released reports; a report that is a paper is one thing."""
    known = {paper.pk for paper in sources.papers}
    below: dict[int, list[str]] = {}
    for paper in sources.papers:
        if paper.amends_id in known:
            below.setdefault(paper.amends_id or 0, []).append(_address(paper))
    found = []
    for paper in sources.papers:
        above = paper.amends if paper.amends_id in known else None
        content: Content = {
            "body": shape.address("body", shape.BODY),
            "name": paper.subject,
            "reference": paper.code,
            "paperType": paper.kind,
            "superordinatedPaper": [_address(above)] if above else [],
            "subordinatedPaper": below.get(paper.pk, []),
            "underDirectionOf": [address_of(paper.lead, sources)] if paper.lead else [],
            "consultation": stops[paper.pk],
        }
        content |= _attached([*files.get(paper.code, []), *documents[paper.pk]])
        found.append(Thing("paper", paper.public_id, content))
    taken = {paper.code for paper in sources.papers}
    return found + [
        _report(release, files[release.report.number])
        for release in sources.releases
        if release.report.number not in taken
    ]


def _address(paper: Paper) -> str:
    return shape.address("paper", paper.public_id)


def _report(release: Release, files: list[Thing]) -> Thing:
    report = release.report
    content: Content = {
        "body": shape.address("body", shape.BODY),
        "name": report.title,
        "reference": report.number,
        "date": release.released_on.isoformat(),
        "paperType": report.label,
        "web": f"{shape.HERE}berichte/{report.number.replace('/', '-')}/",
    }
    return Thing("paper", report.public_id, content | _attached(files))


def _attached(files: list[Thing]) -> Content:
    """Let the first PDF be the paper itself, and everything else its annexes."""
    printed = CONTENT_TYPES[MAIN]
    main = next((file for file in files if file.content["mimeType"] == printed), None)
    return {"mainFile": main, "auxiliaryFile": [file for file in files if file is not main]}


def files(sources: Sources, sums: Mapping[UUID, str]) -> dict[str, list[Thing]]:
    """Give the files of public releases by the number of their report.

    ``sums`` are the SHA-512 known already: frozen bytes are read once in their life.
    """
    codes = {paper.code: paper.public_id for paper in sources.papers}
    return {
        release.report.number: [
            _file(file, release, codes.get(release.report.number), sums)
            for file in release.files.all()
        ]
        for release in sources.releases
    }


def _file(
    file: ReleaseFile, release: Release, paper: UUID | None, sums: Mapping[UUID, str]
) -> Thing:
    key = shape.key_of("file", file.release_id, file.format)
    report = release.report
    content: Content = {
        "name": f"{report.title} ({Format(file.format).label})",
        "fileName": f"{slugify(report.title)}.{file.format}",
        "mimeType": CONTENT_TYPES[file.format],
        "date": release.released_on.isoformat(),
        "size": file.size,
        "sha512Checksum": sums.get(key) or sha512(bytes(file.content)).hexdigest(),
        "accessUrl": shape.address("file", key, "access"),
        "downloadUrl": shape.address("file", key, "download"),
        "paper": [shape.address("paper", paper or report.public_id)],
    }
    return Thing("file", key, content)

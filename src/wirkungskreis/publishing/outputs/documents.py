"""Released documents as files: those of papers, and agenda and minutes of public meetings."""

from collections.abc import Mapping
from datetime import date
from hashlib import sha512
from uuid import UUID

from wirkungskreis.files.models import StoredFile
from wirkungskreis.meetings.models import PublicKind
from wirkungskreis.publishing import shape
from wirkungskreis.publishing.outputs.sources import Sources
from wirkungskreis.publishing.shape import Content, Thing

FIELDS = {PublicKind.AGENDA: "invitation", PublicKind.MINUTES: "resultsProtocol"}


def of_papers(sources: Sources, sums: Mapping[UUID, str]) -> dict[int, list[Thing]]:
    """Give the documents by paper; ``sums`` are the SHA-512 known already."""
    return {
        paper.pk: [
            _file(
                (each.public_id, each.title),
                each.file,
                each.released_on,
                {"paper": [shape.address("paper", paper.public_id)]},
                sums,
            )
            for each in sources.documents[paper.pk]
        ]
        for paper in sources.papers
    }


def of_sittings(sources: Sources, sums: Mapping[UUID, str]) -> dict[int, dict[str, Thing]]:
    """Give agenda and minutes by sitting, under the field of the meeting they stand in."""
    return {
        sitting.pk: {
            FIELDS[PublicKind(each.kind)]: _file(
                (each.public_id, str(each.get_kind_display())),
                each.file,
                each.released_on,
                {"meeting": [shape.address("meeting", sitting.public_id)]},
                sums,
            )
            for each in sources.publications[sitting.pk]
        }
        for sitting in sources.sittings
    }


def _file(
    named: tuple[UUID, str],
    stored: StoredFile,
    on: date | None,
    place: Content,
    sums: Mapping[UUID, str],
) -> Thing:
    key, name = named
    content: Content = {
        "name": name,
        "fileName": stored.name,
        "mimeType": stored.content_type,
        "date": shape.first_day(on),
        "size": stored.size,
        "sha512Checksum": sums.get(key) or _sum(stored),
        "accessUrl": shape.address("file", key, "access"),
        "downloadUrl": shape.address("file", key, "download"),
        **place,
    }
    return Thing("file", key, content)


def _sum(stored: StoredFile) -> str:
    with stored.file.open("rb") as stream:
        return sha512(stream.read()).hexdigest()

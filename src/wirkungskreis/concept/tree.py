"""A version as it stands on the page: fields, goals below them, approaches below those."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from wirkungskreis.concept.codes import spoken_wording
from wirkungskreis.concept.models import Version, Wording


@dataclass(slots=True)
class Node:
    """One wording with what stands below it, in order; ``spoken`` is its code in words."""

    wording: Wording
    spoken: str
    children: list["Node"] = field(default_factory=list)

    def walk(self) -> Iterator["Node"]:
        """Give this node and everything below it."""
        yield self
        for child in self.children:
            yield from child.walk()


def tree(version: Version) -> list[Node]:
    """Read all wordings of a version in one query and put them in their places."""
    rows = list(
        version.wordings.select_related("element", "responsible", "body").order_by(
            "order", "code", "pk"
        )
    )
    by_pk = {row.pk: row for row in rows}
    nodes = {row.pk: Node(row, spoken_wording(row, by_pk)) for row in rows}
    roots: list[Node] = []
    for row in rows:
        beside = nodes[row.parent_id].children if row.parent_id in nodes else roots
        beside.append(nodes[row.pk])
    return roots

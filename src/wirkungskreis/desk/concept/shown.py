"""A version's entries with the measures that serve them, as the reading page shows them."""

from collections.abc import Mapping, Sequence

from wirkungskreis.changes.models import Change
from wirkungskreis.concept.models import Kind
from wirkungskreis.concept.tree import Node
from wirkungskreis.measures.models import ElementLink

GOALS = {Kind.GOAL, Kind.SUBGOAL}


class Shown:
    """An entry with its measures; a goal is also served by what serves its approaches.

    ``order`` is the change that set the order of a field's goals; they then carry their ``place``.
    """

    place = 0

    def __init__(
        self, node: Node, links: Mapping[int, Sequence[ElementLink]], order: Change | None = None
    ) -> None:
        self.order = order
        self.spoken = node.spoken
        self.wording = node.wording
        self.links = links.get(node.wording.element_id, [])
        self.items = [Shown(child, links) for child in node.children]
        if order:
            goals = [item for item in self.items if item.wording.element.kind == Kind.GOAL]
            for place, goal in enumerate(goals, start=1):
                goal.place = place

    @property
    def is_served(self) -> bool:
        return bool(self.links) or any(item.is_served for item in self.items)

    @property
    def lacks(self) -> bool:
        """Whether it is a goal or approach that no measure serves."""
        kinds = {*GOALS, Kind.APPROACH}
        return self.wording.element.kind in kinds and not self.is_served

    @property
    def is_goal(self) -> bool:
        return self.wording.element.kind in GOALS

    @property
    def holds_gap(self) -> bool:
        return self.lacks or any(item.holds_gap for item in self.items)


def gaps(pages: Sequence[Shown]) -> dict[str, int]:
    """Count goals and approaches without a measure; an approach is a possibility, no promise."""
    found = {"goals": 0, "approaches": 0}
    for page in pages:
        if page.lacks:
            found["goals" if page.is_goal else "approaches"] += 1
        below = gaps(page.items)
        found = {name: count + below[name] for name, count in found.items()}
    return found

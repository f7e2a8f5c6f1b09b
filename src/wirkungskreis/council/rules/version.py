"""Drafts a paper from a version of the concept: what it changes, and the proof of its words."""

from datetime import date

from wirkungskreis.concept.content import digest
from wirkungskreis.concept.models import Kind, Succession, SuccessionKind, Version, Wording
from wirkungskreis.council.models import Slot
from wirkungskreis.council.rules import conditions, money
from wirkungskreis.council.rules.proposal import Proposal, Setting
from wirkungskreis.kernel.formats import day_roughly
from wirkungskreis.reports import sentences

NOUNS = {
    Kind.FIELD: ("Handlungsfeld", "Handlungsfelder"),
    Kind.GOAL: ("Leitziel", "Leitziele"),
    Kind.SUBGOAL: ("Teilziel", "Teilziele"),
    Kind.APPROACH: ("Handlungsansatz", "Handlungsansätze"),
}
VERBS = {
    SuccessionKind.CHANGED: "geändert",
    SuccessionKind.MERGED: "zusammengeführt",
    SuccessionKind.SPLIT: "geteilt",
    SuccessionKind.DROPPED: "entfallen",
    SuccessionKind.NEW: "neu",
}
MOST = 40


def propose(version: Version, setting: Setting, on: date) -> Proposal:
    """Write what the succession and the words of the version say; no praise, no promise."""
    checksum = version.content_hash or digest(version)
    effects = money.per_year(setting.year)
    costs, staff = money.told(effects)
    parts = {
        Slot.REASONING: _reasoning(version, checksum),
        Slot.CONDITIONS: conditions.standing(on),
        Slot.FINANCE: "Das Konzept nennt Ziele und mögliche Ansätze; es bindet selbst keine "
        f"Mittel. Über einzelne Maßnahmen wird gesondert entschieden. {costs}",
        Slot.STAFF: f"Das Konzept selbst bindet kein zusätzliches Personal. {staff}",
        Slot.ALTERNATIVES: _alternatives(version),
        Slot.IF_REJECTED: _if_rejected(version),
    }
    enclosures = [(f"version:{version.code}", f"{version.label}, Prüfsumme {checksum[:16]} …")]
    if version.predecessor:
        enclosures.append((f"synopsis:{version.code}", f"Synopse zu {version.predecessor.label}"))
    return Proposal(
        subject=f"{version.concept.title}: {version.label}",
        points=tuple(_points(version, setting, checksum)),
        parts={str(slot): text for slot, text in parts.items()},
        effects=effects,
        enclosures=tuple(enclosures),
        basis_hash=checksum,
    )


def _points(version: Version, setting: Setting, checksum: str) -> list[tuple[str, str]]:
    name = f"{version.concept.title}, {version.label}"
    points = [
        (
            "adopt",
            (
                f"{setting.council} beschließt „{name}“ in der Fassung der Anlage 1 "
                f"(Prüfsumme {checksum[:16]}) als verbindlichen Rahmen."
            ),
        )
    ]
    if version.predecessor:
        points.append(("supersede", f"{version.predecessor.label} wird damit abgelöst."))
    points.append(
        (
            "steer",
            (
                "Die Verwaltung wird beauftragt, die Umsetzung zu steuern, jedes Jahr über Stand "
                "und Wirkung zu berichten und Abweichungen mit ihren Konsequenzen zu benennen."
            ),
        )
    )
    return points


def _reasoning(version: Version, checksum: str) -> str:
    kinds = list(version.wordings.values_list("element__kind", flat=True))
    parts = [
        f"{count} {singular if count == 1 else plural}"
        for kind, (singular, plural) in NOUNS.items()
        if (count := kinds.count(kind))
    ]
    paragraphs = [f"Die Fassung umfasst {sentences.listed(parts)}."] if parts else []
    if version.predecessor:
        paragraphs.append(_since(version.predecessor))
    if version.changelog:
        paragraphs.append(version.changelog)
    lines = _lines(version)
    if lines:
        paragraphs += ["Gegenüber der bisherigen Fassung ändert sich:", "\n".join(lines)]
    paragraphs.append(
        f"Der Wortlaut ist durch die Prüfsumme (SHA-256) {checksum} eindeutig bestimmt. Ändert "
        "der Rat einzelne Stellen, wird das je Stelle festgehalten und die Prüfsumme neu gebildet."
    )
    return "\n\n".join(paragraphs)


def _since(before: Version) -> str:
    when = day_roughly(before.adopted_on, before.precision) if before.adopted_on else ""
    since = f", beschlossen {'am ' if before.precision == 'day' else ''}{when}" if when else ""
    return f"Sie tritt an die Stelle von „{before.label}“{since}."


def _lines(version: Version) -> list[str]:
    """Give one line for each change, in the order of the concept; three queries."""
    found = version.successions_in.exclude(kind=SuccessionKind.TAKEN_OVER).prefetch_related(
        "sources", "targets"
    )
    lines = [_line(each) for each in sorted(found, key=_place)]
    more = len(lines) - MOST
    if more > 0:
        lines = [*lines[:MOST], f"- und {more} weitere; die Synopse nennt alle."]
    return lines


def _place(each: Succession) -> str:
    """Give the code under which a reader looks for a change: the new one, or the last it had."""
    rows = [*each.targets.all(), *each.sources.all()]
    return rows[0].code if rows else ""


def _line(each: Succession) -> str:
    old = sentences.listed([_name(row) for row in each.sources.all()])
    new = sentences.listed([_name(row) for row in each.targets.all()])
    arrow = f"{old} → {new}" if old and new and old != new else old or new
    reason = each.reason.strip().rstrip(".")
    return f"- {arrow}: {VERBS[SuccessionKind(each.kind)]}{f' ({reason})' if reason else ''}."


def _name(wording: Wording) -> str:
    return f"{wording.code} {wording.text.rstrip('.')}"


def _alternatives(version: Version) -> str:
    if version.predecessor:
        return f"„{version.predecessor.label}“ gilt unverändert weiter."
    return "Es gibt kein beschlossenes Konzept; Maßnahmen stehen weiter für sich."


def _if_rejected(version: Version) -> str:
    if version.predecessor:
        return (
            f"„{version.predecessor.label}“ gilt weiter. Die neue Fassung bleibt Entwurf und kann "
            "überarbeitet werden."
        )
    return "Die Fassung bleibt Entwurf und kann überarbeitet werden."

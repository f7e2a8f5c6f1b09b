"""Rheinaue's changes: what followed from decisions, carried out or still waiting."""

from datetime import date

from wirkungskreis.changes.models import Change
from wirkungskreis.concept.models import Element, Version
from wirkungskreis.demo.reading import day, read
from wirkungskreis.indicators.models import Indicator, Target
from wirkungskreis.mandates.models import Decision
from wirkungskreis.measures.models import Measure
from wirkungskreis.people.models import Organisation


def load_changes(
    decisions: dict[str, Decision],
    measures: dict[str, Measure],
    organisations: dict[str, Organisation],
) -> None:
    """Store changes in the state they are in; what was carried out stands in the register.

    A city loaded with fewer measures has only the changes of those.
    """
    elements = {element.key: element for element in Element.objects.all()}
    indicators = {one.code: one for one in Indicator.objects.all()}
    aims = {one.indicator.code: one for one in Target.objects.exclude(decided_by=None)}
    versions = {version.code: version for version in Version.objects.all()}
    Change.objects.bulk_create(
        Change(
            kind=row["kind"],
            decision=decisions.get(row.get("decision", "")),
            measure=measures.get(row.get("measure", "")),
            indicator=indicators.get(row.get("indicator", "")),
            aim=aims.get(row.get("indicator", "")),
            element=elements.get(row.get("element", "")),
            version=versions.get(row.get("version", "")),
            other=measures.get(row.get("other", "")),
            organisation=organisations.get(row.get("organisation", "")),
            old=row["old"],
            new=row["new"],
            reason=row["reason"],
            time_effect=row.get("time_effect", ""),
            money_effect=row.get("money_effect", ""),
            side=row["side"],
            state=row["state"],
            wished_on=date.fromisoformat(row["wished_on"]),
            settled_on=day(row.get("settled_on")),
            told_by=row.get("told_by", ""),
        )
        for row in read("rheinaue", "changes")["changes"]
        if {row.get("measure"), row.get("other")} - {None} <= measures.keys()
    )

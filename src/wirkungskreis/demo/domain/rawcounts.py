"""Rheinaue's raw counts: invented naturalisations by district, published by the protecting verb."""

from datetime import date
from importlib.resources import files

from wirkungskreis.indicators.domain import publishing, raw
from wirkungskreis.indicators.models import Category, Indicator, Observation
from wirkungskreis.indicators.protection import solver
from wirkungskreis.indicators.rawtext import read
from wirkungskreis.people.actors import actor_of
from wirkungskreis.people.models import User
from wirkungskreis.vocab.models import Area

CODE, DIMENSION = "K-05", "Staatsangehörigkeit vorher"
DECIDED, PUBLISHED = date(2026, 5, 4), date(2026, 9, 14)


def load_raw_counts(indicators: dict[str, Indicator]) -> None:
    """Decide, take in and publish as the statistics office does; without the solver nothing."""
    if not solver.is_there():
        return
    indicator = indicators[CODE]
    actor = actor_of(User.objects.get(username="statistik"))
    raw.allow(
        indicator,
        actor=actor,
        decided_by="Leitung der Statistikstelle",
        reason="Der Integrationsrat fragt nach den Stadtbezirken; gezählt wird hier selbst.",
        on=DECIDED,
    )
    known = Observation.objects.filter(version__indicator=indicator).latest("period_start")
    header = raw.Header(
        known.period_start, known.period_before, "Statistikstelle", "Einbürgerungsstatistik"
    )
    text = files("wirkungskreis.demo").joinpath("data/rheinaue/raw_counts.csv")
    groups = list(Category.objects.filter(dimension__code=DIMENSION).select_related("dimension"))
    lines = read(text.read_text("utf-8"), list(Area.objects.all()), groups)
    table = raw.take_in(indicator, header, lines, actor=actor, on=PUBLISHED)
    publishing.publish(table, actor=actor, edition=table.edition, on=PUBLISHED)

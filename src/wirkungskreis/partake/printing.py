"""So wird es gedruckt: after the freeze, the own words beside the printed ones."""

from collections.abc import Iterable
from datetime import date

from wirkungskreis.reports.printed import in_preview, printed, release_on
from wirkungskreis.rounds.models import Return, Round


def printing(rnd: Round, returns: Iterable[Return], on: date) -> dict[str, object]:
    """Give what the page shows about the report: its preview, or the way to the released one."""
    if not rnd.is_closed:
        return {}
    report = in_preview(rnd, on)
    keys = {str(ret.public_id) for ret in returns}
    return {
        "preview": report,
        "printed": printed(report, keys) if report else [],
        "release": release_on(rnd),
    }

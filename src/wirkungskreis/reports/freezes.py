"""A released report stays as it is; outcomes of its consequences and corrections are added."""

from wirkungskreis.journal.triggers import freeze

RELEASED = (
    "EXISTS (SELECT 1 FROM reports_report r WHERE r.id = {row}.report_id AND r.state = 'released')"
)

freeze("reports.Report", when="{row}.state = 'released'", may={"edition": ""})
freeze("reports.Block", when=RELEASED, closed=True)
freeze("reports.DecisionAsked", when=RELEASED, closed=True)
freeze("reports.KeyFigure", when=RELEASED, closed=True)
freeze("reports.GoalNote", when=RELEASED, closed=True)
freeze(
    "reports.Consequence",
    when=RELEASED,
    closed=True,
    may={"outcome": "", "outcome_text": "", "outcome_on": "", "edition": ""},
)
freeze("reports.Release")
freeze("reports.ReleaseFile")
freeze("reports.Correction")

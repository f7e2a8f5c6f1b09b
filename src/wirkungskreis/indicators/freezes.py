"""Values, their deliveries and decided targets stay as they were; what is new is appended."""

from wirkungskreis.journal.triggers import freeze

USED = "EXISTS (SELECT 1 FROM indicators_observation o WHERE o.version_id = {row}.id)"

freeze("indicators.Observation")
freeze("indicators.Release")
freeze("indicators.EffectAssessment")
freeze("indicators.IndicatorVersion", when=USED, may={"edition": "", "valid_before": ""})
freeze(
    "indicators.Target",
    when="{row}.decided_by_id IS NOT NULL",
    may={"edition": "", "replaced_on": "OLD.replaced_on IS NULL"},
)

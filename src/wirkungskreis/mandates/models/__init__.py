from wirkungskreis.mandates.models.body import Body
from wirkungskreis.mandates.models.condition import Condition, Fulfilment
from wirkungskreis.mandates.models.decision import Decision
from wirkungskreis.mandates.models.sitting import Sitting

__all__ = ["Body", "Condition", "Decision", "Fulfilment", "Sitting"]

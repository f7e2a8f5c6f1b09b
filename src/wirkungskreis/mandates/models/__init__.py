from wirkungskreis.mandates.models.body import Approval, Body, Level
from wirkungskreis.mandates.models.condition import Condition, Fulfilment, Recurrence
from wirkungskreis.mandates.models.decision import Decision, Kind
from wirkungskreis.mandates.models.fact import Fact
from wirkungskreis.mandates.models.paper import Attachment, Consultation, Cost, Paper, Role
from wirkungskreis.mandates.models.sitting import Sitting

__all__ = [
    "Approval",
    "Attachment",
    "Body",
    "Condition",
    "Consultation",
    "Cost",
    "Decision",
    "Fact",
    "Fulfilment",
    "Kind",
    "Level",
    "Paper",
    "Recurrence",
    "Role",
    "Sitting",
]

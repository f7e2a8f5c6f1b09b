from wirkungskreis.measures.models.claim import ContributionClaim
from wirkungskreis.measures.models.element_link import ElementLink
from wirkungskreis.measures.models.import_batch import Decision, ImportBatch, ImportRow
from wirkungskreis.measures.models.lead import LeadChange, LeadDispute
from wirkungskreis.measures.models.measure import Finance, Kind, Measure, Origin, PublicScope
from wirkungskreis.measures.models.milestone import Milestone, Shift
from wirkungskreis.measures.models.money import Approval, Effort, EffortKind, Funding, Per
from wirkungskreis.measures.models.partnership import Partnership
from wirkungskreis.measures.models.promise import Commitment, Need, NeedSource
from wirkungskreis.measures.models.view import SavedView

__all__ = [
    "Approval",
    "Commitment",
    "ContributionClaim",
    "Decision",
    "Effort",
    "EffortKind",
    "ElementLink",
    "Finance",
    "Funding",
    "ImportBatch",
    "ImportRow",
    "Kind",
    "LeadChange",
    "LeadDispute",
    "Measure",
    "Milestone",
    "Need",
    "NeedSource",
    "Origin",
    "Partnership",
    "Per",
    "PublicScope",
    "SavedView",
    "Shift",
]

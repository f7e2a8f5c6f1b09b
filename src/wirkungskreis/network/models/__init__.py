from wirkungskreis.network.models.access import Access
from wirkungskreis.network.models.feedback import Feedback
from wirkungskreis.network.models.message import Message
from wirkungskreis.network.models.multiplier import Multiplier

__all__ = ["Access", "Feedback", "Message", "Multiplier"]

from wirkungskreis.measures.models.element_link import ElementLink
from wirkungskreis.measures.models.measure import Measure
from wirkungskreis.measures.models.partnership import Partnership

__all__ = ["ElementLink", "Measure", "Partnership"]

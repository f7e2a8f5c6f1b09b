from wirkungskreis.concept.models.element import Element

__all__ = ["Element"]

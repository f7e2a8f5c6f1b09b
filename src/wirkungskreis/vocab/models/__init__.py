from wirkungskreis.vocab.models.area import Area
from wirkungskreis.vocab.models.label import Label
from wirkungskreis.vocab.models.obstacle import Obstacle
from wirkungskreis.vocab.models.source import Evidence, Source
from wirkungskreis.vocab.models.target_group import TargetGroup
from wirkungskreis.vocab.models.word import Word

__all__ = ["Area", "Evidence", "Label", "Obstacle", "Source", "TargetGroup", "Word"]

from wirkungskreis.journal.models.chain import Chain
from wirkungskreis.journal.models.entry import Entry
from wirkungskreis.journal.models.living import Editable, Living
from wirkungskreis.journal.models.once import Once

__all__ = ["Chain", "Editable", "Entry", "Living", "Once"]

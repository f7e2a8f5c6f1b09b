from wirkungskreis.journal.models.chain import Chain
from wirkungskreis.journal.models.entry import Entry
from wirkungskreis.journal.models.living import Living

__all__ = ["Chain", "Entry", "Living"]

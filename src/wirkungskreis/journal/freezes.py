"""The journal only grows: an entry gets its seal once, and loses at most a name."""

from wirkungskreis.journal.triggers import freeze

freeze("journal.Entry", when="{row}.seq IS NOT NULL", may={"actor_name": "NEW.actor_name = ''"})
freeze(
    "journal.Entry",
    when="{row}.seq IS NULL",
    may={"seq": "", "hash": "", "actor_name": "NEW.actor_name = ''"},
)

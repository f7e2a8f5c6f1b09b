"""How a plain search compares words: everywhere the same, whatever the database can fold."""

from django.db.models import Q

MOST_WORDS = 8


def found(search: str, *names: str) -> Q:
    """Select rows in which every word stands in one of the fields; nothing said selects all.

    SQLite folds the case of plain letters only, so a word is tried in its usual spellings:
    "übung" also finds "Übung". ``names`` are paths as ``filter()`` takes them.
    """
    wanted = Q()
    for word in search.split()[:MOST_WORDS]:
        spellings = sorted({word, word.lower(), word.upper(), word.capitalize()})
        pairs = [(f"{name}__icontains", spelling) for name in names for spelling in spellings]
        wanted &= Q(*pairs, _connector=Q.OR)
    return wanted

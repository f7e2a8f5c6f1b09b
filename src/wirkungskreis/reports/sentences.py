"""Sentences that a rule writes: number and case right, and nothing said about effect.

They count and name; whether a measure did any good is for people to say, with evidence.
"""

from collections.abc import Sequence

WORDS = (
    "null",
    "eine",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
)


def counted(n: int, singular: str = "Maßnahme", plural: str = "Maßnahmen") -> str:
    """Count a feminine noun: "eine Maßnahme", "zwölf Maßnahmen", "13 Maßnahmen"."""
    return f"{word(n)} {singular if n == 1 else plural}"


def word(n: int) -> str:
    """Write numbers up to twelve as words; none is "keine"."""
    if n == 0:
        return "keine"
    return WORDS[n] if n < len(WORDS) else f"{n:,}".replace(",", ".")


def listed(parts: Sequence[str]) -> str:
    """Join with commas and "und"."""
    if len(parts) < 2:  # noqa: PLR2004  nothing to join
        return "".join(parts)
    return f"{', '.join(parts[:-1])} und {parts[-1]}"


def sentence(text: str) -> str:
    """Begin with a capital letter and end with a full stop."""
    return f"{text[:1].upper()}{text[1:].rstrip('.')}."


def asked(n: int, *, answered: int, silent: int, unreached: int = 0) -> str:
    """Say how many measures were asked about and how many answers are missing, and why.

    ``silent`` were reached and reminded; ``unreached`` were not, which is nobody's silence.
    """
    said = [f"{'Gefragt wurde' if n == 1 else 'Gefragt wurden'} {counted(n)}."]
    if n and answered == n:
        said.append("Zu allen liegt eine Meldung vor." if n > 1 else "Die Meldung liegt vor.")
    if silent:
        said.append(sentence(f"zu {_dative(silent)} liegt keine Meldung vor"))
    if unreached:
        said.append(sentence(f"zu {_dative(unreached)} konnte niemand erreicht werden"))
    return " ".join(said)


def _dative(n: int) -> str:
    """Put the count after "zu": "zu einer Maßnahme", "zu drei Maßnahmen"."""
    return "einer Maßnahme" if n == 1 else counted(n)


PROGRESS = {
    "on_plan": ("liegt im Plan", "liegen im Plan"),
    "delayed": ("ist verzögert", "sind verzögert"),
    "at_risk": ("ist gefährdet", "sind gefährdet"),
    "void": ("entfällt", "entfallen"),
    "continues": ("läuft weiter", "laufen weiter"),
    "limited": ("läuft eingeschränkt", "laufen eingeschränkt"),
    "paused": ("ruht", "ruhen"),
    "ends": ("endet", "enden"),
}


def progress(counts: Sequence[tuple[str, int]]) -> str:
    """Say how many measures stand how, in the order given; those with none are left out."""
    parts: list[str] = []
    for code, n in counts:
        if not n:
            continue
        singular, plural = PROGRESS[code]
        parts.append(f"{counted(n) if not parts else word(n)} {singular if n == 1 else plural}")
    return sentence(listed(parts)) if parts else ""


MISSING = {
    "silent": "Zu {} von {} Maßnahmen liegt keine Meldung vor",
    "undeliverable": "{} von {} Anfragen waren unzustellbar",
    "unanswered": "Zu {} von {} Maßnahmen steht die Antwort aus",
    "unconfirmed": "{} von {} Maßnahmen sind noch nicht bestätigt",
    "no_statement": "Zu {} von {} Maßnahmen fehlt eine Angabe zum Stand",
}


def largest_group(code: str, n: int, total: int) -> str:
    """Say how most of the measures stand: the finding above a chart, without a full stop."""
    if code in MISSING:
        return MISSING[code].format(n, total)
    singular, plural = PROGRESS[code]
    return f"{n} von {total} Maßnahmen {singular if n == 1 else plural}"


def money_ends(n: int, last: str) -> str:
    """Say how many measures lose their money until a day, written out."""
    if not n:
        return ""
    verb = "endet" if n == 1 else "endet jeweils"
    return sentence(f"für {counted(n)} {verb} bis {last} die bewilligte Förderung")


def money_of_all(n: int, last: str) -> str:
    """Say the same for a whole report, also that it is none."""
    return money_ends(n, last) or sentence(
        f"für keine Maßnahme endet bis {last} die bewilligte Förderung"
    )


def nothing_follows(fields: Sequence[str]) -> str:
    """Name the fields for which nothing follows; why stands in each."""
    noun = "Handlungsfeld" if len(fields) == 1 else "die Handlungsfelder"
    return f"Für {noun} {listed(fields)} folgt nichts; der Grund steht jeweils dort."


def including(n: int) -> str:
    """Say that the figures count measures that readers of a release do not see."""
    if n == 1:
        return "Alle Zahlen schließen eine nicht öffentliche Maßnahme ein."
    return f"Alle Zahlen schließen {word(n)} nicht öffentliche Maßnahmen ein."


SITUATION = "Diese Indikatoren beschreiben die Stadt. Sie stehen neben keinem Ziel des Konzepts."


def assessable(n: int, total: int, told: Sequence[tuple[str, int]], on: str) -> str:
    """Say first how many indicators can be judged, then how many stand how; nothing is averaged."""
    noun = "Indikator" if total == 1 else "Indikatoren"
    states = listed([f"{label} {count}" for label, count in told])
    return f"{n} von {total} {noun} bewertbar. Nach dem Stand vom {on}: {states}."


def contribution(measure: str, goal: str, reviewed_on: str, mechanism: str, doubts: str) -> str:
    """Say how a measure may serve a goal; only with a reviewed claim is it more than beside it."""
    if not reviewed_on:
        missing = "ein geprüfter Wirkungsanspruch liegt nicht vor"
        return f"{measure} steht neben dem Ziel {goal}; {missing}."
    rest = f" Zweifel: {sentence(doubts)}" if doubts.strip() else ""
    claim = f"{measure} soll zum Ziel {goal} beitragen, geprüft am {reviewed_on}: "
    return f"{claim}{mechanism.strip().rstrip('.')}.{rest}"


def procedure(rounds: Sequence[tuple[str, int, int]]) -> str:
    """Say what the report rests on: per round its title, how many were asked and answered."""
    first = "einer Abfrage" if len(rounds) == 1 else f"{word(len(rounds))} Abfragen"
    said = [f"Dieser Bericht beruht auf {first} bei den verantwortlichen Stellen."]
    for title, n, answered in rounds:
        verb = "wurde" if n == 1 else "wurden"
        there = "liegt eine Meldung" if answered == 1 else f"liegen {word(answered)} Meldungen"
        said.append(f"{title}: {sentence(f'es {verb} {counted(n)} abgefragt, es {there} vor')}")
    said.append(
        "Fehlende Meldungen sind als solche ausgewiesen. Der Bericht zählt, was gemeldet wurde; "
        "er behauptet keine Wirkung."
    )
    return "\n\n".join(said)

"""How a state looks: colour, sign and outline for the codes that all stages share."""

from typing import Literal

Tone = Literal["neutral", "info", "good", "warn", "bad", "silent"]

# A sign of its own for every tone, because colour alone tells nothing to many people.
SIGNS: dict[Tone, str] = {
    "neutral": "○",
    "info": "●",
    "good": "✓",
    "warn": "!",
    "bad": "✕",
    "silent": "–",
}

TONES: dict[str, Tone] = {
    # the lifecycle of measures
    "idea": "neutral",
    "planned": "neutral",
    "preparing": "info",
    "running": "info",
    "paused": "warn",
    "done": "good",
    "permanent": "good",
    "continued": "good",
    "dropped": "silent",
    # their schedule
    "on_time": "good",
    "at_risk": "warn",
    "delayed": "bad",
    "unknown": "silent",
    # whether somebody confirmed or answered
    "unconfirmed": "silent",
    "confirmed": "good",
    "asked": "neutral",
    "drafted": "info",
    "handed_in": "info",
    "sent_back": "warn",
    "accepted": "good",
    "checked": "good",
    "silent": "silent",
    "bounced": "warn",
    # how far a round, a report, a version or a mail is
    "draft": "neutral",
    "open": "info",
    "closed": "good",
    "frozen": "good",
    "in_review": "info",
    "released": "good",
    "published": "good",
    "consulted": "info",
    "submitted": "info",
    "adopted": "good",
    "superseded": "silent",
    "queued": "neutral",
    "sending": "info",
    "sent": "good",
    "failed": "bad",
    "uncertain": "warn",
    "cancelled": "silent",
    # what became of a promise
    "overdue": "bad",
    "fulfilled": "good",
    "not_traceable": "silent",
    "untraceable": "silent",
    "underway": "info",
    "lifted": "silent",
    "held": "good",
}


def tone_of(code: str) -> Tone:
    """Give the tone of a state's code; a code nobody has placed here stays neutral."""
    return TONES.get(code, "neutral")

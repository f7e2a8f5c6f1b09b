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
    # the lifecycle of measures; ending one with a reason is a decision, not a failure
    "idea": "neutral",
    "planned": "neutral",
    "preparing": "info",
    "running": "info",
    "done": "good",
    "permanent": "good",
    "deferred": "warn",
    "discontinued": "silent",
    "dropped": "silent",
    # schedule of projects, continuation of offers
    "on_plan": "good",
    "delayed": "warn",
    "at_risk": "bad",
    "void": "silent",
    "continues": "good",
    "limited": "warn",
    "paused": "warn",
    "ends": "silent",
    "ended": "silent",
    "unknown": "silent",
    # money
    "announced": "neutral",
    "requested": "info",
    "secured": "good",
    "granted": "good",
    "refused": "bad",
    # whether somebody was asked, answered, confirmed
    "unconfirmed": "silent",
    "confirmed": "good",
    "not_asked": "silent",
    "asked": "neutral",
    "drafted": "info",
    "handed_in": "info",
    "answered": "info",
    "settled": "good",
    "sent_back": "warn",
    "checked": "good",
    "silent": "silent",
    "undeliverable": "warn",
    "nobody": "warn",
    "known": "good",
    # how far a round, a report, a version, a mail or a job is
    "draft": "neutral",
    "open": "info",
    "closed": "good",
    "office_review": "info",
    "steering_review": "info",
    "department_review": "info",
    "released": "good",
    "consulted": "info",
    "submitted": "info",
    "adopted": "good",
    "superseded": "silent",
    "waiting": "neutral",
    "sending": "info",
    "sent": "good",
    "failed": "bad",
    "bounced": "warn",
    "uncertain": "warn",
    "cancelled": "silent",
    "held": "good",
    # how far a meeting, an item of its agenda, and its minutes are
    "invited": "info",
    "proposed": "neutral",
    "scheduled": "info",
    "discussed": "good",
    "decided": "good",
    "noted": "good",
    "adjourned": "warn",
    "removed": "silent",
    "handed_on": "info",
    "circulated": "info",
    "replaced": "silent",
    "approved": "good",
    # how far a change that follows from a decision is
    "wished": "neutral",
    "awaited": "warn",
    "prepared": "info",
    "carried_out": "good",
    # how far a paper for the council is, and what the council changed
    "cosigning": "info",
    "cleared": "info",
    "in_consultation": "info",
    "decided_changed": "good",
    "rejected": "bad",
    "recorded": "neutral",
    "applied": "good",
    # what became of a promise, a need, a condition
    "given": "info",
    "kept": "good",
    "partly": "warn",
    "broken": "bad",
    "withdrawn": "silent",
    "taken_up": "good",
    "not_taken_up": "silent",
    "underway": "info",
    "overdue": "bad",
    "fulfilled": "good",
    "lifted": "silent",
    "untraceable": "silent",
    # whether an indicator is watched, and where it stands against its target
    "active": "info",
    "retired": "silent",
    "no_target": "silent",
    "no_value": "silent",
    "too_old": "silent",
    "break": "silent",
    "suppressed": "silent",
    "too_small": "silent",
    "unsure": "neutral",
    "approaching": "info",
    "reached": "good",
    "missed": "bad",
    "away": "bad",
    # what became of a list that was read
    "put_aside": "silent",
    "stored": "good",
    "taken": "good",
    "undone": "silent",
}


def tone_of(code: str) -> Tone:
    """Give the tone of a state's code; a code nobody has placed here stays neutral."""
    return TONES.get(code, "neutral")

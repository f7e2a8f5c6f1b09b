"""What leads say in tests."""

from typing import Any

PROJECT: dict[str, Any] = {
    "lifecycle": "idea",
    "schedule": "on_plan",
    "done": "Zwölf Gruppen trafen sich jede Woche.",
    "next_step": "Zwei weitere Kitas gewinnen",
    "help_kind": "none",
}
OFFER: dict[str, Any] = {"lifecycle": "idea", "continuation": "continues", "help_kind": "none"}

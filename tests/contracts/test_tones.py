"""Every state that a thing can be in has a look that somebody chose."""

from django.apps import apps

from wirkungskreis.journal.models import Living
from wirkungskreis.rounds.states import Continuation, Schedule
from wirkungskreis.ui.tones import TONES


def test_no_state_is_shown_without_a_chosen_tone() -> None:
    living = [model for model in apps.get_models() if issubclass(model, Living)]
    steps = [step for model in living for step in model.life.steps.values()]
    codes = {code for step in steps for code in (*step.sources, step.target)}

    assert sorted((codes | {*Schedule.values, *Continuation.values}) - TONES.keys()) == []

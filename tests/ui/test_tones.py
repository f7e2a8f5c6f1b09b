"""Tones are more than colours."""

from wirkungskreis.ui.tones import SIGNS, TONES, tone_of


def test_every_tone_has_a_sign_of_its_own() -> None:
    assert len(set(SIGNS.values())) == len(SIGNS)
    assert set(TONES.values()) <= set(SIGNS)


def test_silence_is_never_green() -> None:
    quiet = ("silent", "not_asked", "unconfirmed", "untraceable")
    assert {tone_of(code) for code in quiet} == {"silent"}
    assert tone_of("something_new") == "neutral"

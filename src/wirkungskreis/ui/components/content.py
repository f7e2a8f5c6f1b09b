"""Components that show content: badges, cards, notices, facts, tables, disclosures."""

from functools import lru_cache
from typing import Literal

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from wirkungskreis.ui.stacking import is_empty, stacked
from wirkungskreis.ui.tones import SIGNS, Tone, tone_of

register = template.Library()

Alert = Literal["info", "success", "warning", "danger"]
Level = Literal[2, 3, 4]


@lru_cache(maxsize=2048)
def _badge(label: str, tone: Tone, sign: str) -> SafeString:
    return format_html(
        '<span class="wk-badge wk-badge--{}" data-zeichen="{}">{}</span>', tone, sign, label
    )


@register.simple_tag
def badge(label: StrOrPromise, *, tone: Tone = "neutral", sign: str = "") -> SafeString:
    """Word, sign and colour. Kept in memory: a register shows it in every row."""
    return _badge(str(label), tone, sign or SIGNS[tone])


@register.simple_tag
def state(code: str, label: StrOrPromise) -> SafeString:
    """Show a state in the tone all pages share: ``{% state m.state m.get_state_display %}``."""
    tone = tone_of(code)
    return _badge(str(label), tone, SIGNS[tone])


@register.simple_block_tag
def card(content: str, *, title: StrOrPromise, level: Level = 2, tone: str = "") -> SafeString:
    """Group what belongs together under a heading; ``tone`` colours its edge."""
    return format_html(
        '<section class="wk-card{}"><h{} class="wk-card__title">{}</h{}>'
        '<div class="wk-stack">{}</div></section>',
        f" wk-card--{tone}" if tone else "",
        level,
        title,
        level,
        content,
    )


@register.simple_block_tag
def alert(content: str, *, title: StrOrPromise, tone: Alert = "info") -> SafeString:
    """Say something the person must not miss; for what just happened use messages instead."""
    word = {
        "info": _("Hinweis"),
        "success": _("Erledigt"),
        "warning": _("Achtung"),
        "danger": _("Fehler"),
    }[tone]
    return format_html(
        '<div class="kern-alert kern-alert--{}"><div class="kern-alert__header">'
        '<span class="kern-icon kern-icon--{}" aria-hidden="true"></span>'
        '<p class="kern-title"><span class="kern-sr-only">{}: </span>{}</p></div>{}</div>',
        tone,
        tone,
        word,
        title,
        format_html('<div class="kern-alert__body">{}</div>', content) if content.strip() else "",
    )


@register.simple_block_tag
def empty_state(content: str, *, title: StrOrPromise) -> SafeString:
    """Where a list is empty: say so in the title, and what to do next in the content."""
    return format_html(
        '<div class="wk-empty wk-stack"><p class="wk-empty__title">{}</p>{}</div>', title, content
    )


@register.simple_block_tag
def facts(content: str) -> SafeString:
    """Write a description list; its content is a row of ``{% fact %}``."""
    return format_html('<dl class="wk-facts">{}</dl>', content)


@register.simple_block_tag
def fact(content: str, label: StrOrPromise) -> SafeString:
    """One pair; an empty value says that nothing is known, it never disappears."""
    value = _("keine Angabe") if is_empty(content) else content
    return format_html("<div><dt>{}</dt><dd>{}</dd></div>", label, value)


@register.simple_block_tag
def table(
    content: SafeString,
    *,
    label: StrOrPromise,
    striped: bool = False,
    scrolls: bool = False,
    alike: bool = False,
) -> SafeString:
    """Table whose cells stand below each other on a telephone; the content is its parts.

    ``label`` names it for people who do not see it. Cells with figures get ``class="zahl"``. One
    whose columns are compared ``scrolls`` inside its own region instead. Tables that follow each
    other are ``alike``: their columns stand below each other.
    """
    looks = {"striped": striped, "stacked": not scrolls, "alike": alike}
    return format_html(
        '<div class="kern-table-responsive wk-table-region" role="region" tabindex="0" '
        'aria-label="{}"><table class="wk-table{}"><caption class="kern-sr-only">{}</caption>{}'
        "</table></div>",
        label,
        "".join(f" wk-table--{look}" for look, wanted in looks.items() if wanted),
        label,
        content if scrolls else stacked(content),
    )


@register.simple_block_tag
def details(content: str, *, summary: StrOrPromise, is_open: bool = False) -> SafeString:
    """Fold away what most people do not need."""
    return format_html(
        '<details class="wk-details"{}><summary>{}</summary>'
        '<div class="wk-details__body wk-stack">{}</div></details>',
        SafeString(" open") if is_open else "",
        summary,
        content,
    )


@register.simple_block_tag
def toolbar(content: str, *, label: StrOrPromise = "") -> SafeString:
    """Buttons and links side by side."""
    role = format_html(' role="group" aria-label="{}"', label) if label else ""
    return format_html('<div class="wk-toolbar"{}>{}</div>', role, content)


@register.simple_tag
def figure(value: StrOrPromise | int, label: StrOrPromise, *, url: str = "") -> SafeString:
    """Show a large number with its words: ``{% figure "61 von 84" _("da") %}``."""
    words = format_html('<a href="{}">{}</a>', url, label) if url else label
    return format_html(
        '<p class="wk-figure"><span class="wk-figure__value">{}</span> <span>{}</span></p>',
        value,
        words,
    )


@register.simple_tag
def progress(value: int, *, maximum: int, label: StrOrPromise) -> SafeString:
    """Progress with its words: the bar is never the only place where the number stands."""
    return format_html(
        '<div class="wk-progress"><span>{}</span>'
        '<progress value="{}" max="{}" aria-label="{}"></progress></div>',
        label,
        value,
        maximum,
        label,
    )


@register.simple_tag
def read_by(who: StrOrPromise) -> SafeString:
    """Say who reads what is entered here: ``{% read_by _("nur das KI") %}``."""
    return format_html(
        '<p class="wk-readers"><span class="kern-icon kern-icon--visibility kern-icon--small" '
        'aria-hidden="true"></span> {} {}</p>',
        _("Das liest:"),
        who,
    )

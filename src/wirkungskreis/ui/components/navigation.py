"""Components that lead somewhere: page head, buttons, tabs, breadcrumb, pages, steps, tasks."""

from collections.abc import Sequence
from typing import Any, Literal

from django import template
from django.core.paginator import Page
from django.template import RequestContext
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise

from wirkungskreis.ui.components.content import badge
from wirkungskreis.ui.tones import Tone

register = template.Library()

Variant = Literal["primary", "secondary", "tertiary", "danger"]
NO_CONTENT = SafeString("")


@register.simple_block_tag
def page_head(
    content: str, *, title: StrOrPromise, lead: StrOrPromise = "", over: StrOrPromise = ""
) -> SafeString:
    """Head the page: its only h1, one sentence below it, and the actions as content.

    ``over`` is a short line above the heading, such as the code of a measure.
    """
    return format_html(
        '<div class="wk-head"><div class="wk-head__words">{}<h1>{}</h1>{}</div>{}</div>',
        format_html('<p class="wk-head__over">{}</p>', over) if over else "",
        title,
        format_html('<p class="wk-lead">{}</p>', lead) if lead else "",
        format_html('<div class="wk-toolbar">{}</div>', content) if content.strip() else "",
    )


@register.simple_tag
def button(
    label: StrOrPromise,
    *,
    variant: Variant = "primary",
    name: str = "",
    value: object = "",
    form: str = "",
) -> SafeString:
    """Button that sends its form, or the form whose id is ``form``."""
    return format_html(
        '<button type="submit" class="kern-btn wk-btn kern-btn--{}"{}{}>'
        '<span class="kern-label">{}</span></button>',
        _kern(variant),
        format_html(' name="{}" value="{}"', name, value) if name else NO_CONTENT,
        format_html(' form="{}"', form) if form else NO_CONTENT,
        label,
    )


@register.simple_tag
def button_link(
    label: StrOrPromise, url: str, *, variant: Variant = "secondary", download: bool = False
) -> SafeString:
    """Link that looks like a button, for going somewhere; what changes something is a button."""
    return format_html(
        '<a class="kern-btn wk-btn kern-btn--{}" href="{}"{}>'
        '<span class="kern-label">{}</span></a>',
        _kern(variant),
        url,
        SafeString(" download") if download else NO_CONTENT,
        label,
    )


@register.simple_tag
def up_and_down(thing: object, *, name: str = "direction") -> SafeString:
    """Two small buttons of a row's form that move ``thing`` among its neighbours."""
    ways = [("up", _("{thing} nach oben")), ("down", _("{thing} nach unten"))]
    return format_html_join(
        "",
        '<button type="submit" name="{}" value="{}" class="wk-tool" aria-label="{}">'
        '<span class="kern-icon kern-icon--arrow-{} kern-icon--small" aria-hidden="true"></span>'
        "</button>",
        ((name, way, label.format(thing=thing), way) for way, label in ways),
    )


def _kern(variant: Variant) -> str:
    return "secondary wk-btn--danger" if variant == "danger" else variant


@register.simple_block_tag
def breadcrumb(content: str) -> SafeString:
    """Show the way from the start to here; its content is a row of ``{% crumb %}``."""
    return format_html(
        '<nav class="wk-breadcrumb" aria-label="{}"><ol>{}</ol></nav>', _("Sie sind hier"), content
    )


@register.simple_tag
def crumb(label: StrOrPromise, url: str = "") -> SafeString:
    """One stop; the last one, this page, has no address."""
    if url:
        return format_html('<li><a href="{}">{}</a></li>', url, label)
    return format_html('<li aria-current="page">{}</li>', label)


@register.simple_block_tag
def tabs(content: str, *, label: StrOrPromise) -> SafeString:
    """Show the views of one thing as links; its content is a row of ``{% tab %}``."""
    return format_html('<nav class="wk-tabs" aria-label="{}"><ul>{}</ul></nav>', label, content)


@register.simple_tag
def tab(
    label: StrOrPromise, url: str, *, current: bool = False, count: int | None = None
) -> SafeString:
    number = NO_CONTENT
    if count is not None:
        number = format_html(' <span class="wk-tabs__count">{}</span>', count)
    return format_html(
        '<li><a href="{}"{}>{}{}</a></li>',
        url,
        SafeString(' aria-current="page"') if current else NO_CONTENT,
        label,
        number,
    )


@register.inclusion_tag("ui/pagination.html", takes_context=True)
def pagination(context: RequestContext, page: Page[Any], *, name: str = "seite") -> dict[str, Any]:
    """Links to the pages of a list; every other part of the address stays as it is."""
    query = context.request.GET.copy()
    query.pop(name, None)
    return {
        "page": page,
        "numbers": page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1),
        "gap": page.paginator.ELLIPSIS,
        "address": f"?{query.urlencode()}&{name}=" if query else f"?{name}=",
    }


@register.simple_tag
def step_indicator(steps: Sequence[StrOrPromise], current: int) -> SafeString:
    """Where one is on a way of several pages; ``current`` counts from 1."""
    items = format_html_join(
        "",
        '<li class="wk-steps__{}"{}><span class="wk-steps__number" data-zeichen="{}"></span>'
        '<span>{}<span class="kern-sr-only"> {}</span></span></li>',
        (
            (
                "past" if n < current else "now" if n == current else "next",
                SafeString(' aria-current="step"') if n == current else NO_CONTENT,
                "✓" if n < current else n,
                label,
                _("(erledigt)") if n < current else "",
            )
            for n, label in enumerate(steps, start=1)
        ),
    )
    return format_html('<ol class="wk-steps" aria-label="{}">{}</ol>', _("Schritte"), items)


@register.simple_block_tag
def task_list(content: str) -> SafeString:
    """List what is to be done; its content is a row of ``{% task %}``."""
    return format_html('<ul class="wk-tasks">{}</ul>', content)


@register.simple_tag
def task(
    label: StrOrPromise,
    url: str,
    *,
    hint: StrOrPromise = "",
    state_label: StrOrPromise = "",
    tone: Tone = "neutral",
) -> SafeString:
    """One thing to do and where; without ``url`` it is only said."""
    return format_html(
        "<li><div>{}{}</div>{}</li>",
        format_html('<a href="{}">{}</a>', url, label) if url else label,
        format_html('<p class="wk-hint">{}</p>', hint) if hint else "",
        badge(state_label, tone=tone) if state_label else "",
    )


@register.simple_block_tag
def filter_bar(
    content: str, *, label: StrOrPromise, reset: str = "", submit: StrOrPromise = ""
) -> SafeString:
    """Row of filter fields whose state stands in the address; ``reset`` is the address without."""
    back = format_html('<a href="{}">{}</a>', reset, _("Filter zurücksetzen")) if reset else ""
    return format_html(
        '<form method="get" role="search" class="wk-filter" aria-label="{}">{}'
        '<div class="wk-toolbar">{}{}</div></form>',
        label,
        content,
        button(submit or _("Anzeigen"), variant="secondary"),
        back,
    )

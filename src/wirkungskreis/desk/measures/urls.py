"""The addresses of the register, below ``massnahmen/``."""

from django.urls import URLPattern, path

from wirkungskreis.desk.measures import page, register, sections, views


def section(address: str, part: str) -> URLPattern:
    """Give a part of a measure its own address and name."""
    place = f"<uuid:public_id>/{address}/"
    return path(place, sections.measure_section, {"part": part}, name=f"measure_{part}")


urlpatterns = [
    path("", register.measure_list, name="measures"),
    path("als-<str:form>/herunterladen/", register.measure_export, name="measure_export"),
    path("ansichten/", views.view_list, name="register_views"),
    path("ansichten/speichern/", views.view_save, name="register_view_save"),
    path("ansichten/<uuid:public_id>/bearbeiten/", views.view_edit, name="register_view"),
    path("neu/eintragen/", page.measure_new, name="measure_new"),
    path("<uuid:public_id>/", page.measure_detail, name="measure"),
    path("<uuid:public_id>/verlauf/", page.measure_history, name="measure_history"),
    path("<uuid:public_id>/bearbeiten/", page.measure_edit, name="measure_edit"),
    path("<uuid:public_id>/veroeffentlichen/", page.measure_publish, name="measure_publish"),
    section("termine/bearbeiten", "dates"),
    section("geld/bearbeiten", "money"),
    section("beteiligte/bearbeiten", "people"),
    section("ziele/bearbeiten", "goals"),
    section("bedarfe", "promises"),
]

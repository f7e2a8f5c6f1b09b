"""The addresses of the register, below ``massnahmen/``."""

from django.urls import path

from wirkungskreis.desk.measures import page, register, sections

urlpatterns = [
    path("", register.measure_list, name="measures"),
    path("als-<str:form>/herunterladen/", register.measure_export, name="measure_export"),
    path("neu/eintragen/", page.measure_new, name="measure_new"),
    path("<uuid:public_id>/", page.measure_detail, name="measure"),
    path("<uuid:public_id>/verlauf/", page.measure_history, name="measure_history"),
    path("<uuid:public_id>/bearbeiten/", page.measure_edit, name="measure_edit"),
    path("<uuid:public_id>/veroeffentlichen/", page.measure_publish, name="measure_publish"),
    path("<uuid:public_id>/termine/bearbeiten/", sections.measure_dates, name="measure_dates"),
    path("<uuid:public_id>/geld/bearbeiten/", sections.measure_money, name="measure_money"),
    path("<uuid:public_id>/beteiligte/bearbeiten/", sections.measure_people, name="measure_people"),
    path("<uuid:public_id>/ziele/bearbeiten/", sections.measure_goals, name="measure_goals"),
    path("<uuid:public_id>/bedarfe/", sections.measure_promises, name="measure_promises"),
]

"""The addresses of bodies and decisions, below /werkbank/gremien/."""

from django.urls import path

from wirkungskreis.desk.mandates import views, writing

urlpatterns = [
    path("", views.bodies, name="bodies"),
    path("eintragen/", writing.body_new, name="body_new"),
    path("ratsauftraege/", views.condition_list, name="conditions"),
    path("ratsauftraege/eintragen/", writing.condition_new, name="condition_new"),
    path("ratsauftraege/<uuid:public_id>/", views.condition_page, name="condition"),
    path(
        "ratsauftraege/<uuid:public_id>/bearbeiten/", writing.condition_edit, name="condition_edit"
    ),
    path("beschluesse/<uuid:public_id>/", views.decision_page, name="decision"),
    path("beschluesse/<uuid:public_id>/bearbeiten/", writing.decision_edit, name="decision_edit"),
    path("sitzungen/<uuid:public_id>/", views.sitting_page, name="sitting"),
    path("vorlagen/<uuid:public_id>/", views.paper_page, name="paper"),
    path("<uuid:public_id>/", views.body_page, name="body"),
    path("<uuid:public_id>/bearbeiten/", writing.body_edit, name="body_edit"),
    path("<uuid:public_id>/sitzung/eintragen/", writing.sitting_new, name="sitting_new"),
    path("<uuid:public_id>/beschluss/eintragen/", writing.decision_new, name="decision_new"),
]

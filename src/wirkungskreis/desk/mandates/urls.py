"""The addresses of bodies, papers and decisions, below /werkbank/gremien/."""

from django.urls import path

from wirkungskreis.desk.mandates import papers, parts, views, writing

urlpatterns = [
    path("", views.bodies, name="bodies"),
    path("eintragen/", writing.body_new, name="body_new"),
    path("ratsauftraege/", views.condition_list, name="conditions"),
    path("ratsauftraege/eintragen/", writing.condition_new, name="condition_new"),
    path("ratsauftraege/<uuid:public_id>/", views.condition_page, name="condition"),
    path(
        "ratsauftraege/<uuid:public_id>/bearbeiten/", writing.condition_edit, name="condition_edit"
    ),
    path("nachweise/<uuid:public_id>/entfernen/", parts.fulfilment_remove, name="proof_remove"),
    path("beschluesse/<uuid:public_id>/", views.decision_page, name="decision"),
    path("beschluesse/<uuid:public_id>/bearbeiten/", writing.decision_edit, name="decision_edit"),
    path("sitzungen/<uuid:public_id>/", views.sitting_page, name="sitting"),
    path("sitzungen/<uuid:public_id>/bearbeiten/", writing.sitting_edit, name="sitting_edit"),
    path(
        "sitzungen/<uuid:public_id>/vorlage/vorsehen/", papers.stop_schedule, name="stop_schedule"
    ),
    path("vorlagen/eintragen/", papers.paper_new, name="paper_new"),
    path("vorlagen/<uuid:public_id>/", papers.paper_page, name="paper"),
    path("vorlagen/<uuid:public_id>/bearbeiten/", papers.paper_edit, name="paper_edit"),
    path("vorlagen/<uuid:public_id>/beratung/eintragen/", papers.stop_new, name="stop_new"),
    path("vorlagen/<uuid:public_id>/kosten/eintragen/", parts.cost_new, name="cost_new"),
    path(
        "vorlagen/<uuid:public_id>/angabe/eintragen/", parts.paper_fact_new, name="paper_fact_new"
    ),
    path("vorlagen/<uuid:public_id>/dokument/beilegen/", papers.paper_attach, name="paper_attach"),
    path("beratungen/<uuid:public_id>/bearbeiten/", papers.stop_edit, name="stop_edit"),
    path("beratungen/<uuid:public_id>/entfernen/", papers.stop_remove, name="stop_remove"),
    path("kosten/<uuid:public_id>/bearbeiten/", parts.cost_edit, name="cost_edit"),
    path("kosten/<uuid:public_id>/entfernen/", parts.cost_remove, name="cost_remove"),
    path("angaben/<uuid:public_id>/bearbeiten/", parts.fact_edit, name="fact_edit"),
    path("angaben/<uuid:public_id>/entfernen/", parts.fact_remove, name="fact_remove"),
    path("dokumente/<uuid:public_id>/herunterladen/", papers.paper_document, name="paper_document"),
    path(
        "dokumente/<uuid:public_id>/veroeffentlichen/",
        papers.document_release,
        name="document_release",
    ),
    path(
        "dokumente/<uuid:public_id>/entfernen/", parts.attachment_remove, name="attachment_remove"
    ),
    path("<uuid:public_id>/", views.body_page, name="body"),
    path("<uuid:public_id>/bearbeiten/", writing.body_edit, name="body_edit"),
    path("<uuid:public_id>/angabe/eintragen/", parts.body_fact_new, name="body_fact_new"),
    path("<uuid:public_id>/sitzung/eintragen/", writing.sitting_new, name="sitting_new"),
    path("<uuid:public_id>/beschluss/eintragen/", writing.decision_new, name="decision_new"),
]

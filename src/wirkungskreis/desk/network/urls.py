"""The addresses of what follows a meeting, below /werkbank/weitergeben/."""

from django.urls import path

from wirkungskreis.desk.network import after, pages, writing

urlpatterns = [
    path("", pages.message_list, name="messages"),
    path("menschen/benennen/", writing.multiplier_name, name="multiplier_name"),
    path("menschen/<uuid:public_id>/beenden/", writing.multiplier_leave, name="multiplier_leave"),
    path("sitzungen/<uuid:public_id>/", after.aftermath, name="aftermath"),
    path("sitzungen/<uuid:public_id>/mitteilen/", after.tell_leads, name="tell_leads"),
    path("sitzungen/<uuid:public_id>/entwerfen/", after.message_draft, name="message_draft"),
    path("rueckmeldungen/<uuid:public_id>/bearbeiten/", writing.feedback_edit, name="feedback"),
    path("<uuid:public_id>/", pages.message_page, name="message"),
    path("<uuid:public_id>/bearbeiten/", writing.message_edit, name="message_edit"),
    path("<uuid:public_id>/weiterfuehren/", writing.message_step, name="message_step"),
]

"""The addresses of meetings, below /werkbank/sitzungen/."""

from django.urls import path

from wirkungskreis.desk.meetings import (
    building,
    dates,
    inviting,
    items,
    lists,
    page,
    papers,
    recording,
    topics,
)

urlpatterns = [
    path("", lists.meeting_list, name="meetings"),
    path("planen/", lists.meeting_plan, name="meeting_plan"),
    path("termine/<uuid:public_id>/vorbereiten/", lists.meeting_prepare, name="meeting_prepare"),
    path("termine/<uuid:public_id>/vorschlagen/", dates.meeting_dates, name="meeting_dates"),
    path("themen/<uuid:public_id>/", topics.topic_list, name="topics"),
    path("punkte/<uuid:public_id>/", items.item_page, name="agenda_item"),
    path("punkte/<uuid:public_id>/zeigen/", items.item_screen, name="agenda_item_screen"),
    path("punkte/<uuid:public_id>/bearbeiten/", building.agenda_item_edit, name="agenda_item_edit"),
    path(
        "punkte/<uuid:public_id>/verschieben/", building.agenda_item_shift, name="agenda_item_shift"
    ),
    path(
        "punkte/<uuid:public_id>/herunternehmen/", building.agenda_item_off, name="agenda_item_off"
    ),
    path("punkte/<uuid:public_id>/ablehnen/", topics.topic_drop, name="topic_drop"),
    path("beschluesse/<uuid:public_id>/berichtigen/", items.ruling_edit, name="ruling_edit"),
    path("unterlagen/<uuid:public_id>/herunterladen/", papers.paper_file, name="meeting_paper"),
    path("unterlagen/<uuid:public_id>/bearbeiten/", papers.paper_edit, name="paper_change"),
    path("unterlagen/<uuid:public_id>/verschieben/", papers.paper_shift, name="paper_shift"),
    path("unterlagen/<uuid:public_id>/entfernen/", papers.paper_remove, name="paper_remove"),
    path("mappen/<uuid:public_id>/<str:kind>/herunterladen/", papers.pack_file, name="pack_file"),
    path("<uuid:public_id>/unterlagen/", papers.meeting_papers, name="meeting_papers"),
    path("<uuid:public_id>/unterlagen/uebernehmen/", papers.paper_link, name="paper_link"),
    path("<uuid:public_id>/veroeffentlichen/", papers.meeting_publish, name="meeting_publish"),
    path("<uuid:public_id>/mappe/erstellen/", papers.pack_order, name="pack_order"),
    path("<uuid:public_id>/", page.meeting_page, name="meeting"),
    path("<uuid:public_id>/weiterfuehren/", page.meeting_step, name="meeting_step"),
    path("<uuid:public_id>/absagen/", page.meeting_cancel, name="meeting_cancel"),
    path("<uuid:public_id>/einladungen/", inviting.meeting_invitations, name="meeting_invitations"),
    path(
        "<uuid:public_id>/einladungen/nachladen/",
        inviting.invitations_catch_up,
        name="invitations_catch_up",
    ),
    path(
        "<uuid:public_id>/einladungen/erinnern/",
        inviting.invitations_remind,
        name="invitations_remind",
    ),
    path("<uuid:public_id>/gaeste/einladen/", inviting.guest_invite, name="guest_invite"),
    path("einladungen/<uuid:public_id>/aendern/", inviting.invitation_step, name="invitation_step"),
    path("<uuid:public_id>/verlegen/", inviting.meeting_move, name="meeting_move"),
    path("<uuid:public_id>/tagesordnung/", building.agenda_page, name="agenda"),
    path("<uuid:public_id>/tagesordnung/ergaenzen/", building.agenda_add, name="agenda_add"),
    path("<uuid:public_id>/ergebnis/", recording.meeting_results, name="meeting_results"),
    path("<uuid:public_id>/anwesenheit/", recording.meeting_attendance, name="meeting_attendance"),
]

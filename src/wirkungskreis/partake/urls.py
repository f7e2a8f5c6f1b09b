"""The addresses for people with a personal link; only the door knows the token."""

from django.urls import path

from wirkungskreis.partake import besides, doors, figures, invitations, items, passing

app_name = "partake"
urlpatterns = [
    path("m/<str:token>/", doors.door, name="door"),
    path("sitzung/<str:token>/", invitations.invitation_door, name="invitation_door"),
    path("sitzung/einladung/<uuid:public_id>/", invitations.invitation_page, name="invitation"),
    path(
        "sitzung/einladung/<uuid:public_id>/kalender/",
        invitations.invitation_feed,
        name="invitation_feed",
    ),
    path(
        "sitzung/einladung/<uuid:public_id>/mappen/<uuid:pack>/<str:kind>/herunterladen/",
        invitations.invitation_pack,
        name="invitation_pack",
    ),
    path("kalender/<str:token>/sitzungen.ics", invitations.calendar_feed, name="calendar_feed"),
    path("n/<str:token>/", passing.door, name="after_door"),
    path("nach-der-sitzung/", passing.after, name="after"),
    path("meldung/", items.items, name="items"),
    path("meldung/kennzahlen/<uuid:public_id>/angeben/", figures.figure, name="figure"),
    path("meldung/link/anfordern/", doors.ask_link, name="ask_link"),
    path("meldung/link/angefordert/", doors.link_asked, name="link_asked"),
    path("meldung/<uuid:public_id>/angeben/", items.answer, name="answer"),
    path("meldung/<uuid:public_id>/zwischenspeichern/", items.keep, name="keep"),
    path("meldung/<uuid:public_id>/unveraendert-melden/", besides.unchanged, name="unchanged"),
    path("meldung/<uuid:public_id>/abgeben/", besides.not_responsible, name="not_responsible"),
    path("meldung/<uuid:public_id>/anrufen/", besides.call, name="call"),
    path("meldung/<uuid:public_id>/bestaetigen/", besides.confirm, name="confirm"),
]

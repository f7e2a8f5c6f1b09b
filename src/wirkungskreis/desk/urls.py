"""The addresses of the desk: German nouns, a verb at the end."""

from django.urls import include, path

from wirkungskreis.desk.accounts import views as accounts
from wirkungskreis.desk.brief import views as brief
from wirkungskreis.desk.gaps import views as gaps
from wirkungskreis.desk.jobs import views as jobs
from wirkungskreis.desk.journal import views as journal
from wirkungskreis.desk.outbox import views as outbox
from wirkungskreis.desk.own import views as own
from wirkungskreis.desk.search import views as search
from wirkungskreis.desk.start import views as start

app_name = "desk"
urlpatterns = [
    path("", start.start, name="start"),
    path("beratungsblatt/", brief.brief, name="brief"),
    path("", include("wirkungskreis.desk.people.urls")),
    path("", include("wirkungskreis.desk.rounds.urls")),
    path("sprache/waehlen/", accounts.choose_language, name="language"),
    path("gremienarbeit/", own.own_work, name="own_work"),
    path("gremien/", include("wirkungskreis.desk.mandates.urls")),
    path("gremien/", include("wirkungskreis.desk.seats.urls")),
    path("aenderungen/", include("wirkungskreis.desk.changes.urls")),
    path("vorlagen/", include("wirkungskreis.desk.council.urls")),
    path("ratsauftraege/", include("wirkungskreis.desk.council.duties")),
    path("sitzungen/", include("wirkungskreis.desk.meetings.urls")),
    path("berichte/", include("wirkungskreis.desk.reports.urls")),
    path("konzept/", include("wirkungskreis.desk.concept.urls")),
    path("indikatoren/", include("wirkungskreis.desk.indicators.urls")),
    path("luecken/", gaps.gap_list, name="gaps"),
    path("massnahmen/einlesen/", include("wirkungskreis.desk.readings.urls")),
    path("massnahmen/", include("wirkungskreis.desk.measures.urls")),
    path("auftragsbuch/", include("wirkungskreis.desk.orders.urls")),
    path("auftraege/", jobs.job_list, name="jobs"),
    path("auftraege/<uuid:public_id>/", jobs.job_detail, name="job"),
    path("niederschriften/", include("wirkungskreis.desk.minutes.urls")),
    path("postausgang/", outbox.mail_list, name="mails"),
    path("postausgang/<uuid:public_id>/", outbox.mail_detail, name="mail"),
    path("protokoll/", journal.entry_list, name="journal"),
    path("suche/", search.search, name="search"),
    path("zusagen/", include("wirkungskreis.desk.pledges.urls")),
    path("weitergeben/", include("wirkungskreis.desk.network.urls")),
    path("woerter/", include("wirkungskreis.desk.vocab.urls")),
]

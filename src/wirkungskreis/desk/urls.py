"""The addresses of the desk: German nouns, a verb at the end."""

from django.urls import include, path

from wirkungskreis.desk.accounts import views as accounts
from wirkungskreis.desk.jobs import views as jobs
from wirkungskreis.desk.journal import views as journal
from wirkungskreis.desk.measures import register
from wirkungskreis.desk.measures import views as measures
from wirkungskreis.desk.outbox import views as outbox

app_name = "desk"
urlpatterns = [
    path("", include("wirkungskreis.desk.people.urls")),
    path("", include("wirkungskreis.desk.rounds.urls")),
    path("sprache/waehlen/", accounts.choose_language, name="language"),
    path("massnahmen/", register.measure_list, name="measures"),
    path(
        "massnahmen/als-<str:form>/herunterladen/", register.measure_export, name="measure_export"
    ),
    path("massnahmen/<uuid:public_id>/", measures.measure_detail, name="measure"),
    path("massnahmen/<uuid:public_id>/bearbeiten/", measures.measure_edit, name="measure_edit"),
    path("auftraege/", jobs.job_list, name="jobs"),
    path("auftraege/<uuid:public_id>/", jobs.job_detail, name="job"),
    path("postausgang/", outbox.mail_list, name="mails"),
    path("postausgang/<uuid:public_id>/", outbox.mail_detail, name="mail"),
    path("protokoll/", journal.entry_list, name="journal"),
]

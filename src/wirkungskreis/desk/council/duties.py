"""The addresses of what the council asked for, by date, below /werkbank/ratsauftraege/."""

from django.urls import path

from wirkungskreis.desk.council import obligations

urlpatterns = [
    path("", obligations.obligation_calendar, name="obligations"),
    path("<uuid:public_id>/nachweisen/", obligations.obligation_show, name="obligation_show"),
    path(
        "<uuid:public_id>/zustaendig/benennen/",
        obligations.obligation_charge,
        name="obligation_charge",
    ),
]

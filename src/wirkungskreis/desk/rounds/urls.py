"""The addresses of rounds and returns on the desk."""

from django.urls import path

from wirkungskreis.desk.rounds import board, closing, figure_page, figures, plans, returns

ROUND = "abfragen/<uuid:public_id>"
RETURN = "meldungen/<uuid:public_id>"
FIGURE = "abfragen/werte/<uuid:public_id>"

urlpatterns = [
    path("abfragen/", plans.round_list, name="rounds"),
    path("abfragen/anlegen/", plans.round_plan, name="round_plan"),
    path(f"{ROUND}/", board.round_page, name="round"),
    path(f"{ROUND}/bearbeiten/", plans.round_edit, name="round_edit"),
    path(f"{ROUND}/auswaehlen/", plans.round_choose, name="round_choose"),
    path(f"{ROUND}/erinnerungen/planen/", plans.round_reminders, name="round_reminders"),
    path(f"{ROUND}/oeffnen/", board.round_open, name="round_open"),
    path(f"{ROUND}/verlaengern/", plans.round_prolong, name="round_prolong"),
    path(f"{ROUND}/erinnern/", board.round_remind, name="round_remind"),
    path(f"{ROUND}/mehrere-pruefen/", board.check_plain, name="round_check_plain"),
    path(f"{ROUND}/links/verwalten/", closing.round_links, name="round_links"),
    path(f"{ROUND}/werte/", figures.round_values, name="round_values"),
    path(f"{ROUND}/werte/faellige-anfragen/", figures.round_ask_due, name="round_ask_due"),
    path(f"{ROUND}/werte/anfragen/", figures.round_ask_for, name="round_ask_for"),
    path(f"{FIGURE}/", figure_page.figure_page, name="figure"),
    path(f"{FIGURE}/<slug:act>/", figure_page.figure_act, name="figure_act"),
    path(f"{ROUND}/schliessen/", closing.round_close, name="round_close"),
    path(f"{RETURN}/", returns.return_page, name="return"),
    path(f"{RETURN}/eintragen/", returns.return_tell, name="return_tell"),
    path(f"{RETURN}/<slug:act>/", returns.return_act, name="return_act"),
    path("massnahmen/<uuid:public_id>/meldungen/", returns.measure_returns, name="measure_returns"),
    path(
        "bestaetigungen/<uuid:public_id>/uebernehmen/",
        closing.confirmation_settle,
        name="confirmation_settle",
    ),
]

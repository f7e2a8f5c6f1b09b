"""The addresses that everybody may open."""

from django.urls import path

from wirkungskreis.public import indicators, reports

app_name = "public"
REPORT = "berichte/<str:number>"
INDICATOR = "indikatoren/<str:code>"
urlpatterns = [
    path("indikatoren/", indicators.indicator_list, name="indicators"),
    path("indikatoren/daten/", indicators.indicator_data, name="indicator_data"),
    path(f"{INDICATOR}/", indicators.indicator, name="indicator"),
    path(
        f"{INDICATOR}/bilder/<slug:key>/als-<slug:form>/herunterladen/",
        indicators.chart,
        name="indicator_chart",
    ),
    path("berichte/", reports.report_list, name="reports"),
    path(f"{REPORT}/", reports.report, name="report"),
    path(f"{REPORT}/abschnitte/<slug:part>/", reports.report_part, name="report_part"),
    path(f"{REPORT}/als-<slug:form>/herunterladen/", reports.report_file, name="report_file"),
]

"""The addresses that everybody may open."""

from django.urls import path

from wirkungskreis.public import reports

app_name = "public"
REPORT = "berichte/<str:number>"
urlpatterns = [
    path("berichte/", reports.report_list, name="reports"),
    path(f"{REPORT}/", reports.report, name="report"),
    path(f"{REPORT}/abschnitte/<slug:part>/", reports.report_part, name="report_part"),
    path(f"{REPORT}/als-<slug:form>/herunterladen/", reports.report_file, name="report_file"),
]

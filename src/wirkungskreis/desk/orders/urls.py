"""The addresses of the book of tasks, below /werkbank/auftragsbuch/."""

from django.urls import path

from wirkungskreis.desk.orders import views

urlpatterns = [
    path("", views.task_list, name="tasks"),
    path("<uuid:public_id>/", views.task_page, name="task"),
    path("<uuid:public_id>/weiterfuehren/", views.task_step, name="task_step"),
]

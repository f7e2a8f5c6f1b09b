"""The addresses of the shared words, below ``woerter/``."""

from django.urls import path

from wirkungskreis.desk.vocab import sources, views

urlpatterns = [
    path("", views.word_list, name="words"),
    path("quellen/", sources.source_list, name="sources"),
    path("quellen/eintragen/", sources.source_new, name="source_new"),
    path("quellen/<uuid:public_id>/bearbeiten/", sources.source_edit, name="source_edit"),
    path("<slug:kind>/", views.word_list, name="words_of"),
    path("<slug:kind>/eintragen/", views.word_new, name="word_new"),
    path("<slug:kind>/<uuid:public_id>/", views.word_page, name="word"),
]

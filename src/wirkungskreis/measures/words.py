"""German words for what the journal holds about measures, needs and promises."""

from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.words import acts

acts(
    "measures.measure",
    propose=_("Maßnahme eingetragen"),
    revise=_("Angaben geändert"),
    publish=_("Veröffentlicht"),
    withdraw=_("Veröffentlichung zurückgenommen"),
    serve=_("Ziel verknüpft"),
    unserve=_("Verknüpfung mit einem Ziel gelöst"),
    confirm=_("Bestätigt"),
    unconfirm=_("Bestätigung erneut erbeten"),
    name_people=_("Verantwortliche Personen benannt"),
    set_partners=_("Beteiligte geändert"),
    hand_over=_("Federführung gewechselt"),
    dispute=_("Federführung als strittig eingetragen"),
    settle=_("Strittige Federführung geklärt"),
    merge=_("In einer anderen Maßnahme aufgegangen"),
    add_milestone=_("Meilenstein eingetragen"),
    reword_milestone=_("Meilenstein umbenannt"),
    move_milestone=_("Meilenstein verschoben"),
    reach_milestone=_("Meilenstein erreicht"),
    unreach_milestone=_("Erreichten Meilenstein wieder geöffnet"),
    move_end=_("Ende verschoben"),
    fund=_("Förderung eingetragen"),
    change_funding=_("Förderung geändert"),
    unfund=_("Förderung gelöscht"),
    spend=_("Aufwand eingetragen"),
    claim=_("Wirkungsannahme eingetragen"),
    review=_("Wirkungsannahme geprüft"),
)
acts("measures.need", state_need=_("Bedarf eingetragen"))
acts(
    "measures.commitment",
    promise=_("Zusage eingetragen"),
    amend=_("Frist oder Veröffentlichung geändert"),
)
acts(
    "measures.importbatch",
    bring=_("Liste hochgeladen"),
    assign=_("Spalten zugeordnet"),
    decide=_("Zeile geklärt"),
    accept=_("Vorschläge übernommen"),
)
acts(
    "measures.savedview",
    save_view=_("Ansicht gespeichert"),
    change_view=_("Ansicht geändert"),
    discard_view=_("Ansicht gelöscht"),
)

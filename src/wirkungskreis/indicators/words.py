"""German words for what the journal holds about indicators, values and targets."""

from django.utils.translation import gettext_lazy as _

from wirkungskreis.journal.words import acts

acts(
    "indicators.indicator",
    create=_("Indikator angelegt"),
    correct=_("Datenblatt geändert"),
    redefine=_("Definition neu gefasst"),
    enter=_("Werte eingetragen"),
    declare=_("Formel eingetragen"),
    compute=_("Werte berechnet"),
    take_back=_("Werte einer Lieferung zurückgezogen"),
    aim=_("Ziel eingetragen"),
    decide=_("Beschluss zu einem Ziel eingetragen"),
    withdraw=_("Vorschlag für ein Ziel zurückgezogen"),
    link_goal=_("neben ein Ziel gestellt"),
    unlink_goal=_("steht nicht mehr neben einem Ziel"),
    record=_("gedruckte Zahl erfasst"),
    explain=_("Widerspruch erfasst"),
    add_up=_("Summe aus Indikatoren eingetragen"),
)
acts(
    "indicators.addition",
    add_up=_("Summe erklärt"),
    look=_("nachgerechnet"),
    end=_("Summe beendet"),
)
acts(
    "indicators.rawdecision",
    allow=_("Rohzahlen erlaubt"),
    loosen=_("Rohzahlen mit schwächerer Schutzregel erlaubt"),
    end=_("Rohzahlen nicht mehr erlaubt"),
)
acts(
    "indicators.rawtable",
    take_in=_("Rohzahlen aufgenommen"),
    publish=_("geschützt veröffentlicht"),
    discard=_("Rohzahlen gelöscht"),
)
acts(
    "indicators.target",
    aim=_("Ziel eingetragen"),
    decide=_("Beschluss eingetragen"),
    replace=_("durch ein anderes Ziel ersetzt"),
    withdraw=_("Vorschlag zurückgezogen"),
)
acts(
    "indicators.printed",
    record=_("gedruckte Zahl erfasst"),
    mend=_("Abschrift berichtigt"),
    complete=_("Angaben ergänzt"),
    reread=_("nach der Quelle geändert"),
)
acts(
    "indicators.contradiction",
    explain=_("Widerspruch erfasst"),
    reword=_("Erklärung geändert"),
    settle=_("festgelegt, welche Zahl gilt"),
    unsettle=_("wieder ungeklärt, welche Zahl gilt"),
)
acts("indicators.populationconcept", redefine=_("neu gefasst"))
acts("indicators.officialfile", look=_("durchgesehen"), outdate=_("neu durchzusehen"))
acts("indicators.mapping", renew=_("auf die geltende Fassung umgestellt"))
acts("indicators.formula", compute=_("Regeln der Rechnung festgehalten"))
acts("indicators.release", take=_("Lieferung eingelesen"), withdraw=_("Lieferung zurückgezogen"))
acts(
    "indicators.peercity",
    read=_("gelesen"),
    fail=_("ließ sich nicht lesen"),
    pause=_("pausiert"),
    resume=_("wieder aufgenommen"),
    end=_("nicht mehr verglichen"),
)
acts("indicators.effectassessment", assess=_("Wirkung beurteilt"))

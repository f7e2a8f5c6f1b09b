"""List the reports, or write one of them to a file, in any format and for any readers."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from wirkungskreis.reports.composing.files import FORMATS, make
from wirkungskreis.reports.composing.whole import compose
from wirkungskreis.reports.models import ReleaseFile, Report
from wirkungskreis.reports.models.release import Format
from wirkungskreis.reports.outputs.document import Level
from wirkungskreis.reports.states import ReportState

READERS = "internal: Werkbank, bodies: Gremien, public: Öffentlichkeit"


class Command(BaseCommand):
    help = (
        "Nennt die Berichte (list) und schreibt einen in eine Datei (export). Ein veröffentlichter"
        " kommt Byte für Byte, wie er eingefroren ist; ein Entwurf wird jetzt zusammengestellt und"
        " sagt auf jeder Seite „Entwurf“."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        steps = parser.add_subparsers(dest="step", required=True, metavar="list|export")
        steps.add_parser("list", help="Kürzel, Stand, Nummer und Titel jedes Berichts")
        export = steps.add_parser("export", help="einen Bericht in eine Datei schreiben")
        which = export.add_mutually_exclusive_group(required=True)
        which.add_argument("--latest", action="store_true", help="der neueste veröffentlichte")
        which.add_argument("--code", help="der mit diesem Kürzel, auch ein Entwurf")
        levels = [level.value for level in Level]
        export.add_argument("--level", choices=levels, default=Level.BODIES.value, help=READERS)
        export.add_argument("--format", choices=list(FORMATS), required=True, dest="form")
        export.add_argument("--output", type=Path, required=True, help="wohin", metavar="DATEI")

    def handle(self, *, step: str, **options: Any) -> None:
        if step == "list":
            self._list()
        else:
            self._export(**{k: options[k] for k in ("latest", "code", "level", "form", "output")})

    def _list(self) -> None:
        for report in Report.objects.all():
            number = report.number or "-"
            words = (report.code, report.get_state_display(), number, report.title)
            self.stdout.write("\t".join(words))
        if not Report.objects.exists():
            self.stdout.write("Es gibt noch keinen Bericht.")

    def _export(
        self, *, latest: bool, code: str | None, level: str, form: str, output: Path
    ) -> None:
        report = _latest() if latest else Report.objects.filter(code=code).first()
        if report is None:
            what = "keinen veröffentlichten Bericht" if latest else f"keinen Bericht „{code}“"
            raise CommandError(f"Es gibt {what}. Welche es gibt, sagt: wirkungskreis report list")
        content = _content(report, level, form)
        try:
            output.write_bytes(content)
        except OSError as error:
            raise CommandError(f"{output} lässt sich nicht schreiben: {error.strerror}.") from error
        word = "" if report.state == ReportState.RELEASED else " (Entwurf)"
        self.stdout.write(f"{report.title}{word}: {len(content)} Bytes in {output}")


def _latest() -> Report | None:
    return Report.objects.filter(state=ReportState.RELEASED).first()


def _content(report: Report, level: str, form: str) -> bytes:
    """Give the frozen bytes of a released report, or those of a draft as it is now."""
    if report.state != ReportState.RELEASED:
        return make(compose(report, Level(level)), Format(form))
    frozen = ReleaseFile.objects.get(release__report=report, release__level=level, format=form)
    return bytes(frozen.content)

"""What everybody may read."""

from tests.contracts.row import Arguments, row
from tests.contracts.world import World


def release(*more: object) -> Arguments:
    def arguments(_full: World) -> list[object]:
        return ["2026-0412", *more]

    return arguments


ROWS = [
    row("public:reports", rest=200),
    row("public:report", release(), rest=200),
    row("public:report", lambda _full: ["2099-1"], rest=404),
    row("public:report_part", release("a"), rest=200),
    row("public:report_part", release("anhang"), rest=200),
    row("public:report_file", release("pdf"), rest=200),
    row("public:report_file", release("exe"), rest=404),
]

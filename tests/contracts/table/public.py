"""What everybody may read."""

from tests.contracts.row import Arguments, row
from tests.contracts.world import World
from tests.indicators import making


def release(*more: object) -> Arguments:
    def arguments(_full: World) -> list[object]:
        return ["2026-0412", *more]

    return arguments


def indicator(*more: object) -> Arguments:
    def arguments(_full: World) -> list[object]:
        return ["K-05", *more]

    return arguments


def build(full: World) -> None:
    full["public indicator"] = row = making.indicator("K-05", is_public=True)
    making.observation(row, 2024, 100)
    making.observation(row, 2025, 120)
    making.observation(row, 2025, 70, area=making.district("B9", "Ost"))
    making.observation(row, 2025, 50, area=making.district("B8", "West"))


ROWS = [
    row("public:indicators", rest=200),
    row("public:indicator_data", rest=200),
    row("public:indicator", indicator(), rest=200),
    row("public:indicator", lambda _full: ["K-99"], rest=404),
    row("public:indicator_chart", indicator("werte", "csv"), rest=200),
    row("public:indicator_chart", indicator("werte", "exe"), rest=404),
    row("public:reports", rest=200),
    row("public:report", release(), rest=200),
    row("public:report", lambda _full: ["2099-1"], rest=404),
    row("public:report_part", release("a"), rest=200),
    row("public:report_part", release("anhang"), rest=200),
    row("public:report_file", release("pdf"), rest=200),
    row("public:report_file", release("exe"), rest=404),
]

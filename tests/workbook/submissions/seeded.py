"""Forms with planted defects: each in a row of its own, with the code that must be found there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ibcalc.model.place import column_letters
from ibcalc.workbook.sheets.columns import SheetSpec
from ibcalc.workbook.submissions.forms.form import (
    CLIENTEN,
    CLIENTEN_BSN,
    HEADER_ROW,
    KOSTEN,
    UREN,
    VOLUMES,
)
from tests.workbook.submissions.filled import Filled, Raw, Value

NEVER = Raw("=1+1")
Row = Mapping[str, Value]


@dataclass(frozen=True)
class Defect:
    """What is typed otherwise than in a good row, and what must be told of it.

    ``at`` is the field whose cell is told, empty for the row. Only what is in ``row`` differs from
    the good row; ``alone`` rows have nothing else at all. Without a code it only makes another row
    a defect.
    """

    code: str
    at: str
    row: Row
    alone: bool = False


def number(at: str, code: str, value: Value, **more: Value) -> Defect:
    return Defect(code, at, {at: value, **more})


IN_CLIENTS: Sequence[Defect] = (
    number("client", "AANL-213", None),
    number("client", "AANL-211", Raw("=NA()", "#N/A")),
    number("client", "AANL-212", NEVER),
    number("client", "AANL-244", "123456782"),
    number("client", "AANL-234", "\u00a0C-904 "),
    number("client", "AANL-255", " "),
    number("client", "AANL-224", date(2016, 1, 2)),
    number("client", "AANL-237", 1234567890123456),
    number("client", "AANL-238", "00907"),
    number("client", "", 907),
    number("product", "AANL-223", "IB-1"),
    number("product", "AANL-222", "215.0", volume=30),
    number("product", "AANL-301", "IBl"),
    number("product", "AANL-211", "#N/B"),
    number("opslag", "AANL-223", "neen"),
    number("van", "AANL-255", "\u00a0"),
    number("van", "AANL-214", "31-12-50"),
    number("van", "AANL-227", "1 jan 2016"),
    number("van", "AANL-227", "1/31/2016"),
    number("van", "AANL-227", "2016-01-05T13:45:00"),
    number("tot_en_met", "AANL-214", "heden"),
    number("tot_en_met", "AANL-227", "30-6-16"),
    number("tot_en_met", "AANL-260", " "),
    number("tot_en_met", "AANL-234", "30-6-2016\u2069"),
    number("opslag", "AANL-260", "\u200b"),
    number("opslag", "AANL-234", "nee\u200e"),
    number("gemeente", "AANL-234", "\u202a0505"),
    number("volume", "AANL-260", " ", product="IB1"),
    number("volume", "AANL-215", "12 uur", product="BG"),
    number("volume", "AANL-228", "1 234,5", product="BG"),
    number("volume", "AANL-239", "1.500", product="BG"),
    Defect("AANL-258", "", {one.field: one.header for one in CLIENTEN.columns}, alone=True),
    number("product", "AANL-213", None),
    number("product", "AANL-301", "XX9"),
    number("product", "AANL-223", "ib1"),
    number("product", "AANL-222", 215, volume=30),
    number("product", "AANL-302", "OUD"),
    number("product", "AANL-224", date(2016, 2, 1)),
    number("opslag", "AANL-219", "misschien"),
    number("gemeente", "AANL-222", 505),
    number("gemeente", "AANL-249", "Dordt"),
    number("gemeente", "AANL-305", "0193"),
    number("van", "AANL-213", None),
    number("van", "AANL-214", "31 februari 2016"),
    number("van", "AANL-214", "2016-13-01"),
    number("van", "AANL-220", 42_400),
    number("van", "AANL-212", NEVER),
    number("van", "AANL-306", date(2017, 2, 1)),
    number("tot_en_met", "AANL-246", date(2016, 1, 2)),
    number("tot_en_met", "AANL-214", "morgen"),
    number("tot_en_met", "AANL-306", date(2015, 6, 30), van=date(2015, 1, 1)),
    number("volume", "AANL-215", "twaalf", product="BG"),
    number("volume", "AANL-225", "1.5", product="BG"),
    number("volume", "AANL-233", "31,5", product="BG"),
    number("volume", "AANL-247", -3, product="BG"),
    number("volume", "AANL-250", 2_000_000_000, product="BG"),
    number("volume", "AANL-211", Raw("=1/0", "#DIV/0!"), product="BG"),
    number("volume", "AANL-307", None, product="BG"),
    number("volume", "AANL-308", 4, product="IB1"),
    number("opmerking", "AANL-242", "zie dossier 1234.56.782"),
    number("opmerking", "AANL-211", Raw("=A1", "#REF!")),
    Defect("AANL-245", "", {"client": "C-900"}),
    Defect("AANL-209", "", {"client": "Hieronder de nieuwe cliënten"}, alone=True),
    Defect("AANL-209", "", {"client": "Totaal", "volume": 99}, alone=True),
)
IN_VOLUMES: Sequence[Defect] = (
    number("aantal", "AANL-213", None, periode="2016-P02"),
    number("aantal", "AANL-216", Decimal("2.5"), periode="2016-P03"),
    number("aantal", "AANL-215", "drie", periode="2016-P04"),
    number("aantal", "AANL-247", -1, periode="2016-P05"),
    number("aantal", "AANL-224", date(2016, 1, 1), periode="2016-P06"),
    number("aantal", "AANL-228", "1 000", periode="2016-P13"),
    number("aantal", "AANL-216", "1,234", product="IB2"),
    number("aantal", "AANL-255", " ", product="IB2", periode="2016-P02"),
    Defect("AANL-258", "", {one.field: one.header for one in VOLUMES.columns}, alone=True),
    number("aantal", "AANL-233", "12", periode="2016-P07"),
    number("aantal", "AANL-212", NEVER, periode="2016-P08"),
    number("periode", "AANL-304", "2016-P14"),
    number("periode", "AANL-213", None),
    number("periode", "AANL-223", "2016 p09"),
    number("periode", "AANL-224", date(2016, 3, 2)),
    number("product", "AANL-301", "IB7", periode="2016-P10"),
    number("product", "AANL-234", "IB1 ", periode="2016-P11"),
    number("gemeente", "AANL-249", "05O5", periode="2016-P12"),
    Defect("AANL-248", "", {"aantal": 7}),
)
IN_BSN: Sequence[Defect] = (
    number("client", "AANL-240", "999900007"),
    number("client", "AANL-240", "9999"),
    number("client", "AANL-240", "mevrouw Jansen"),
    number("client", "AANL-241", "12345672"),
    number("client", "AANL-241", "9999.00.018"),
    number("client", "AANL-213", None),
    number("opmerking", "AANL-242", "123456782"),
)
IN_COSTS: Sequence[Defect] = (
    number("element", "AANL-219", "koffie"),
    number("bedrag", "AANL-217", Decimal("1.005"), element="indexatie"),
    number("bedrag", "AANL-247", -2, element="overhead"),
    number("percentage", "AANL-221", Decimal("0.25"), element="reis en opleiding"),
    number("percentage", "AANL-215", "veel", element="werkgeverslasten"),
    number("percentage", "AANL-215", "€ 3", element="niet-productieve uren", product="BG"),
    number("bedrag", "AANL-228", "EUR 12,50", element="niet-productieve uren"),
    number("element", "AANL-223", "Overige Verplichtingen"),
)

GOOD: Mapping[str, Row] = {
    CLIENTEN.name: {"client": "", "product": "IB1", "van": date(2016, 1, 4)},
    CLIENTEN_BSN.name: {"client": "", "product": "IB1", "van": date(2016, 1, 4)},
    VOLUMES.name: {"product": "IB1", "periode": "2016-P01", "gemeente": "0505", "aantal": 3},
    KOSTEN.name: {"product": "IB1", "element": "salaris", "bedrag": 5},
}
BSNS = ("999900006", "999900018", "999900031", "999900043", "999900055", "999900067", "999900079")


@dataclass(frozen=True)
class Seeded:
    """A form with planted defects and what must be found: code, sheet and cell, sorted."""

    form: Filled
    expected: tuple[tuple[str, str], ...]


def seeded(kind: str, spec: SheetSpec, defects: Sequence[Defect], base: Filled) -> Seeded:
    """The form with one good row, then each defect in its own row, an empty row between some."""
    fields = [column.field for column in spec.columns]
    rows: list[Sequence[Value]] = [_cells(fields, {**GOOD[spec.name], **_own(spec, 0)})]
    expected: list[tuple[str, str]] = []
    places = dict(zip(fields, base.columns(spec), strict=True))
    for at, defect in enumerate(defects, start=1):
        if at % 5 == 0:
            rows.append([])
        good = {} if defect.alone else {**GOOD[spec.name], **_own(spec, at)}
        rows.append(_cells(fields, {**good, **defect.row}))
        column = column_letters(places[defect.at]) if defect.at else ""
        if defect.code:
            expected.append((defect.code, f"{spec.name}!{column}{HEADER_ROW + len(rows)}"))
    form = base.but(kind=kind, rows={**base.rows, spec.name: rows})
    return Seeded(form, tuple(sorted(expected)))


def _own(spec: SheetSpec, at: int) -> Row:
    """What makes a row its own: another client."""
    if spec is CLIENTEN:
        return {"client": f"C-{900 + at}"}
    return (
        {"client": BSNS[at % len(BSNS)], "van": date(2016, 1, 4 + at)}
        if spec is CLIENTEN_BSN
        else {}
    )


def _cells(fields: Sequence[str], row: Row) -> list[Value]:
    return [row.get(name) for name in fields]


ALL = (
    ("aanbieder-clienten", CLIENTEN, IN_CLIENTS),
    ("aanbieder-volumes", VOLUMES, IN_VOLUMES),
    ("aanbieder-clienten-bsn", CLIENTEN_BSN, IN_BSN),
    ("kostprijs", KOSTEN, IN_COSTS),
)
NUMBER = sum(bool(defect.code) for _, _, defects in ALL for defect in defects)
HOURS = {UREN.name: [("IB1", "mbo", 1, 5, "cao", None)]}

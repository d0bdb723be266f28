"""What the empty tariff model says: sheet Uitleg, the words of sheet Status, and examples."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from xlsxwriter.worksheet import Worksheet

from ibcalc.workbook.made import EXAMPLE, STATUS_OF
from ibcalc.workbook.sheets import rows
from ibcalc.workbook.sheets.columns import SheetSpec
from ibcalc.workbook.submissions.template import example_sheet, status_sheet
from ibcalc.workbook.submissions.template.explain_sheet import LEGEND, NAME, TAB
from ibcalc.workbook.submissions.template.look import PROTECTION, Look
from ibcalc.workbook.submissions.template.table_sheet import FORMATS
from ibcalc.workbook.template.layout import Content
from ibcalc.workbook.template.page import Line, Page
from ibcalc.workbook.template.page import Look as PageLook
from ibcalc.workbook.template.style import AS_TEXT, HEADER_FILL, LINE_HEIGHT

_SETTINGS = [setting.header for setting in rows.SETTINGS]
_YEAR_ROW = 3 + _SETTINGS.index("jaar")
STATUS_WORDS = status_sheet.Words(
    f"{STATUS_OF} model",
    "Klaar om te controleren met ibcalc check",
    (
        'Een rij is in orde als in kolom Status van het blad "ok" staat.',
        "Let op: controleer de rij; zij wordt wel gelezen.",
        "Fout: met dit model wordt niet gerekend. Kolom Status van het blad zegt per rij waarom.",
        "Zonder status: er staat iets onder de tabel. Sleep de hoek van de tabel naar beneden.",
        "ibcalc check kijkt verder dan deze status: ook naar conversietabellen en overlap in tijd.",
    ),
    facts=False,
    priced=False,
    before={rows.MODEL.table: (3, 2, 0, 1, _YEAR_ROW, 0)},
)
_ROWS: tuple[tuple[SheetSpec, tuple[tuple[Content, ...], ...]], ...] = (
    (rows.MODEL, (("naam", "Dagbesteding 2016"), ("kalender", "jaar13"), ("jaar", 2016))),
    (rows.PRODUCTEN, (
        ("DB1", "Dagbesteding", "basis", None, "DB", "periode", "output", "vol", None, None),
        ("DB1V", "Vervoer", "opslag", "DB1", "DBV", "periode", "output", "vol", None, None),
    )),
    (rows.TARIEVEN, (
        ("DB1", date(2016, 1, 1), None, Decimal("250.00"), "verzonnen", "voorbeeld"),
        ("DB1V", date(2016, 1, 1), None, Decimal("40.00"), "verzonnen", "voorbeeld"),
    )),
    (rows.KENMERKEN, (
        ("Code", "code", "H531; H811", "ja", "oude prestatiecode"),
        ("Klasse", "geheel", "1 t/m 9", "ja", None),
    )),
    (rows.CONVERSIES, ((1, "Omzetting", "uniek", "handmatig", "van code naar product"),)),
)  # fmt: skip
_RULES = (
    ("ALS Code", "ALS Klasse", "DAN Product", "DAN Opslag"),
    ("H531", "1-4", "DB1", "nee"),
    ("H531", ">= 5", "DB1", "ja"),
)


def about_model() -> Page:
    """The first sheet."""
    links = (Line(spec.name, spec.help, PageLook.LINK) for spec in rows.SHEETS)
    return Page(
        NAME,
        (
            Line("Leeg tariefmodel", look=PageLook.TITLE),
            Line("Wat is dit?", "Een tariefmodel zonder inhoud, voor de gemeente zelf. U vult de "
                 "bladen; ibcalc leest ze en rekent ermee."),
            Line("Zo begint u", look=PageLook.HEADING),
            *_STEPS,
            Line("Bladen", look=PageLook.HEADING),
            *links,
            Line(status_sheet.NAME, "Hoeveel rijen er goed zijn, en waar een fout zit.",
                 PageLook.LINK),
            Line(example_sheet.NAME, "Ingevulde rijen, ook een conversietabel.", PageLook.LINK),
            *LEGEND,
            Line("Goed om te weten", look=PageLook.HEADING),
            *_GOOD_TO_KNOW,
        ),
        TAB,
    )  # fmt: skip


_STEPS = (
    Line("Stap 1", "Blad Model: geef het model een naam en een jaar."),
    Line("Stap 2", "Blad Producten: één rij per product. Blad Tarieven: de prijzen en hun datums."),
    Line("Stap 3", "Blad Clienten: de cliënten, of laat het leeg en geef een ander bestand mee."),
    Line("Stap 4", "Alleen bij oude codes: blad Kenmerken (waar regels naar vragen), een eigen "
         "blad per conversietabel en blad Conversies (welke tabellen er zijn). Blad Kalender is "
         "alleen nodig bij kalender = tabel."),
    Line("Stap 5", "Kijk naar kolom Status van elk blad, en naar blad Status."),
    Line("Stap 6", "Controleer met: ibcalc check MODEL. Reken met: ibcalc calculate MODEL."),
    Line("Voorbeeld", "Een heel ingevuld model is model-ib-2016.xlsx, in de map templates."),
)  # fmt: skip
_GOOD_TO_KNOW = (
    Line("Uitleg bij een kolom", "Klik op een cel: de uitleg van de kolom verschijnt ernaast."),
    Line("Opmerkingen", "Kolommen Opmerking, Toelichting en Bron zijn voor u; er wordt niet mee "
         "gerekend."),
    Line("Meer rijen nodig?", "Typ onder de laatste rij: in Excel groeit de tabel vanzelf mee, met "
         "de keuzelijsten en de status."),
    Line("Koppen", "Aan de koppen herkent ibcalc een kolom; typen in een kop kan daarom niet. Een "
         "eigen kolom op blad Clienten of Toetsen is een kenmerk."),
    Line("Beveiliging", "De bladen die u vult zijn niet beveiligd, want een tabel op een beveiligd "
         "blad kan niet groeien. Uitleg, Status en Voorbeeld wel, zonder wachtwoord."),
)  # fmt: skip


def write_examples(worksheet: Worksheet, look: Look) -> None:
    """Some rows of the sheets that a model begins with, and a conversion table."""
    title = look.styles.make(bold=True, font_size=18, font_color=HEADER_FILL)
    heading = look.styles.make(bold=True, font_size=13, font_color=HEADER_FILL)
    worksheet.write_string(0, 0, EXAMPLE, title)
    worksheet.set_row(0, 2 * LINE_HEIGHT)
    worksheet.write_string(1, 0, _REMARK, look.styles.make())
    worksheet.set_column(0, 9, 20)
    row = 3
    for spec, content in _ROWS:
        worksheet.write_string(row, 0, f"Blad {spec.name}", heading)
        heads = [column.header for column in spec.columns]
        formats = [FORMATS.get(column.type, AS_TEXT) for column in spec.columns]
        row = _write_block(worksheet, row + 1, heads, content, formats, look) + 1
    worksheet.write_string(row, 0, "Blad Omzetting (een eigen blad per conversietabel)", heading)
    rest = [AS_TEXT] * len(_RULES[0])
    row = _write_block(worksheet, row + 1, _RULES[0], _RULES[1:], rest, look)
    worksheet.print_area(0, 0, row - 1, 9)
    worksheet.protect("", dict(PROTECTION))


_REMARK = "Verzonnen rijen en prijzen. Ze laten zien hoe u invult en worden niet gelezen."


def _write_block(
    worksheet: Worksheet,
    row: int,
    heads: Sequence[str],
    content: Sequence[Sequence[Content]],
    formats: Sequence[str],
    look: Look,
) -> int:
    """Headers with rows below them; returns the row after it."""
    for index, head in enumerate(heads):
        worksheet.write_string(row, index, head, look.header)
        for number, cells in enumerate(content, start=row + 1):
            look.write(worksheet, (number, index), cells[index], formats[index])
    return row + 1 + len(content)

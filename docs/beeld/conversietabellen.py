"""The workbooks of docs/conversietabellen.md and their pictures.

Run it as ``python docs/beeld/conversietabellen.py``; the pictures need LibreOffice (soffice),
pdftoppm, pdftotext and pillow.
"""
# ruff: noqa: INP001 - a script beside the pictures it makes

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

from ibcalc.front import api

BEELD = Path(__file__).parent
BEGIN = 40
"""Where a page is recognised: in so many characters."""
Content = str | int | date
Rows = Sequence[Sequence[Content]]

KENMERKEN: Rows = (
    ("Kenmerk", "Soort", "Waarden", "Verplicht"),
    ("Code", "code", "H126; H300", "ja"),
    ("Klasse", "geheel", "1 t/m 8", "ja"),
)
PRODUCTEN: Rows = (
    ("Product", "Omschrijving", "Soort", "Familie", "Eenheid", "Bekostiging", "Toerekening"),
    ("LICHT", "Lichte begeleiding", "basis", "BG", "maand", "output", "vol"),
    ("ZWAAR", "Zware begeleiding", "basis", "BG", "maand", "output", "vol"),
)
TARIEVEN: Rows = (
    ("Product", "Vanaf", "Tarief", "Bron", "Soort prijs"),
    ("LICHT", date(2016, 1, 1), 300, "voorbeeld", "voorbeeld"),
    ("ZWAAR", date(2016, 1, 1), 900, "voorbeeld", "voorbeeld"),
)
CONVERSIES: Rows = (
    ("Volgorde", "Tabel", "Treffer", "Anders"),
    (1, "Zwaarte", "uniek", ""),
)
CLIENTEN: Rows = (
    ("Client", "Code", "Klasse", "Van", "T/m"),
    ("C-1", "H126", 2, date(2016, 1, 1), date(2016, 12, 31)),
    ("C-2", "H300", 3, date(2016, 1, 1), date(2016, 12, 31)),
    ("C-3", "H300", 5, date(2016, 1, 1), date(2016, 12, 31)),
    ("C-4", "H300", 7, date(2016, 1, 1), date(2016, 12, 31)),
)
HEAD = ("ALS Code", "ALS Klasse", "DAN Product", "Vanaf", "T/m", "Toelichting")
ZWAARTE: Rows = (
    HEAD,
    ("H126", "", "LICHT", "", date(2016, 6, 30), "begeleiding in een groep"),
    ("H126", "", "ZWAAR", date(2016, 7, 1), "", "afspraak vanaf juli"),
    ("H300", "1 t/m 4", "LICHT", "", "", ""),
    ("H300", "6 t/m 8", "ZWAAR", "", "", ""),
)
HERSTELD: Rows = (*ZWAARTE[:-1], ("H300", "5 t/m 8", "ZWAAR", "", "", ""))


def sheets(zwaarte: Rows) -> dict[str, Rows]:
    """The sheets of the example with this conversion table."""
    settings: Rows = (
        ("Sleutel", "Waarde"),
        ("naam", "Voorbeeld"),
        ("kalender", "maand"),
        ("jaar", 2016),
    )
    return {
        "Model": settings,
        "Kenmerken": KENMERKEN,
        "Producten": PRODUCTEN,
        "Tarieven": TARIEVEN,
        "Conversies": CONVERSIES,
        "Zwaarte": zwaarte,
        "Clienten": CLIENTEN,
    }


def write(path: Path, content: Mapping[str, Rows]) -> None:
    """A workbook with one Excel table on each sheet."""
    with xlsxwriter.Workbook(path) as book:
        book.set_properties({"created": datetime(2016, 1, 1)})  # noqa: DTZ001 - the same each time
        day = book.add_format({"num_format": "d-m-yyyy"})
        text = book.add_format({"num_format": "@"})
        bold = book.add_format({"bold": True, "bg_color": "#DDE6F0"})
        for name, rows in content.items():
            sheet = book.add_worksheet(name)
            header, *body = rows
            columns = [{"header": head, "header_format": bold} for head in header]
            place = (0, 0, len(body), len(header) - 1)
            sheet.add_table(*place, {"name": f"tbl{name}", "columns": columns})
            for number, row in enumerate(body, start=1):
                for column, value in enumerate(row):
                    _write(sheet, (number, column), value, {date: day, str: text})
            for column in range(len(header)):
                widest = max(len(str(row[column])) for row in body)
                sheet.set_column(column, column, max(len(str(header[column])), widest) + 2)
            # So that a printed sheet looks as it does on the screen.
            sheet.set_landscape()
            sheet.fit_to_pages(1, 0)
            sheet.hide_gridlines(0)
            sheet.print_row_col_headers()


def _write(
    sheet: xlsxwriter.worksheet.Worksheet,
    at: tuple[int, int],
    value: Content,
    formats: Mapping[type, xlsxwriter.format.Format],
) -> None:
    if isinstance(value, int):
        sheet.write_number(*at, value)
    elif isinstance(value, date):
        midnight = datetime(value.year, value.month, value.day)  # noqa: DTZ001 - a day of a sheet
        sheet.write_datetime(*at, midnight, formats[date])
    elif value:
        sheet.write_string(*at, value, formats[str])
    else:
        sheet.write_blank(*at, "", formats[str])


def example(folder: Path) -> tuple[Path, Path]:
    """The model with a gap and the one in which it is closed."""
    made = folder / "gat.xlsx", folder / "hersteld.xlsx"
    for path, zwaarte in zip(made, (ZWAARTE, HERSTELD), strict=True):
        write(path, sheets(zwaarte))
    return made


def picture(workbook: Path, words: str, target: Path) -> None:
    """The page of a workbook with these words at its begin, cut to what is on it."""
    folder = workbook.parent
    convert = ("soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, workbook)
    _run(*convert)
    pdf = workbook.with_suffix(".pdf")
    number = _page(pdf, words)
    page = ("-f", str(number), "-l", str(number), "-r", "96", "-png", "-singlefile")
    _run("pdftoppm", *page, pdf, folder / "page")
    _cut(folder / "page.png", target)


def _page(pdf: Path, words: str) -> int:
    pages = _run("pdftotext", "-layout", pdf, "-").split("\f")
    begins = [words in " ".join(page.split())[:BEGIN] for page in pages]
    return begins.index(True) + 1


def _run(*command: str | Path) -> str:
    ran = subprocess.run(command, check=True, capture_output=True)  # noqa: S603 - our own words
    return ran.stdout.decode()


def _cut(source: Path, target: Path) -> None:
    from PIL import Image, ImageChops

    with Image.open(source) as opened:
        full = opened.convert("RGB")
    foot = full.crop((0, 0, full.width, int(full.height * 0.94)))
    white = Image.new("RGB", foot.size, "white")
    box = ImageChops.difference(foot, white).getbbox() or (0, 0, *foot.size)
    left, top, right, bottom = box
    edge = 8
    cut = foot.crop((max(left - edge, 0), max(top - edge, 0), right + edge, bottom + edge))
    cut.quantize(64).save(target, optimize=True)


def main() -> None:
    """Makes the pictures of the gap, the suggestion and the repaired table."""
    with tempfile.TemporaryDirectory() as name:
        broken, repaired = example(Path(name))
        copy = broken.with_name("kopie.xlsx")
        api.save_checked(api.checked(broken), copy)
        picture(copy, HEAD[0], BEELD / "gat.png")
        picture(copy, "Voorstel", BEELD / "voorstel.png")
        picture(repaired, HEAD[0], BEELD / "hersteld.png")


if __name__ == "__main__":
    main()

"""Writes the pages of the guide that are made from the code: python docs/build.py.

``bevindingen.md`` comes whole from the catalogue of findings; in ``model-werkboek.md`` the part
between the two marks comes from the row models of the sheets. A test holds the pages equal to what
is written here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from ibcalc.model.catalogue import CATALOGUE, Entry
from ibcalc.workbook.sheets.columns import Column, SheetSpec
from ibcalc.workbook.sheets.rows import MODEL, SETTINGS, SHEETS

DOCS = Path(__file__).parent
BEGIN, END = "<!-- begin: gemaakt uit de code -->", "<!-- einde: gemaakt uit de code -->"
FAMILIES = {
    "BOEK": ("De werkmap", "Over het bestand zelf: kan het gelezen worden, en wat staat erin?"),
    "MOD": ("Het model", "Over de instellingen, kalender, kenmerken, producten en scenario's."),
    "TAR": ("De tarieven", "Over het blad Tarieven."),
    "CNV": ("De conversie", "Over de conversietabellen en wat zij beslissen."),
    "CLI": ("De cliënten", "Over de rijen van het blad Clienten en wat zij kosten."),
    "BUD": ("Het budget", "Over de bladen Budget en Realisatie."),
    "AANL": ("De aanlevering", "Over werkmappen die aanbieders inleveren."),
    "PRIV": ("De privacy", "Over burgerservicenummers, pseudoniemen en kopieën."),
}
INTRODUCTION = """# Bevindingen

<!-- Gemaakt uit de catalogus met: python docs/build.py. Verander deze pagina niet zelf. -->

ibcalc noemt alles wat niet klopt of wat u moet weten in één keer, elk met het bestand, het blad en
de cel. Dezelfde bevinding in één kolom telt ibcalc op: u ziet het aantal en de eerste cellen.

- Een **fout** in het model of de tarieven houdt de berekening tegen. Een fout op een rij van het
  blad Clienten laat die rij weg; het totaal heet dan *niet volledig*.
- Een **waarschuwing** vraagt om een blik: er is gerekend, maar u kunt iets anders bedoeld hebben.
- **Info** vertelt wat ibcalc deed.

Een melding noemt nooit een cliëntnummer, BSN of naam; de cel wijst u de rij. Op deze pagina staat
‹…› waar de melding zelf het woord of getal uit uw werkmap noemt."""


def shown(text: str) -> str:
    """A text of the catalogue with its blanks as ‹name›, on one line of Markdown."""
    filled = re.sub(r"\{(\w+)[^{}]*\}", r"‹\1›", text)
    return re.sub(r"([*<>|])", r"\\\1", filled)


def entry_text(entry: Entry) -> str:
    """The paragraph of one finding."""
    lines = [
        f"### {entry.code} ({entry.severity})",
        f"> {shown(entry.message)}",
        shown(entry.meaning),
        f"**Wat u doet:** {shown(entry.fix)}" if entry.fix else "",
    ]
    return "\n\n".join(filter(None, lines))


def family(entry: Entry) -> str:
    """``"MOD"`` of ``MOD-202``."""
    return entry.code.partition("-")[0]


def findings_page(entries: Iterable[Entry]) -> str:
    """The page of all findings, by family and code."""
    order = list(FAMILIES)
    ranked = sorted(entries, key=lambda entry: (order.index(family(entry)), entry.code))
    parts = [INTRODUCTION]
    for name, members in groupby(ranked, key=family):
        title, about = FAMILIES[name]
        parts += [f"## {title} ({name})", about, *map(entry_text, members)]
    return "\n\n".join(parts) + "\n"


def column_row(column: Column) -> str:
    """One line of a sheet's table."""
    must = "ja" if column.must_fill else "kolom" if column.required else ""
    explained = column.help
    if column.choices:
        explained += f" Keuze: {', '.join(column.choices)}."
    cells = (column.header, must, column.type, explained, ", ".join(column.aliases))
    return f"| {' | '.join(map(shown, cells))} |"


def columns_table(columns: Iterable[Column], first: str) -> str:
    """The columns of a sheet, or the settings of sheet Model, as a table."""
    head = f"| {first} | Verplicht | Soort | Uitleg | Ook goed |\n|---|---|---|---|---|"
    return "\n".join([head, *map(column_row, columns)])


def sheet_text(sheet: SheetSpec) -> str:
    """The paragraph of one sheet."""
    parts = [f"### {sheet.name} (tabel `{sheet.table}`)", sheet.help]
    parts.append(columns_table(sheet.columns, "Kolom"))
    if sheet is MODEL:
        parts += ["De instellingen, elk op een eigen rij:", columns_table(SETTINGS, "Sleutel")]
    return "\n\n".join(parts)


def workbook_page(text: str) -> str:
    """The page of the model workbook with the part between the marks made anew."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    made = "\n\n".join(map(sheet_text, SHEETS))
    return f"{before}{BEGIN}\n\n{made}\n\n{END}{after}"


def pages() -> dict[str, str]:
    """Every page that is made here, whole or in part: file name and text."""
    sheets = (DOCS / "model-werkboek.md").read_text(encoding="utf-8")
    return {
        "bevindingen.md": findings_page(CATALOGUE.values()),
        "model-werkboek.md": workbook_page(sheets),
    }


def main() -> None:
    """Writes the pages that differ."""
    for name, text in pages().items():
        page = DOCS / name
        if not page.exists() or page.read_text(encoding="utf-8") != text:
            page.write_text(text, encoding="utf-8", newline="\n")
            print(f"written: {page.name}")


if __name__ == "__main__":
    main()

"""What a command shows a person: short, aligned Dutch text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ibcalc.front.as_json import numbers_of
from ibcalc.model.bsn import crossed_out
from ibcalc.model.findings import RANK, Finding, Severity
from ibcalc.model.money import euro_text
from ibcalc.model.tariffmodel import TariffModel
from ibcalc.workbook.sheets.cleaning import shown

if TYPE_CHECKING:
    from ibcalc.engine.result import BudgetOutcome, Result

SHOWN_FINDINGS = 2
ALL_FINDINGS = "Alle bevindingen: ibcalc check, of het blad Bevindingen van de uitkomst."
IN_THE_OUTCOME = "Alle bevindingen: het blad Bevindingen van de uitkomst, of de optie --json."
"""Findings shown of each severity; the rest is counted."""

SHOWN_PRODUCTS = 20
NAMES = {
    Severity.FOUT: ("fout", "fouten"),
    Severity.WAARSCHUWING: ("waarschuwing", "waarschuwingen"),
    Severity.INFO: ("mededeling", "mededelingen"),
}
NOT_CALCULATED = "Er is niets berekend: herstel eerst de fouten in het model."

Row = Sequence[str]


def table(rows: Sequence[Row], indent: str = "  ") -> str:
    """Rows in columns: the first column to the left, the others to the right."""
    short = [[shown(_on_one_line(cell)) for cell in row] for row in rows]
    widths = [max(len(cell) for cell in column) for column in zip(*short, strict=True)]
    return "\n".join(indent + _line(row, widths) for row in short)


def _on_one_line(text: str) -> str:
    """A text that came from a cell can't look like lines of our own."""
    return " ".join(text.splitlines())


def _line(row: Row, widths: Sequence[int]) -> str:
    first, *rest = (
        cell.ljust(width) if index == 0 else cell.rjust(width)
        for index, (cell, width) in enumerate(zip(row, widths, strict=True))
    )
    return "  ".join([first, *rest]).rstrip()


def count_text(number: int) -> str:
    """A number of things with Dutch thousands: ``1.234``."""
    return f"{number:,}".replace(",", ".")


def plural(number: int, one: str, more: str) -> str:
    """``1 fout``, ``2 fouten``."""
    return f"{count_text(number)} {one if number == 1 else more}"


def written_text(target: Path) -> str:
    """That a file was written; with crosses for what can be a BSN in its name."""
    return f"Geschreven: {crossed_out(str(target))}"


def model_text(model: TariffModel) -> str:
    """Which model it is, on one line."""
    settings = model.settings
    version = f", versie {settings.versie}" if settings.versie else ""
    return f"{settings.naam or model.file}{version}, kalender {settings.kalender}"


def result_text(result: Result) -> str:
    """A calculation: totals, products, budget and the first findings."""
    parts = [_head(result)]
    if not result.stopped:
        parts += [_summary(result), _products(result), _budget(result.budget)]
    else:
        parts.append(NOT_CALCULATED)
    parts.append(findings_text(result.findings))
    return "\n\n".join(part for part in parts if part)


def _head(result: Result) -> str:
    lines = [f"Model      {model_text(result.model)}"]
    if result.caseload.file:
        rows = plural(result.counts.gelezen, "rij", "rijen")
        lines.append(f"Cliënten   {result.caseload.file}, {rows}")
    if result.scenario:
        lines.append(f"Scenario   {result.scenario}")
    return "\n".join(lines)


def _summary(result: Result) -> str:
    counts = result.counts
    unresolved = count_text(counts.onopgelost)
    rows = [
        ("Totaal", euro_text(result.total)),
        ("Regels", count_text(result.totals.regels)),
        ("Onopgelost", unresolved),
    ]
    text = table(rows, indent="")
    if counts.onopgelost:
        text += (
            f"\nLet op: {plural(counts.onopgelost, 'rij heeft', 'rijen hebben')} geen prijs "
            f"({count_text(counts.handmatig)} handmatig, {count_text(counts.fout)} met een fout) "
            f"en {'zit' if counts.onopgelost == 1 else 'zitten'} niet in het totaal."
        )
    elif not result.complete:
        text += "\nLet op: de uitkomst is onvolledig; zie de bevindingen."
    if result.example_prices:
        text += f"\nLet op: voorbeeldprijzen gebruikt voor {', '.join(result.example_prices)}."
    return text


def _products(result: Result) -> str:
    amounts = result.totals.per_product
    if not amounts:
        return ""
    rows = [(code, euro_text(amount)) for code, amount in _first(amounts)]
    return f"Per product\n{table(rows)}"


def _first(amounts: Mapping[str, int]) -> Iterable[tuple[str, int]]:
    """The first products, and the others as one sum."""
    listed = list(amounts.items())
    yield from listed[:SHOWN_PRODUCTS]
    others = listed[SHOWN_PRODUCTS:]
    if others:
        yield f"{plural(len(others), 'ander', 'andere')}", sum(amount for _, amount in others)


def _budget(posts: Sequence[BudgetOutcome]) -> str:
    if not posts:
        return ""
    rows: list[Row] = [("Budget", "jaar", "budget", "kosten", "verschil", "signaal")]
    rows += [
        (
            post.post,
            str(post.jaar),
            euro_text(post.budget),
            euro_text(post.kosten),
            euro_text(post.verschil),
            post.signaal,
        )
        for post in posts
    ]
    return table(rows, indent="")


def findings_text(
    findings: Sequence[Finding], shown: int = SHOWN_FINDINGS, elsewhere: str = ALL_FINDINGS
) -> str:
    """How many findings there are, and the first ``shown`` of each severity with their repair.

    ``elsewhere`` says where the others stand.
    """
    if not findings:
        return "Geen bevindingen."
    numbers = numbers_of(findings)
    summary = ", ".join(plural(numbers[severity], *NAMES[severity]) for severity in RANK)
    parts = [f"Bevindingen: {summary}"]
    for severity in RANK:
        alike = [finding for finding in findings if finding.severity is severity]
        parts += map(finding_text, alike[:shown])
        rest = sum(finding.count for finding in alike[shown:])
        if rest:
            parts.append(f"  en nog {plural(rest, *NAMES[severity])}")
    if any(part.startswith("  en nog") for part in parts):
        parts.append(elsewhere)
    return "\n".join(parts)


def finding_text(finding: Finding) -> str:
    """A finding on two or three lines: code and place, what was found, how to mend it."""
    head = f"{finding.severity.upper()} {finding.code}"
    where = str(finding.place)
    if where:
        head += f"  {where}"
    if finding.count > 1:
        more = ", ..." if finding.count > len(finding.cells) else ""
        cells = f": {', '.join(finding.cells)}{more}" if finding.cells else ""
        head += f"  ({count_text(finding.count)} keer{cells})"
    lines = (head, f"  {finding.message}", f"  {finding.fix}")
    return "\n".join(f"  {_on_one_line(line)}" for line in lines)

"""``ibcalc dmn``: decision tables of a DMN file into a model workbook, and back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from ibcalc.engine.decide import tables_of
from ibcalc.front import api, console
from ibcalc.front.arguments import DMN_EXPORT, Request, WrongUsage
from ibcalc.front.output import findings_text, plural, written_text
from ibcalc.model.catalogue import finding
from ibcalc.model.findings import Finding, fold, has_fout
from ibcalc.model.names import did_you_mean, normal
from ibcalc.model.place import Place
from ibcalc.model.tariffmodel import TariffModel
from ibcalc.tables.decision import DecisionTable
from ibcalc.tables.dmn import CannotRead, DmnTable, Origin, export, load
from ibcalc.workbook.atomic import refuse_target, replace_whole
from ibcalc.workbook.dmn import model_book, write_model
from ibcalc.workbook.reader.opening import CannotOpen

STILL_TO_DO = (
    "Vul in het model nog de prijzen in (blad Tarieven), en het jaar als dat leeg is (blad Model)."
)
NO_TABLES = "Dit model heeft geen conversietabellen."
NOT_WRITTEN = "Er is geen DMN-bestand geschreven: herstel eerst de fouten in de tabellen."


class Named(Protocol):
    """A table of either kind."""

    @property
    def naam(self) -> str:
        """Its name."""


_AnyTable = TypeVar("_AnyTable", bound=Named)


def run(request: Request) -> int:
    """Import or export; status 1 if there is a fout.

    Raises:
        CannotOpen: the file can't be read, or it has no decision tables.
        CannotWrite: the target is the input or can't be written; then nothing is.
        WrongUsage: there is no table with the asked name.
    """
    target = request.output or Path()
    refuse_target(target, request.inputs)
    if request.verb == DMN_EXPORT:
        return _export(request, target)
    return _import(request, target)


def _import(request: Request, target: Path) -> int:
    try:
        tables = load(request.model)
    except CannotRead as refused:
        raise CannotOpen(refused.finding) from refused
    name = request.model.name
    if not tables:
        raise CannotOpen(finding("CNV-412", Place(name), bestand=name))
    chosen: Sequence[DmnTable] = _chosen(tables, request.table)
    book = model_book(chosen, name)
    write_model(book, target, request.model)
    found = fold([*(one for table in chosen for one in table.findings), *book.findings])
    return _told(found, f"{_written(target, chosen)}\n{STILL_TO_DO}")


def _export(request: Request, target: Path) -> int:
    book = api.load(request.model)
    tables, found = _compiled(book.model, tuple(book.caseload.kenmerken if book.caseload else ()))
    chosen: Sequence[DecisionTable] = _chosen(tables, request.table)
    names = {table.naam for table in chosen}
    told = fold(one for one in found if not request.table or one.place.sheet in names)
    if has_fout(told):
        return _told(told, NOT_WRITTEN)
    settings = book.model.settings
    origin = Origin(settings.naam or request.model.stem, settings.jaren, book.model.producten)
    data = export(chosen, origin)
    replace_whole(target, lambda draft: _write(draft, data), inputs=request.inputs)
    return _told(told, _written(target, chosen))


def _written(target: Path, tables: Sequence[Named]) -> str:
    return f"{written_text(target)} ({plural(len(tables), 'tabel', 'tabellen')})"


def _write(draft: Path, data: bytes) -> None:
    draft.write_bytes(data)


def _compiled(
    model: TariffModel, extra: tuple[str, ...]
) -> tuple[tuple[DecisionTable, ...], tuple[Finding, ...]]:
    return tables_of(model, extra)


def _chosen(tables: Sequence[_AnyTable], naam: str) -> Sequence[_AnyTable]:
    """The table with a name, or all of them.

    Raises:
        WrongUsage: there is none.
    """
    names = [table.naam for table in tables]
    if not names:
        raise WrongUsage(NO_TABLES)
    if not naam:
        return tables
    found = [table for table in tables if normal(table.naam) == normal(naam)]
    if not found:
        hint = did_you_mean(naam, names)
        raise WrongUsage(f"--tabel: deze tabel is er niet.{hint} Er is: {', '.join(names)}.")
    return found


def _told(found: Sequence[Finding], done: str) -> int:
    console.say(done)
    console.say(findings_text(found, shown=len(found)))
    return 1 if has_fout(found) else 0

"""Random caseloads on random models, in which rows meet in every way that rows can meet."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.vendor.pretty import RepresentationPrinter

from ibcalc.model.calendar import KalenderSoort
from ibcalc.model.product import VOLUME_UNITS, Eenheid, Product, ProductSoort
from ibcalc.model.tariffmodel import TariffModel, Wissel
from tests.engine.model_strategies import (
    CODES,
    DAY,
    calendars,
    products_of,
    tables_of,
    tarieven_of,
)
from tests.reference.models import build
from tests.reference.rows import Row
from tests.reference.rules import Rules

EXAMPLES = int(os.environ.get("IBCALC_EXAMPLES", "300"))
"""Examples of each property: 300 by default, thousands with the environment variable."""

THOROUGH = settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)

LIGHT = settings(THOROUGH, max_examples=max(1, EXAMPLES // 3))
"""For properties that calculate the same case more than once."""

CLIENTS = ("C1", "C2", "C3")


@dataclass(frozen=True)
class Case:
    """A model, its conversion tables as plain rules, and a caseload as plain rows."""

    model: TariffModel
    rows: tuple[Row, ...]
    tables: tuple[Rules, ...] = ()

    def _repr_pretty_(self, printer: RepresentationPrinter, _cycle: bool) -> None:
        """How a failing example is shown: the case on a page."""
        printer.text(self.page)

    @property
    def page(self) -> str:
        """The case as text, one thing a line."""
        model, chosen = self.model, self.model.settings
        periods = model.calendar if chosen.kalender is KalenderSoort.TABEL else ()
        return "\n".join(
            [
                f"{chosen.kalender} {chosen.jaren} anker={chosen.anker} wissel={chosen.wissel}",
                *(f"{p.label} {p.jaar} {p.nummer} {p.van}..{p.tot_en_met}" for p in periods),
                *(
                    f"{p.code} {p.soort} {p.familie or '-'} {p.eenheid} {p.toerekening}"
                    f" maximum={p.maximum} eerste_deel={p.eerste_deel}"
                    for p in model.producten
                ),
                *(f"{t.product} {t.vanaf}..{t.tot_en_met}: {t.cent}" for t in model.tarieven),
                *(f"{t.naam} {t.output} anders={t.anders} {t.rules}" for t in self.tables),
                *(f"{number}: {row}" for number, row in enumerate(self.rows)),
            ]
        )


@st.composite
def ranges(
    draw: st.DrawFn, first: date, last: date, earlier: Sequence[Row]
) -> tuple[date, date | None]:
    """A range that often adjoins, follows or overlaps an earlier row."""
    ends: list[date] = [row.tot_en_met for row in earlier if row.tot_en_met is not None]
    anywhere = st.integers(-60, (last - first).days + 20)
    offset: int = draw(st.sampled_from((5, 0, 40, 200, -20)) | anywhere)
    van = first + offset * DAY
    if ends and draw(st.integers(0, 6)) < 6:
        end: date = draw(st.sampled_from(ends))
        van = end + draw(st.sampled_from((1, 1, 1, 2, 5, -3))) * DAY
    if draw(st.integers(0, 9)) == 9:
        return van, None
    length = draw(st.sampled_from((14, 20, 7, 28, 29, 45, 1, 2)) | st.integers(1, 400))
    return van, van + (length - 1) * DAY


@st.composite
def typed_rows(
    draw: st.DrawFn, client: str, products: Sequence[Product], days: tuple[date, date]
) -> list[Row]:
    """Rows of one client that name their product; now and then an opslag typed as its own row."""
    rows: list[Row] = []
    by_code = {product.code: product for product in products}
    aantal = draw(st.sampled_from((1, 1, 1, 2, 3)))
    for _ in range(draw(st.sampled_from((3, 4, 5, 2, 1)))):
        # An opslag that is typed comes below, inside a row of its base.
        bases = [p for p in products if p.soort is not ProductSoort.OPSLAG]
        fresh = [p for p in bases if not rows or p.code != rows[-1].product]
        product = draw(st.sampled_from(fresh or bases))
        van, until = draw(ranges(*days, rows))
        opslag: bool | str | None = None
        if f"{product.code}O" in by_code:
            opslag = draw(st.sampled_from((None, False, True, True, f"{product.code}O")))
        row = Row(
            client,
            van,
            until,
            product.code,
            opslag,
            draw(st.sampled_from((None, "A", "A", "B"))),
            draw(st.sampled_from(("0505", "0505", "0505", "0193"))),
            aantal,
            draw(volumes(product)),
        )
        rows.append(row)
        if f"{product.code}O" in by_code and not opslag and draw(st.integers(0, 2)) == 0:
            rows.append(draw(typed_opslag(row)))
    return rows


@st.composite
def volumes(draw: st.DrawFn, product: Product) -> Decimal | None:
    """A volume for what is counted by volume, sometimes forgotten; none for the others."""
    if product.eenheid not in VOLUME_UNITS or draw(st.integers(0, 9)) == 0:
        return None
    step = Decimal("0.01") if product.eenheid is Eenheid.EURO else Decimal("0.25")
    return draw(st.integers(1, 40_000)) * step


@st.composite
def typed_opslag(draw: st.DrawFn, base: Row) -> Row:
    """The opslag of a row as a row of its own: inside its dates, or just a day too long.

    Often it is at another aanbieder, gemeente or aantal than its base.
    """
    if draw(st.booleans()):
        base = replace(
            base,
            aanbieder=draw(st.sampled_from((None, "A", "B", "C"))),
            gemeente=draw(st.sampled_from(("0505", "0193"))),
            aantal=draw(st.sampled_from((1, 2, 3))),
        )
    if draw(st.integers(0, 4)) == 0:
        outside = None if base.tot_en_met is None else base.tot_en_met + DAY
        return replace(base, product=f"{base.product}O", opslag=None, tot_en_met=outside)
    end = base.tot_en_met or base.van + 90 * DAY
    length = (end - base.van).days
    start = base.van + draw(st.integers(0, length)) * DAY
    last = start + draw(st.integers(0, (end - start).days)) * DAY
    return replace(
        base, product=f"{base.product}O", opslag=None, van=start, tot_en_met=last, volume=None
    )


@st.composite
def converted_rows(draw: st.DrawFn, client: str, days: tuple[date, date]) -> list[Row]:
    """Rows of one client with an old code and class, without a product."""
    rows: list[Row] = []
    for _ in range(draw(st.sampled_from((2, 3, 4, 1)))):
        van, until = draw(ranges(*days, rows))
        klasse = draw(st.none() | st.integers(1, 8).map(Decimal))
        rows.append(
            Row(
                client,
                van,
                until,
                aanbieder=draw(st.sampled_from(("A", "A", "B"))),
                gemeente="0505",
                kenmerken={"code": draw(st.sampled_from(CODES)), "klasse": klasse},
            )
        )
    return rows


@st.composite
def lump_sums(draw: st.DrawFn, days: tuple[date, date]) -> Row:
    """A yearly amount without a client."""
    van, until = draw(ranges(*days, []))
    return Row(None, van, until, "JAAR", aanbieder="A", gemeente="0505")


@st.composite
def cases(draw: st.DrawFn, *, gaps: bool = False) -> Case:
    """A whole random job: model, calendar, tariffs, rules and rows.

    With ``gaps`` some tariffs are missing for a while, and no opslag is typed as its own row.
    """
    kind, years, anchor, periods = draw(calendars())
    products = draw(products_of(kind))
    tables: tuple[Rules, ...] = ()
    if draw(st.booleans()):
        tables = draw(tables_of(products, years))
    model = build(
        products,
        draw(tarieven_of(products, years, gaps=gaps)),
        kalender=kind,
        jaren=years,
        wissel=draw(st.sampled_from(Wissel)),
        tables=tables,
        anker=anchor,
        periods=periods,
    )
    days = (model.calendar[0].van, model.calendar[-1].tot_en_met)
    rows: list[Row] = []
    for client in CLIENTS[: draw(st.sampled_from((2, 3, 1)))]:
        how = draw(st.sampled_from(("typed", "converted", "both"))) if tables else "typed"
        if how != "converted":
            rows += draw(typed_rows(client, products, days))
        if how != "typed":
            rows += draw(converted_rows(client, days))
    if any(product.code == "JAAR" for product in products) and draw(st.booleans()):
        rows.append(draw(lump_sums(days)))
    if gaps:
        rows = [row for row in rows if not _is_opslag(row, products)]
    if draw(st.integers(0, 5)) == 0:
        rows[-1] = replace(rows[-1], faulty=True)
    return Case(model, tuple(draw(st.permutations(rows))), tables)


def _is_opslag(row: Row, products: Sequence[Product]) -> bool:
    return any(p.code == row.product and p.soort is ProductSoort.OPSLAG for p in products)

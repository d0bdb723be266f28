"""The model around exported tables: its name, years and products, which DMN has no place for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TypeVar

from ibcalc.model.product import Bekostiging, Eenheid, Product, ProductSoort, Toerekening
from ibcalc.tables.dmn.document import OWN
from ibcalc.tables.dmn.elements import Element, small_number
from ibcalc.tables.dmn.markup import Node, node

_Word = TypeVar("_Word", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Origin:
    """What a DMN file says of its model. ``years`` are the first and the last, 0 if unknown."""

    name: str = ""
    years: tuple[int, int] = (0, 0)
    products: tuple[Product, ...] = ()


NO_ORIGIN = Origin()


def origin_node(origin: Origin) -> Node | None:
    """The extension element of a file; None if there is nothing to say."""
    spans = {"vanaf": str(origin.years[0]), "tot_en_met": str(origin.years[1])}
    years = node("ibcalc:jaren", **spans) if all(origin.years) else None
    products = [_product_node(product) for product in origin.products]
    return node("extensionElements", years, *products) if years or products else None


def origin_of(root: Element) -> Origin:
    """What the extension element of a file says; what can't be read is left out."""
    extension = root.first("extensionElements")
    own = [child for child in extension.children if child.namespace == OWN] if extension else []
    return Origin(root.get("name"), _years(own), tuple(_products(own)))


def _years(own: Sequence[Element]) -> tuple[int, int]:
    for each in own:
        if each.name == "jaren":
            first, last = (small_number(each.get(name)) for name in ("vanaf", "tot_en_met"))
            return first or 0, last or 0
    return 0, 0


def _products(own: Sequence[Element]) -> Iterator[Product]:
    known: set[str] = set()
    for each in own:
        code = each.get("code")
        if each.name == "product" and code and code not in known:
            known.add(code)
            yield _product(code, each.attributes)


def _product_node(product: Product) -> Node:
    share, maximum = product.eerste_deel, product.maximum
    return node(
        "ibcalc:product",
        code=product.code,
        omschrijving=product.omschrijving,
        soort=product.soort,
        hoort_bij=product.hoort_bij,
        familie=product.familie,
        eenheid=product.eenheid,
        bekostiging=product.bekostiging,
        toerekening=product.toerekening,
        eerste_deel="" if share is None else f"{share:f}",
        maximum_cent="" if maximum is None else str(maximum),
    )


def _product(code: str, given: Mapping[str, str]) -> Product:
    return Product(
        code=code,
        omschrijving=given.get("omschrijving", ""),
        soort=_word(given.get("soort", ""), ProductSoort.BASIS),
        hoort_bij=given.get("hoort_bij", ""),
        familie=given.get("familie", ""),
        eenheid=_word(given.get("eenheid", ""), Eenheid.PERIODE),
        bekostiging=_word(given.get("bekostiging", ""), Bekostiging.OUTPUT),
        toerekening=_word(given.get("toerekening", ""), Toerekening.VOL),
        eerste_deel=_share(given.get("eerste_deel", "")),
        maximum=small_number(given.get("maximum_cent", "")),
    )


def _word(text: str, default: _Word) -> _Word:
    kind = type(default)
    return kind(text) if text in set(kind) else default


def _share(text: str) -> Decimal | None:
    try:
        share = Decimal(text)
    except InvalidOperation:
        return None
    return share if share.is_finite() else None

"""What a chain of tables asks and sets, and which values may be asked of it at all."""

from __future__ import annotations

from collections.abc import Sequence

from ibcalc.model.names import normal
from ibcalc.tables.chains.joint import Joint, base_columns, domain_condition
from ibcalc.tables.pieces.cover import Packing
from ibcalc.tables.rules import RuleSet


def set_by(tables: Sequence[RuleSet]) -> frozenset[str]:
    """Normal names of all that tables set."""
    return frozenset(normal(name) for table in tables for name in table.outputs)


def asked_by(tables: Sequence[RuleSet]) -> frozenset[str]:
    """Normal names of all that tables ask."""
    return frozenset(column.key for table in tables for column in table.columns)


def guards(
    tables: Sequence[RuleSet], joint: Joint, packing: Packing
) -> tuple[tuple[int, int], ...]:
    """For each kenmerk that is asked: its field, and the pieces that its domain allows."""
    allowed: dict[str, int] = {}
    settable = set_by(tables)
    for table in tables:
        for _, column in base_columns(table):
            axis = joint.space.axes[joint.keys.index(column.key)]
            whole = column.key in settable
            mask = axis.full if whole else axis.mask(domain_condition(column.kenmerk))
            leeg = axis.full ^ (axis.full >> 1) if axis.leeg else 0
            mask = mask & ~leeg if column.kenmerk.verplicht else mask | leeg
            allowed[column.key] = allowed.get(column.key, axis.full) & mask
    fields = list(packing.fields.values())
    offsets = packing.offsets
    places = {key: at for at, key in enumerate(joint.keys)}
    return tuple(
        (fields[places[key]], mask << offsets[places[key]]) for key, mask in allowed.items()
    )

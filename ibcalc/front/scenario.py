"""The scenario that a request names, by the names in the model."""

from __future__ import annotations

from ibcalc.front.arguments import WrongUsage
from ibcalc.model.names import normal
from ibcalc.model.tariffmodel import TariffModel


def known_scenario(name: str, model: TariffModel) -> str:
    """The name as the model writes it; empty for none.

    Raises:
        WrongUsage: the model has no such scenario; the sentence names those it has.
    """
    if not name:
        return ""
    known = {normal(line.scenario): line.scenario for line in model.scenarios}
    if normal(name) in known:
        return known[normal(name)]
    names = ", ".join(known.values())
    have = f"Het model heeft: {names}." if names else "Het model heeft geen scenario's."
    raise WrongUsage(f"--scenario: dit scenario staat niet in het model. {have}")

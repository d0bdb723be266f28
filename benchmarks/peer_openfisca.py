"""OpenFisca-Core, in the way its documentation teaches: an entity, dated parameters, a formula.

It knows months, not four-week periods, and computes in floats: so it does the small job only.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Generic, SupportsFloat, TypeVar

import numpy as np
from numpy.typing import NDArray
from openfisca_core.entities import build_entity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit, Period
from openfisca_core.simulations import Simulation, SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

from benchmarks.job import Job
from benchmarks.peer import Answer, Peer, digest

Euros = NDArray[np.float64] | NDArray[np.float32]
Columns = dict[str, NDArray[np.generic]]
Situation = dict[str, dict[str, dict[str, dict[str, object]]]]
Inputs = TypeVar("Inputs", Columns, Situation)
EPOCH = date(1970, 1, 1).toordinal()

PERSON = build_entity(key="client", plural="clients", label="Client", is_person=True)


class van(Variable):  # noqa: N801
    """The first day; OpenFisca names a variable by its class."""

    value_type, entity, definition_period = date, PERSON, DateUnit.ETERNITY
    label = "Van"


class tot_en_met(Variable):  # noqa: N801
    """The last day."""

    value_type, entity, definition_period = date, PERSON, DateUnit.ETERNITY
    label = "T/m"


class aantal(Variable):  # noqa: N801
    """Identical clients in one row."""

    value_type, entity, definition_period = int, PERSON, DateUnit.ETERNITY
    label = "Aantal"


class kosten(Variable):  # noqa: N801
    """The tariff of a month for the active days of its real days, in whole cents."""

    value_type, entity, definition_period = float, PERSON, DateUnit.MONTH
    label = "Kosten"

    def formula(  # noqa: D102
        client: Callable[[str, Period], NDArray[np.generic]],  # noqa: N805
        period: Period,
        parameters: Callable[[Period], ParameterNode],
    ) -> Euros:
        first = np.maximum(client("van", period), np.datetime64(str(period.start)))
        last = np.minimum(client("tot_en_met", period), np.datetime64(str(period.stop)))
        days = np.maximum((last - first).astype(int) + 1, 0)
        part = days / period.size_in_days
        euros: Euros = np.round(parameters(period).tarief * part, 2) * client("aantal", period)
        return euros


@dataclass(frozen=True, slots=True)
class Given(Generic[Inputs]):
    """The system, and the caseload as OpenFisca wants it."""

    system: TaxBenefitSystem
    inputs: Inputs


@dataclass(frozen=True, slots=True)
class Sums:
    """Euros by index in each direction."""

    period: Euros
    aanbieder: Euros
    gemeente: Euros
    client: Euros


def _system(job: Job, floats: type[np.floating]) -> TaxBenefitSystem:
    system = TaxBenefitSystem([PERSON])
    system.add_variables(van, tot_en_met, aantal, kosten)
    values = {each.vanaf.isoformat(): each.cent / 100 for each in job.model.tarieven[:2]}
    system.parameters = ParameterNode("", data={"tarief": {"values": values}})
    system.get_variable("kosten").dtype = floats
    return system


def _situation(job: Job) -> Given[Situation]:
    """A description of every client by name, as in the guide and in the web service."""
    caseload = job.caseload
    clients: dict[str, dict[str, dict[str, object]]] = {
        caseload.client.text(row): {
            "van": {"ETERNITY": _text(caseload.van[row])},
            "tot_en_met": {"ETERNITY": _text(caseload.tot_en_met[row])},
            "aantal": {"ETERNITY": int(caseload.aantal[row])},
        }
        for row in range(job.clients)
    }
    return Given(_system(job, np.float32), {"clients": clients})


def _text(number: int) -> str:
    return date.fromordinal(int(number)).isoformat()


def _of_situation(job: Job, given: Given[Situation]) -> Sums:
    return _sums(job, SimulationBuilder().build_from_entities(given.system, given.inputs))


def _columns(job: Job, *, floats: type[np.floating]) -> Given[Columns]:
    """Whole columns, as for a survey."""
    caseload = job.caseload
    inputs = {
        "van": _dates(caseload.van),
        "tot_en_met": _dates(caseload.tot_en_met),
        "aantal": caseload.aantal,
    }
    return Given(_system(job, floats), inputs)


def _dates(numbers: NDArray[np.int32]) -> NDArray[np.datetime64]:
    return (numbers - EPOCH).astype("datetime64[D]")


def _of_columns(job: Job, given: Given[Columns]) -> Sums:
    builder = SimulationBuilder()
    simulation = builder.build_default_simulation(given.system, count=job.clients)
    for name, values in given.inputs.items():
        simulation.set_input(name, DateUnit.ETERNITY, values)
    return _sums(job, simulation)


def _sums(job: Job, simulation: Simulation) -> Sums:
    months = [simulation.calculate("kosten", period.label) for period in job.model.calendar]
    clients, caseload = np.sum(months, axis=0), job.caseload
    return Sums(
        np.array([month.sum() for month in months]),
        _by(caseload.aanbieder.codes, clients),
        _by(caseload.gemeente.codes, clients),
        clients,
    )


def _by(codes: NDArray[np.int32], euros: Euros) -> Euros:
    found: Euros = np.bincount(codes, euros)[1:].astype(np.float64)
    return found


def _answer(job: Job, sums: Sums) -> Answer:
    """Euros back to cents, as late as they can be; this peer makes no lines."""
    del job
    total = _cents(sums.client.sum())
    return Answer(
        total,
        None,
        (total, 0),
        tuple(_cents(euros) for euros in sums.period),
        tuple(_cents(euros) for euros in sums.aanbieder),
        tuple(_cents(euros) for euros in sums.gemeente),
        digest(np.round(sums.client * 100).astype(np.int64)),
    )


def _cents(euros: SupportsFloat) -> int:
    return round(float(euros) * 100)


BY_NAME = Peer(_situation, _of_situation, _answer)
"""As the guide begins; OpenFisca keeps floats of 32 bits."""

BY_COLUMN = Peer(partial(_columns, floats=np.float32), _of_columns, _answer)
"""As the guide does a whole population."""

BY_COLUMN_64 = Peer(partial(_columns, floats=np.float64), _of_columns, _answer)
"""The same with its results kept in 64 bits, which takes a hand inside."""

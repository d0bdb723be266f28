"""The one JSON object that ``--json`` prints (design.md section 5). Amounts are whole cents."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING

from ibcalc.model.findings import RANK, Finding
from ibcalc.model.kenmerk import Value
from ibcalc.model.tariffmodel import TariffModel
from ibcalc.tables.language.literals import value_text

if TYPE_CHECKING:
    from ibcalc.engine.result import BudgetOutcome, Result

JsonObject = dict[str, object]


def text_of(content: Mapping[str, object]) -> str:
    """An object as text, one key a line, so that a long one can be read and compared."""
    lines = (f" {_compact(key)}: {_compact(value)}" for key, value in content.items())
    return "{\n" + ",\n".join(lines) + "\n}"


def _compact(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def result_object(result: Result) -> str:
    """A calculation: the contract's keys first, then what else is known."""
    totals, counts = result.totals, result.counts
    return text_of(
        {
            "model": model_of(result.model),
            "complete": result.complete,
            "totaal_cent": totals.totaal,
            "regels": totals.regels,
            "onopgelost": counts.onopgelost,
            "per_product": dict(totals.per_product),
            "per_aanbieder": dict(totals.per_aanbieder),
            "per_gemeente": dict(totals.per_gemeente),
            "per_periode": dict(totals.per_periode),
            "per_client": dict(totals.per_client),
            "budget": [_budget(post) for post in result.budget],
            "bevindingen": [finding_of(finding) for finding in result.findings],
            "aantallen": numbers_of(result.findings),
            "rijen": {
                "gelezen": counts.gelezen,
                "geprijsd": counts.geprijsd,
                "omgezet": counts.omgezet,
                "handmatig": counts.handmatig,
                "fout": counts.fout,
                "zonder_regel": counts.zonder_regel,
            },
            "scenario": result.scenario,
            "voorbeeldprijzen": list(result.example_prices),
        }
    )


def findings_object(model: TariffModel, findings: Iterable[Finding]) -> str:
    """What ``check`` found."""
    listed = list(findings)
    return text_of(
        {
            "model": model_of(model),
            "bevindingen": [finding_of(finding) for finding in listed],
            "aantallen": numbers_of(listed),
        }
    )


def refusal_object(finding: Finding) -> str:
    """A file that can't be opened or written: no totals, so that none can be taken for true."""
    return text_of({"complete": False, "bevindingen": [finding_of(finding)]})


def model_of(model: TariffModel) -> JsonObject:
    """Which model it is."""
    settings = model.settings
    return {"naam": settings.naam, "versie": settings.versie, "kalender": str(settings.kalender)}


def finding_of(finding: Finding) -> JsonObject:
    """One finding; ``cellen`` are the first cells of those that were folded into it."""
    place = finding.place
    weight: JsonObject = {}
    if finding.clients is not None:
        weight = {"clienten": finding.clients, "cent_per_periode": finding.cents}
    return {
        "code": finding.code,
        "ernst": str(finding.severity),
        "bestand": place.file,
        "blad": place.shown_sheet,
        "cel": place.cell,
        "melding": finding.message,
        "herstel": finding.fix,
        "aantal": finding.count,
        "cellen": list(finding.cells),
        "getuige": witness_of(finding.witness),
        "rijen": list(finding.rows),
        **weight,
    }


def witness_of(pairs: Iterable[tuple[str, Value]]) -> JsonObject:
    """Kenmerk -> value as a sheet holds it: a number, else the text that is typed; leeg is null."""
    return {naam: _typed(value) for naam, value in pairs}


def _typed(value: Value) -> object:
    if value is None:
        return None
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value_text(value)


def numbers_of(findings: Iterable[Finding]) -> dict[str, int]:
    """How many findings there are of each severity, folded ones counted in full."""
    counted: Counter[str] = Counter()
    for finding in findings:
        counted[finding.severity] += finding.count
    return {str(severity): counted[severity] for severity in RANK}


def _budget(post: BudgetOutcome) -> JsonObject:
    return {
        "post": post.post,
        "jaar": post.jaar,
        "grondslag_cent": post.grondslag,
        "budget_cent": post.budget,
        "kosten_cent": post.kosten,
        "verschil_cent": post.verschil,
        "verwacht_cent": post.verwacht,
        "groei": str(post.groei),
        "indexatie": str(post.indexatie),
        "korting": str(post.korting),
        "signaal": post.signaal,
    }

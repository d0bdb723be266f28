"""The one JSON object that ``compare --json`` prints. Amounts are whole cents."""

from __future__ import annotations

from ibcalc.engine.comparison.compared import Compared, Region, SidedFinding
from ibcalc.engine.comparison.money import AanbiederShift, Move, Moved, Shift
from ibcalc.engine.comparison.settings import SettingChange
from ibcalc.engine.comparison.tariffs import TariffChange
from ibcalc.engine.comparison.words import percent_text, rows_text
from ibcalc.front.as_json import (
    JsonObject,
    finding_of,
    model_of,
    numbers_of,
    text_of,
    witness_of,
)
from ibcalc.model.cell import dutch_date
from ibcalc.model.product import Tarief
from ibcalc.tables.chains.chain import Told


def compared_object(compared: Compared) -> str:
    """A comparison; what only clients can tell is empty or null without them."""
    shifted = compared.moved
    return text_of(
        {
            "oud": model_of(compared.old.model),
            "nieuw": model_of(compared.new.model),
            "gelijk": compared.equal,
            "bewezen": compared.proven,
            "verschillen": [_region(region) for region in compared.regions],
            "tarieven": [_tariff(change) for change in compared.tariffs],
            "instellingen": [_setting(change) for change in compared.settings],
            **_moved(shifted),
            "bevindingen": [_finding(sided) for sided in compared.findings],
            "aantallen": numbers_of(sided.finding for sided in compared.findings),
        }
    )


def _region(region: Region) -> JsonObject:
    change, weight = region.change, region.weight
    return {
        "gebied": change.words,
        "getuige": witness_of(change.witness.items()),
        "oud": _told(change.old),
        "nieuw": _told(change.new),
        "rijen_oud": list(rows_text(change.old_rows)),
        "rijen_nieuw": list(rows_text(change.new_rows)),
        "clienten": weight.clienten if weight else None,
        "cent_per_periode": weight.each_period if weight else None,
        "rijen": weight.rijen if weight else None,
        **(_shift(weight.shift) if weight else {}),
        "per_periode": dict(weight.per_periode) if weight else {},
    }


def _told(told: Told) -> JsonObject:
    return {
        "uitkomst": told.outcome,
        "product": told.product,
        "opslag": "ja" if told.opslag else "nee",
        "componenten": list(told.components),
        "tekst": told.words,
    }


def _tariff(change: TariffChange) -> JsonObject:
    return {
        "product": change.product,
        "van_periode": change.van_periode,
        "tot_en_met_periode": change.tot_en_met_periode,
        "van": dutch_date(change.van),
        "tot_en_met": dutch_date(change.tot_en_met),
        "oud_cent": change.oud.cent if change.oud else None,
        "nieuw_cent": change.nieuw.cent if change.nieuw else None,
        "verschil_cent": change.verschil,
        "procent": percent_text(change) or None,
        "soort_prijs_oud": _soort(change.oud),
        "soort_prijs_nieuw": _soort(change.nieuw),
        "cel_oud": change.oud.place.in_sheet if change.oud else "",
        "cel_nieuw": change.nieuw.place.in_sheet if change.nieuw else "",
    }


def _soort(tarief: Tarief | None) -> str | None:
    return None if tarief is None else str(tarief.soort_prijs)


def _setting(change: SettingChange) -> JsonObject:
    return {
        "blad": change.blad,
        "onderwerp": change.onderwerp,
        "wat": change.wat,
        "oud": change.oud,
        "nieuw": change.nieuw,
        "telt": change.matters,
        "cel_oud": change.place_old.in_sheet,
        "cel_nieuw": change.place_new.in_sheet,
    }


def _shift(shift: Shift) -> dict[str, int]:
    return {"oud_cent": shift.oud, "nieuw_cent": shift.nieuw, "verschil_cent": shift.verschil}


def _moved(shifted: Moved | None) -> JsonObject:
    if shifted is None:
        return {
            "per_periode": {},
            "per_aanbieder": {},
            "per_product": {},
            "overgangen": [],
            "clienten": {},
        }
    return {
        "per_periode": {label: _shift(shift) for label, shift in shifted.per_periode.items()},
        "per_aanbieder": {name: _aanbieder(one) for name, one in shifted.per_aanbieder.items()},
        "per_product": {code: _shift(shift) for code, shift in shifted.per_product.items()},
        "overgangen": [_move(move) for move in shifted.moves],
        "clienten": _clients(shifted),
    }


def _aanbieder(one: AanbiederShift) -> JsonObject:
    return {
        **_shift(one.shift),
        "clienten_meer": one.clienten_meer,
        "clienten_minder": one.clienten_minder,
        "meer_cent": one.meer,
        "minder_cent": one.minder,
    }


def _move(move: Move) -> JsonObject:
    return {
        "van": move.van,
        "naar": move.naar,
        "clienten": move.clienten,
        "rijen": move.rijen,
        **_shift(move.shift),
    }


def _clients(shifted: Moved) -> JsonObject:
    counts = shifted.clients
    return {
        "totaal": counts.totaal,
        "rijen": shifted.rijen,
        "veranderd": counts.veranderd,
        "duurder": counts.duurder,
        "goedkoper": counts.goedkoper,
        "ander_product": counts.ander_product,
        "wordt_handmatig": counts.wordt_handmatig,
        "wordt_onopgelost": counts.wordt_onopgelost,
        "wordt_opgelost": counts.wordt_opgelost,
        "in_gebieden": shifted.in_regions.clienten,
        **_shift(shifted.total),
        "cent_per_periode": shifted.each_period,
        "perioden": shifted.periods,
        "buiten_gebieden": _shift(shifted.elsewhere),
        "verliest_prijs": {
            "rijen": counts.verliest_prijs.rijen, "oud_cent": counts.verliest_prijs.cents,
        },
        "krijgt_prijs": {
            "rijen": counts.krijgt_prijs.rijen, "nieuw_cent": counts.krijgt_prijs.cents,
        },
    }  # fmt: skip


def _finding(sided: SidedFinding) -> JsonObject:
    return {**finding_of(sided.finding), "model": str(sided.side)}

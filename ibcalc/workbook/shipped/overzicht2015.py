"""What was delivered and paid in 2015, as the business case prints it.

Source: domain.md 000, Volumes 2015 (business case line 44). Overzicht 1 is without beschermd
wonen (BW), overzicht 2 with it; they differ in H300 and H153 alone. Both printed totals are one
euro lower than the sum of their lines, because the lines were rounded.
"""

from __future__ import annotations

from dataclasses import dataclass

CODE_NACHT = "H132"
OVERZICHT_1 = "1 (exclusief BW)"
OVERZICHT_2 = "2 (inclusief BW)"


@dataclass(frozen=True, slots=True)
class Prestatie:
    """One line: whole hours (or dagdelen) and whole euros, for both overviews."""

    code: str
    naam: str
    uren: int
    omzet: int
    uren_met_bw: int
    omzet_met_bw: int
    dagdelen: int = 0


def _same(code: str, naam: str, uren: int, omzet: int, dagdelen: int = 0) -> Prestatie:
    return Prestatie(code, naam, uren, omzet, uren, omzet, dagdelen)


PRESTATIES = (
    _same("H126", "Begeleiding bij ADL", 10_312, 381_757),
    _same("H127", "Begeleiding bij ADL, extra", 475, 17_981),
    _same(CODE_NACHT, "Nachtverzorging", 0, 1_264, dagdelen=20),
    Prestatie("H300", "Begeleiding", 105_698, 4_839_659, 113_420, 5_226_948),
    _same("H150", "Begeleiding extra", 14_378, 623_831),
    _same("H152", "Begeleiding speciaal 1 (nah)", 5_650, 310_819),
    Prestatie("H153", "Gespecialiseerde begeleiding (psy)", 21_616, 1_487_862, 29_525, 2_098_223),
    _same("02015", "Gespecialiseerde begeleiding ZG", 1_350, 95_373),
    _same("02016", "Revaliderende begeleiding ZG", 89, 6_230),
    _same("02017", "Begeleidersvoorziening doofblinden", 92, 0),
)
CODES = tuple(prestatie.code for prestatie in PRESTATIES)

UREN_TOTAAL, OMZET_TOTAAL = 159_660, 7_764_775
UREN_TOTAAL_MET_BW, OMZET_TOTAAL_MET_BW = 175_291, 8_762_425

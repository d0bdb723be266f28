"""The smallest sheets that give each finding about sheets: code -> sheets, or one table."""

from __future__ import annotations

from tests.workbook.sheetbook import PRODUCTEN, SHEETS, TARIEVEN

HEAD = "| Client | Aanbieder | Gemeente | Code | Klasse | Product | Opslag | Van | T/m |"


def product(code: str = "IB9", **cells: str) -> str:
    """Sheet Producten with one product more."""
    standard = {
        "soort": "basis", "hoort_bij": "", "eenheid": "periode", "toerekening": "vol",
        "eerste": "", "maximum": "",
    }  # fmt: skip
    c = standard | cells
    lines = PRODUCTEN.strip().splitlines()
    lines[0] += " Eerste deel % | Maximum |"
    row = (
        f"| {code} | Extra | {c['soort']} | {c['hoort_bij']} | | {c['eenheid']} | output "
        f"| {c['toerekening']} | {c['eerste']} | {c['maximum']} |"
    )
    return "\n".join([*lines, row])


def tarief(row: str) -> str:
    """Sheet Tarieven with one row more."""
    return TARIEVEN + row


def settings(**rows: str) -> str:
    """Sheet Model with these settings."""
    lines = [f"| {key} | {value} |" for key, value in rows.items()]
    return "\n".join(["| Sleutel | Waarde |", *lines])


def kenmerk(row: str) -> str:
    return f"| Kenmerk | Soort | Waarden |\n| {row} |"


def conversies(*rows: str) -> str:
    return "\n".join(["| Volgorde | Tabel | Treffer |", *(f"| {row} |" for row in rows)])


def periods(*rows: str) -> str:
    return "\n".join(["| Periode | Van | T/m | Jaar |", *(f"| {row} |" for row in rows)])


def scenario(row: str) -> str:
    return f"| Scenario | Wat | Product | Bewerking | Waarde |\n| {row} |"


def budget(*rows: str) -> str:
    head = "| Jaar | Post | Grondslag | Korting % | Producten | Gemeenten |"
    return "\n".join([head, *(f"| {row} |" for row in rows)])


def realisatie(*rows: str) -> str:
    head = "| Overzicht | Jaar | Code | Uren | Dagdelen | Omzet |"
    return "\n".join([head, *(f"| O1 | 2015 | {row} |" for row in rows)])


def clients(row: str, head: str = HEAD) -> str:
    return f"{head}\n{row}"


TABEL = "| ALS Klasse | DAN Product |\n| 1-2 | IB1 |"

MODELS: dict[str, dict[str, str]] = {
    "MOD-101": {"Kenmerken": "Dit blad is nog leeg"},
    "MOD-102": {"Model": "", "Instellingen": SHEETS["Model"]},
    "MOD-103": {"Model": "", "Blad1": SHEETS["Model"], "Blad2": SHEETS["Model"]},
    "MOD-104": {"Kenmerken": "| Kenmerk | Toelichting |\n| Klasse | x |"},
    "MOD-105": {"Kenmerken": "| Kenmerk | Soort | soort |\n| Klasse | code | code |"},
    "MOD-106": {"Kenmerken": "| Kenmerk | Soort | Waarden oud |\n| Klasse | code | |"},
    "MOD-107": {"Kenmerken": "| Kenmerk | Soort | Mijn kolom |\n| Klasse | code | |"},
    "MOD-109": {"Tarieven": tarief("| Bron: de gemeente |")},
    "MOD-111": {"Tarieven": tarief("| IB1 | `e#N/A` | | 1 |")},
    "MOD-112": {"Tarieven": tarief("| IB1 | `f` | | 1 |")},
    "MOD-113": {"Tarieven": tarief("| IB1 | | | 1 |")},
    "MOD-114": {"Tarieven": tarief("| IB1 | gisteren | | 1 |")},
    "MOD-115": {"Tarieven": tarief("| IB1 | 1-1-2017 | | veel |")},
    "MOD-116": {"Budget": budget("2016,5 | Zorg | 100 | | |")},
    "MOD-117": {"Tarieven": tarief("| IB1 | 1-1-2017 | | 1,234 |")},
    "MOD-118": {"Kenmerken": "| Kenmerk | Soort | Verplicht |\n| Klasse | code | soms |"},
    "MOD-119": {"Kenmerken": kenmerk("Klasse | getallen |")},
    "MOD-120": {"Tarieven": tarief("| IB1 | `n42736` | | 1 |")},
    "MOD-121": {"Budget": budget("2016 | Zorg | 100 | `n0.25` | |")},
    "MOD-122": {"Budget": budget("2016 | Zorg | 100 | | | `n505`")},
    "MOD-123": {"Tarieven": tarief("| ib1 | 1-1-2017 | | 1 |")},
    "MOD-124": {"Tarieven": tarief("| IB1 | 1-1-2017 | | `d42370` |")},
    "MOD-125": {"Tarieven": tarief("| IB1 | 1-1-2017 | | 12.50 |")},
    "MOD-127": {"Tarieven": tarief("| IB1 | 1 jan 2017 | | 1 |")},
    "MOD-128": {"Tarieven": tarief("| IB1 | 1-1-2017 | | 1 234,50 |")},
    "MOD-129": {"Tarieven": tarief("| IB1 | 1-1-2017 | | `p0.25` |")},
    "MOD-138": {"Tarieven": tarief("| `sIB1 ` | 1-1-2017 | | 1 |")},
    "MOD-154": {
        "Producten": product("7") + "\n" + product("07").splitlines()[-1],
        "Tarieven": tarief("| `n7` | 1-1-2017 | | 1 |"),
    },
    "MOD-155": {"Tarieven": tarief("| IB1 | `s ` | | 1 |")},
    "MOD-160": {"Tarieven": tarief("| IB1 | 1-1-2016 | `s ` | 1 |")},
    "MOD-156": {
        "Tarieven": "| Product | Vanaf | T/m | |\n| | | | Tarief |\n| IB1 | 1-1-2016 | | 1 |"
    },
    "MOD-157": {"Kenmerken": "| Kenmerk | Soort | Waardes |\n| Klasse | code | |"},
    "MOD-158": {"Tarieven": tarief("| Product | Vanaf | T/m | Tarief |\n| IB1 | 1-1-2017 | | 1 |")},
    "MOD-159": {"Kenmerken": "| Kenmerk | Soort | Soort |\n| Klasse | code | |"},
    "MOD-126": {
        "Toetsen": "| Toets | Client | Product | Van | Bedrag per periode |\n"
        "| t | T1 | IB1 | 1-1-2016 | veel |"
    },
    "MOD-131": {"Model": settings(jaar="2016", kalnder="iso")},
    "MOD-132": {"Model": settings(jaar="2016", **{"Jaar ": "2017"})},
    "MOD-133": {"Model": settings(jaar="volgend jaar")},
    "MOD-134": {"Model": settings(naam="Proef")},
    "MOD-135": {"Model": settings(jaar="2016", kalender="doorlopend")},
    "MOD-136": {"Model": settings(jaar="2016", anker="4-1-2016")},
    "MOD-137": {"Model": settings(jaar="`d2016`")},
    "MOD-201": {"Model": settings(kalender="tabel")},
    "MOD-202": {
        "Model": settings(kalender="tabel"),
        "Kalender": periods("A | 1-1-2016 | 31-1-2016 |", "B | 2-2-2016 | 31-12-2016 |"),
    },
    "MOD-203": {
        "Model": settings(kalender="tabel"),
        "Kalender": periods("A | 1-1-2016 | 31-1-2016 |", "B | 31-1-2016 | 31-12-2016 |"),
    },
    "MOD-204": {
        "Model": settings(kalender="tabel"),
        "Kalender": periods("A | 1-2-2016 | 1-1-2016 |"),
    },
    "MOD-205": {
        "Model": settings(kalender="tabel"),
        "Kalender": periods("A | 1-1-2016 | 31-1-2016 |", "A | 1-2-2016 | 31-12-2016 |"),
    },
    "MOD-206": {"Kalender": periods("2016-P01 | 1-1-2016 | 30-1-2016 |")},
    "MOD-207": {"Model": settings(jaar="2016", perioden_per_jaar="12")},
    "MOD-208": {"Model": settings(jaar="2016", kalender="doorlopend", anker="4-1-2016")},
    "MOD-209": {
        "Model": settings(kalender="tabel", jaar="2016"),
        "Kalender": periods("A | 1-1-2016 | 31-1-2016 |"),
    },
    "MOD-210": {"Model": settings(jaar="2016", kalender="iso")},
    "MOD-211": {"Model": settings(jaar="2016", perioden_per_jaar="0")},
    "MOD-212": {"Model": settings(jaar="2016", kalender="doorlopend", anker="2-1-2017")},
    "MOD-301": {"Producten": product("IB1")},
    "MOD-302": {"Producten": product(soort="opslag", hoort_bij="IB7")},
    "MOD-303": {"Producten": product(soort="opslag")},
    "MOD-304": {"Producten": product(soort="opslag", hoort_bij="VAST")},
    "MOD-305": {"Producten": product(soort="opslag", hoort_bij="IB1")},
    "MOD-306": {"Producten": product(eenheid="week")},
    "MOD-307": {"Producten": product(eenheid="maand")},
    "MOD-308": {
        "Model": settings(kalender="tabel"),
        "Kalender": periods("A | 1-1-2016 | 14-1-2016 |", "B | 15-1-2016 | 31-12-2016 |"),
        "Producten": product(toerekening="midden"),
    },
    "MOD-309": {"Producten": product(eenheid="traject", eerste="120")},
    "MOD-310": {"Producten": product(eenheid="traject")},
    "MOD-311": {"Producten": product(eerste="70")},
    "MOD-312": {"Producten": product(hoort_bij="IB1")},
    "MOD-313": {"Producten": product(maximum="-1")},
    "MOD-314": {"Producten": product("Handmatig")},
    "MOD-401": {"Kenmerken": kenmerk("Klasse | code |") + "\n| klasse | code |"},
    "MOD-402": {"Kenmerken": kenmerk("Klasse | geheel | een tot acht")},
    "MOD-403": {"Kenmerken": kenmerk("Klasse | geheel | `d42583`")},
    "MOD-404": {"Kenmerken": kenmerk("Klasse | geheel | 1; 2; 1")},
    "MOD-405": {"Kenmerken": kenmerk("Klasse | code | licht; Leeg")},
    "MOD-411": {"Conversies": conversies("1 | Rijj | uniek"), "Rij": TABEL},
    "MOD-412": {"Conversies": conversies("1 | Rij | uniek", "2 | rij | uniek"), "Rij": TABEL},
    "MOD-413": {
        "Conversies": conversies("1 | Rij | uniek", "1 | Rij2 | uniek"),
        "Rij": TABEL,
        "Rij2": TABEL,
    },
    "MOD-414": {"Rij": TABEL},
    "MOD-415": {"Conversies": conversies("1 | Rij | uniek"), "Rij": "| Klasse | Product |"},
    "MOD-421": {"Scenario's": scenario("Duur | tarief | IB7 | % | 10")},
    "MOD-422": {"Scenario's": scenario("Anders | conversie | Rij | = | Rij2")},
    "MOD-425": {"Scenario's": scenario("Anders | conversie | Rij | = | Rij2")},
    "MOD-423": {"Scenario's": scenario("Duur | tarief | IB1 | % | tien")},
    "MOD-424": {"Scenario's": scenario("Anders | conversie | Rij | % | Rij2")},
    "MOD-431": {"Realisatie": realisatie("H300 | | | 100", "totaal | | | 99")},
    "MOD-432": {"Realisatie": realisatie("H300 | | | 100", "totaal | | | 98,99")},
    "MOD-433": {"Realisatie": realisatie("H300 | 10 | | 100", "totaal | 9 | | 100")},
    "MOD-434": {"Realisatie": realisatie("H300 | | | 1", "totaal | | | 1", "Totaal | | | 1")},
    "MOD-441": {
        "Toetsen": "| Toets | Client | Product | Van | Verwacht product |\n"
        "| t | T1 | IB1 | 1-1-2016 | IB2 |"
    },
    "TAR-101": {"Tarieven": tarief("| IB7 | 1-1-2016 | | 1 |")},
    "TAR-102": {"Tarieven": tarief("| IB1 | 31-12-2016 | | 1 |")},
    "TAR-103": {"Producten": product()},
    "TAR-104": {
        "Model": settings(jaar="2016-2017"),
        "Tarieven": tarief("| IB1 | 2-1-2017 | | 1 |"),
    },
    "TAR-105": {"Tarieven": tarief("| IB1 | 1-1-2017 | | 1 |")},
    "TAR-106": {"Tarieven": tarief("| IB1 | 2-1-2017 | 1-1-2017 | 1 |")},
    "TAR-107": {"Tarieven": tarief("| IB1 | 1-1-2017 | | -1 |")},
    "TAR-108": {"Tarieven": tarief("| IB1 | 1-1-2017 | | € - |")},
    "TAR-109": {"Model": settings(jaar="2016-2017")},
    "BUD-101": {"Budget": budget("2016 | Zorg | 100 | | IB7 |")},
    "BUD-102": {"Budget": budget("2016 | Zorg | 100 | | | Dordrecht")},
    "BUD-103": {"Budget": budget("2016 | Zorg | 100 | 250 | |")},
    "BUD-104": {"Budget": budget("2018 | Zorg | 100 | | |")},
    "BUD-105": {"Budget": budget("2016 | Zorg | 100 | | |", "2016 | zorg | 100 | | |")},
    "BUD-106": {"Budget": budget("2016 | Zorg | | | |")},
}

BSN = "123456782"

CASELOADS: dict[str, str] = {
    "CLI-101": "Nog in te vullen",
    "CLI-104": clients("| A | 1-1-2016 |", "| Client | Product |"),
    "CLI-105": clients("| A | 1-1-2016 | 1-1-2016 |", "| Client | Van | van |"),
    "CLI-106": clients("| A | 1-1-2016 | |", "| Client | Van | Product oud |"),
    "CLI-109": clients("| A | | | | | IB1 | | 1-1-2016 | |\n| Bron: de gemeente |"),
    "CLI-111": clients("| A | | | | | IB1 | | `e#REF!` | |"),
    "CLI-112": clients("| A | | | | | IB1 | | `f` | |"),
    "CLI-113": clients("| A | | | | | IB1 | | | |"),
    "CLI-114": clients("| A | | | | | IB1 | | ooit | |"),
    "CLI-115": clients("| A | IB1 | 1-1-2016 | veel |", "| Client | Product | Van | Volume |"),
    "CLI-116": clients("| A | IB1 | 1-1-2016 | 1,5 |", "| Client | Product | Van | Aantal |"),
    "CLI-120": clients("| A | | | | | IB1 | | `n42370` | |"),
    "CLI-122": clients("| A | | `n505` | | | IB1 | | 1-1-2016 | |"),
    "CLI-123": clients("| A | | | | | ib1 | | 1-1-2016 | |"),
    "CLI-124": clients("| A | | | | | `d42370` | | 1-1-2016 | |"),
    "CLI-125": clients("| A | IB1 | 1-1-2016 | 1.5 |", "| Client | Product | Van | Volume |"),
    "CLI-127": clients("| A | | | | | IB1 | | 1 jan 2016 | |"),
    "CLI-128": clients("| A | IB1 | 1-1-2016 | 1 234 |", "| Client | Product | Van | Volume |"),
    "CLI-129": clients("| A | IB1 | 1-1-2016 | `p0.5` |", "| Client | Product | Van | Volume |"),
    "CLI-155": clients("| A | | | | | IB1 | | `s ` | |"),
    "CLI-160": clients("| A | | | | | IB1 | `s ` | 1-1-2016 | |"),
    "CLI-140": clients("| K1 | | | | | IB1 | | 1-1-2016 | |\n| k 1 | | | | | IB1 | | 1-1-2016 | |"),
    "CLI-141": clients(
        "| A | Beuk | | | | IB1 | | 1-1-2016 | |\n| B | beuk | | | | IB1 | | 1-1-2016 | |"
    ),
    "CLI-156": "| Client | Product | |\n| | | Van |\n| A | IB1 | 1-1-2016 |",
    "CLI-157": clients("| A | 1-1-2016 | |", "| Client | Van | Aanbiedr |"),
    "CLI-158": clients(
        f"| A | | | | | IB1 | | 1-1-2016 | |\n{HEAD}\n| B | | | | | IB1 | | 1-1-2016 | |"
    ),
    "CLI-159": clients("| A | | 1-1-2016 |", "| Client | Van | Van |"),
    "CLI-131": HEAD,
    "CLI-134": clients(
        "| A | `n1` | IB1 | 1-1-2016 | 2 |", "| Client | Klasse | Product | Van | Aantal |"
    ),
    "CLI-135": clients("| A | | | | | `sIB1 ` | | 1-1-2016 | |"),
    "CLI-136": clients("| 1,23E+15 | | | | | IB1 | | 1-1-2016 | |"),
    "CLI-137": clients(
        "| 007 | | | | | IB1 | | 1-1-2016 | |\n| `n7` | | | | | IB1 | | 1-2-2016 | |"
    ),
    "CLI-138": clients(
        "| A | IB1 | 1-1-2016 | 1.500 |\n| B | IB1 | 1-1-2016 | 12.5 |",
        "| Client | Product | Van | Volume |",
    ),
    "CLI-139": clients("| `sA ` | | | | | IB1 | | 1-1-2016 | |"),
    "CLI-201": clients("| | Zorg | | | | IB1 | | 1-1-2016 | |"),
    "CLI-203": clients("| A | | | | | IB1 | | 2-1-2016 | 1-1-2016 |"),
    "CLI-204": clients("| A | | | | | IB7 | | 1-1-2016 | |"),
    "CLI-206": clients("| A | IB1 | 1-1-2016 | 0 |", "| Client | Product | Van | Aantal |"),
    "CLI-207": clients("| A | IB1 | 1-1-2016 | -1 |", "| Client | Product | Van | Volume |"),
    "CLI-208": clients("| A | | | | | IB1 | misschien | 1-1-2016 | |"),
    "CLI-210": clients("| A | | Dordrecht | | | IB1 | | 1-1-2016 | |"),
    "CLI-211": clients(f"| A | {BSN} | | | | IB1 | | 1-1-2016 | |"),
    "CLI-212": clients("\n".join(["| A | | | | | IB1 | | 1-1-2016 | |"] * 2)),
    "CLI-213": clients("| A | | | | | handmatig | | 1-1-2016 | |"),
}

CSV: dict[str, str] = {
    "CLI-132": "Client;Product;Van\nA;IB1;1-1-2016\n",
    "CLI-133": "Client;Product;Van\nA;IB1;1-1-2016;nog iets\n",
}

ELSEWHERE = {
    "MOD-108": "test_rows_below_an_excel_table_are_read_with_a_warning",
    "CLI-108": "idem",
    "CLI-154": "test_a_number_that_can_be_two_products",
    "CLI-102": "test_a_caseload_is_found_by_its_headers",
    "CLI-103": "idem",
}

"""Verification by hand: what is said of small tables, in the words of the sheet."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ibcalc.model.catalogue.cnv_verify import CNV_VERIFY
from ibcalc.model.findings import Finding, Severity
from ibcalc.model.kenmerk import Domain, Kenmerk, KenmerkSoort
from ibcalc.tables.decision import DecisionTable, Outcome
from tests.tables.markdown import PRODUCTS, codes, compiled, soort, table_source

BEGIN, END = date(2016, 1, 1), date(2016, 12, 31)


def must(kenmerk: Kenmerk) -> Kenmerk:
    return Kenmerk(kenmerk.naam, kenmerk.soort, kenmerk.domain, verplicht=True)


CODE = must(codes("Code", "H126", "H300", "02015"))
KLASSE = must(soort("Klasse", KenmerkSoort.GEHEEL, Domain(low=Decimal(1), high=Decimal(8))))
UREN = must(soort("Uren", KenmerkSoort.GETAL))
MAYBE = soort("Klasse", KenmerkSoort.GEHEEL, Domain(low=Decimal(1), high=Decimal(8)))


def table(text: str, treffer: str = "uniek", anders: str = "", *more: Kenmerk) -> DecisionTable:
    tables, _ = compiled(text, treffer=treffer, anders=anders, kenmerken=(CODE, KLASSE, *more))
    return tables[0]


def told(text: str, treffer: str = "uniek", anders: str = "") -> tuple[Finding, ...]:
    return table(text, treffer, anders).verify(BEGIN, END).findings


GAP = """
| ALS Klasse | DAN Product |
|-|-|
| 1-2 | IB1 |
| 4 t/m 8 | IB3 |
"""


def test_a_gap_names_the_values_the_neighbours_and_a_row_that_closes_it() -> None:
    (one,) = told(GAP)
    assert (one.code, one.severity) == ("CNV-201", Severity.WAARSCHUWING)
    assert one.message == "Gat in tabel T1: voor Klasse 3 is er geen regel."
    assert one.fix == (
        "Voeg een rij toe: Klasse 3 geeft Product handmatig; "
        "de rijen ernaast geven IB1 of IB3: kies wat hier hoort."
    )
    assert one.witness == (("Klasse", Decimal(3)),)
    assert one.rows == ("T1!2", "T1!3")
    assert one.place.in_sheet == "T1!A2"


def test_the_suggested_row_closes_the_gap() -> None:
    (gap,) = table(GAP).verify().gaps
    (suggestion,) = gap.suggestions
    (cell,), (product,) = suggestion.cells, suggestion.outputs
    assert told(f"{GAP}| {cell} | {product} |") == ()


def test_whole_numbers_leave_no_gap_between_neighbours_other_numbers_do() -> None:
    text = "| ALS {0} | DAN Product |\n|-|-|\n| <= 5 | IB1 |\n| >= 6 | IB3 |"
    assert not table(text.format("Klasse")).verify().gaps
    (gap,) = table(text.format("Uren"), "uniek", "", UREN).verify().gaps
    assert gap.words == "Uren tussen 5 en 6"
    between = gap.witness["Uren"]
    assert isinstance(between, Decimal)
    assert 5 < between < 6


def test_neighbours_that_agree_give_their_outcome_and_the_dates_of_the_gap() -> None:
    text = """
| ALS Code | DAN Product | Vanaf | T/m |
|-|-|-|-|
| - | IB1 | | 30-6-2016 |
| - | IB1 | 1-9-2016 | |
"""
    (one,) = told(text)
    assert "voor van 1-7-2016 t/m 31-8-2016" in one.message
    assert "Vanaf 1-7-2016, T/m 31-8-2016 geeft Product IB1" in one.fix
    assert one.witness == (("Code", "H126"), ("Peildatum", date(2016, 7, 1)))


def test_a_gap_where_anders_holds_is_told_but_is_no_warning() -> None:
    (one,) = told(GAP, anders="handmatig")
    assert one.severity is Severity.INFO
    assert "Daar geldt Anders: handmatig." in one.message


def test_a_gap_for_leeg_alone_is_told_apart() -> None:
    text = "| ALS Klasse | DAN Product |\n|-|-|\n| 1 t/m 8 | IB1 |"
    tables, _ = compiled(text, kenmerken=(MAYBE,))
    (one,) = tables[0].verify().findings
    assert (one.severity, one.witness) == (Severity.INFO, (("Klasse", None),))


def test_collecting_has_no_gaps() -> None:
    assert told(GAP, "alle") == ()


OVERLAP = """
| ALS Code | ALS Klasse | DAN Product |
|-|-|-|
| H126 | - | IB1 |
| - | 1 t/m 2 | IB2 |
| niet H126 | 3 t/m 8 | IB3 |
"""


def test_an_overlap_under_uniek_is_a_fout_with_both_rows() -> None:
    one, *others = told(OVERLAP)
    assert (one.code, one.severity) == ("CNV-202", Severity.FOUT)
    assert one.message.startswith("Rijen 2 en 3 van tabel T1 gelden allebei voor Code H126, Klasse")
    assert one.rows == ("T1!2", "T1!3")
    assert not others


@pytest.mark.parametrize("treffer", ["eerste", "alle", "prioriteit"])
def test_an_overlap_is_fine_where_the_treffer_chooses(treffer: str) -> None:
    found = table(OVERLAP, treffer).verify()
    assert [one for one in found.findings if one.code == "CNV-202"] == []
    assert [[row.place.row for row in one.rows] for one in found.overlaps] == [[2, 3]]


def test_gelijk_minds_only_if_the_outcomes_differ() -> None:
    assert told(OVERLAP, "gelijk")[0].code == "CNV-202"
    assert told(OVERLAP.replace("IB2", "IB1"), "gelijk") == ()


def test_a_catch_all_under_uniek_is_told_once() -> None:
    rows = "\n".join(f"| {klasse} | IB1 |" for klasse in range(1, 9))
    found = told(f"| ALS Klasse | DAN Product |\n|-|-|\n{rows}\n| - | IB2 |")
    overlaps = [one for one in found if one.code == "CNV-202"]
    assert len(overlaps) == 1
    assert len(overlaps[0].rows) == 9
    assert overlaps[0].place.row == 10


def test_a_row_hidden_by_several_together_names_just_those() -> None:
    text = """
| ALS Klasse | DAN Product |
|-|-|
| 7 t/m 8 | IB1 |
| 1 t/m 3 | IB1 |
| 4 t/m 6 | IB2 |
| 2 t/m 5 | IB3 |
"""
    (one,) = told(text, "eerste")
    assert one.code == "CNV-203"
    assert one.message == (
        "Rij 5 van tabel T1 wordt nooit gebruikt: rijen 3 en 4 gaan samen altijd voor."
    )
    assert one.rows == ("T1!5", "T1!3", "T1!4")


def test_equal_rows_are_told() -> None:
    text = "| ALS Klasse | DAN Product |\n|-|-|\n| 1 t/m 8 | IB1 |\n| >= 1 | IB1 |"
    assert "CNV-204" in [one.code for one in told(text, "eerste")]


def test_what_was_not_proven_is_said_and_what_was_stands() -> None:
    found = table(OVERLAP).verify(budget=2)
    assert not found.proven
    assert [one.code for one in found.findings] == ["CNV-202", "CNV-205"]
    assert "tot zover geen gat gevonden" in found.findings[-1].message


def test_a_row_that_cannot_be_read_leaves_the_rest_analysed() -> None:
    text = f"{GAP}| ongeveer 3 | IB2 |"
    tables, findings = compiled(text, kenmerken=(KLASSE,))
    assert [one.place.in_sheet for one in findings] == ["T1!A4"]
    (gap,) = tables[0].verify().findings
    assert "Misschien wel als rij 4 weer te lezen is." in gap.message


def test_a_kenmerk_that_an_earlier_table_sets_has_just_its_values() -> None:
    first = "| ALS Code | DAN Zwaarte |\n|-|-|\n| H126 | licht |\n| niet H126 | zwaar |"
    second = "| ALS Zwaarte | DAN Product |\n|-|-|\n| licht | IB1 |\n| zwaar | IB3 |"
    tables, _ = compiled(first, second, kenmerken=(CODE,))
    assert tables[1].verify(filled={"zwaarte"}).findings == ()
    (leeg,) = tables[1].verify().gaps
    assert leeg.only_leeg
    half = second.replace("| zwaar | IB3 |", "")
    tables, _ = compiled(first, half, kenmerken=(CODE,))
    assert [gap.witness for gap in tables[1].verify(filled={"zwaarte"}).gaps] == [
        {"Zwaarte": "zwaar"}
    ]


def test_a_witness_replays_with_the_claimed_effect() -> None:
    hole = table(GAP).verify().gaps[0].witness
    assert table(GAP).decide({"klasse": hole["Klasse"]}, BEGIN).outcome is Outcome.GEEN
    both = table(OVERLAP).verify().overlaps[0].witness
    asked = {name.lower(): value for name, value in both.items()}
    assert table(OVERLAP).decide(asked, BEGIN).outcome is Outcome.STRIJDIG


def test_every_code_of_verification_comes_out_of_a_test_here() -> None:
    by_caseload = {"CNV-206"}
    shown = {"CNV-201", "CNV-202", "CNV-203", "CNV-204", "CNV-205"}
    assert {entry.code for entry in CNV_VERIFY} == shown | by_caseload


def test_free_text_has_any_other_text() -> None:
    source = table_source("| ALS Wijk | DAN Product |\n|-|-|\n| Noord | IB1 |\n| Zuid* | IB2 |")
    from ibcalc.tables.table import compile_table

    wijk = Kenmerk("Wijk", KenmerkSoort.TEKST, verplicht=True)
    compiled_table, _ = compile_table(source, (wijk,), PRODUCTS)
    (gap,) = compiled_table.verify().gaps
    assert gap.words == "Wijk niet Noord; Zuid*"
    shown = gap.witness["Wijk"]
    assert isinstance(shown, str)
    assert not shown.startswith(("Noord", "Zuid"))


def test_what_no_cell_can_say_is_told_in_words_and_not_proposed() -> None:
    source = table_source("| ALS Wijk | DAN Product |\n|-|-|\n| niet Z* | IB1 |\n| Zuid | IB2 |")
    from ibcalc.tables.table import compile_table

    wijk = Kenmerk("Wijk", KenmerkSoort.TEKST, verplicht=True)
    compiled_table, _ = compile_table(source, (wijk,), PRODUCTS)
    found = compiled_table.verify()
    assert [gap.words for gap in found.gaps] == ["Wijk Z* behalve Zuid"]
    (one,) = found.findings
    assert one.fix.startswith("Maak de voorwaarde van een rij ernaast ruimer")

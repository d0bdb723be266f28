"""Verification with clients: how many of them each finding is about, and what to propose."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from ibcalc.engine.run import run
from ibcalc.engine.table_checks import TablesChecked, check_tables
from ibcalc.model.findings import Finding
from ibcalc.model.kenmerk import Domain, Kenmerk, KenmerkSoort, Value
from tests.reference.models import build, ib_products, ib_tarieven
from tests.reference.rows import Row, caseload
from tests.reference.rules import Anything, Between, OneOf, Rule, Rules

KLASSE = Kenmerk(
    "Klasse", KenmerkSoort.GEHEEL, Domain(low=Decimal(1), high=Decimal(8)), verplicht=True
)


def rules(*products: tuple[int, int, str]) -> Rules:
    made = [Rule((Between(low, high),), product) for low, high, product in products]
    return Rules("Categorie", ("Klasse",), "Product", tuple(made))


def client(name: str, klasse: Value, van: date = date(2016, 1, 1), aantal: int = 1) -> Row:
    return Row(name, van, kenmerken={"klasse": klasse}, aantal=aantal)


def checked(table: Rules, *rows: Row) -> TablesChecked:
    model = build(ib_products(), ib_tarieven(), tables=[table])
    return check_tables(run(replace(model, kenmerken=(KLASSE,)), caseload(rows)))


def by_code(found: TablesChecked, code: str) -> list[Finding]:
    return [one for one in found.findings if one.code == code]


GAPPED = rules((1, 2, "IB1"), (4, 6, "IB3"), (8, 8, "IB2"))


def test_without_clients_nothing_is_counted() -> None:
    gaps = by_code(checked(GAPPED), "CNV-201")
    assert [gap.clients for gap in gaps] == [None, None]


def test_gaps_are_ordered_by_the_clients_in_them() -> None:
    three, seven = Decimal(3), Decimal(7)
    rows = [client("C1", seven), client("C2", seven, aantal=2), client("C2", seven)]
    first, second = by_code(checked(GAPPED, *rows, client("C3", three)), "CNV-201")
    assert (first.witness, first.clients) == ((("Klasse", seven),), 2)
    assert (second.witness, second.clients) == ((("Klasse", three),), 1)
    assert first.cents == 4 * 106361
    assert "In dit bestand gaat het om 2 cliënten en om € 4.254,44 per periode." in first.message


def test_clients_of_the_gap_are_those_without_a_rule() -> None:
    rows = [client(f"C{klasse}", Decimal(klasse)) for klasse in range(1, 9)]
    model = build(ib_products(), ib_tarieven(), tables=[GAPPED])
    result = run(replace(model, kenmerken=(KLASSE,)), caseload(rows))
    gaps = by_code(check_tables(result), "CNV-201")
    assert sum(gap.clients or 0 for gap in gaps) == result.counts.onopgelost == 2


def test_a_row_counts_on_the_days_it_runs() -> None:
    dated = Rules(
        "Categorie",
        ("Klasse",),
        "Product",
        (Rule((Anything(),), "IB1", vanaf=date(2016, 7, 1)),),
    )
    before = client("C1", Decimal(1))
    after = client("C2", Decimal(1), van=date(2016, 7, 1))
    (gap,) = by_code(checked(dated, before, after), "CNV-201")
    assert gap.clients == 1


def test_rows_for_nobody_are_told_once() -> None:
    (one,) = by_code(checked(GAPPED, client("C1", Decimal(1))), "CNV-206")
    assert (
        one.message == "Rijen 3 en 4 van tabel Categorie raken in dit bestand geen enkele cliënt."
    )
    assert len(one.rows) == 2
    assert not by_code(checked(GAPPED), "CNV-206")


def test_a_proposal_has_the_headings_of_the_sheet() -> None:
    first, *_ = checked(GAPPED).proposals
    assert dict(zip(first.headings, first.cells, strict=True)) == {
        "ALS Klasse": "3",
        "DAN Product": "handmatig",
    }
    assert first.place.sheet == "Categorie"


def test_a_gap_that_anders_serves_is_not_proposed() -> None:
    assert checked(replace(GAPPED, anders="IB1")).proposals == ()


def test_a_model_with_a_fout_is_verified_without_clients() -> None:
    model = build(ib_products(), [], tables=[GAPPED])
    broken = replace(model, kenmerken=(KLASSE,), calendar=())
    found = check_tables(run(broken, caseload([client("C1", Decimal(3))])))
    assert len(by_code(found, "CNV-201")) == 2


def test_a_kenmerk_that_an_earlier_table_always_sets_is_never_leeg() -> None:
    first = Rules(
        "Zwaarte",
        ("Klasse",),
        "Zwaarte",
        (Rule((Between(1, 4),), "licht"), Rule((Between(5, 8),), "zwaar")),
    )
    second = Rules(
        "Categorie",
        ("Zwaarte",),
        "Product",
        (Rule((OneOf(("licht",)),), "IB1"), Rule((OneOf(("zwaar",)),), "IB3")),
    )
    model = build(ib_products(), ib_tarieven(), tables=[first, second])
    found = check_tables(run(replace(model, kenmerken=(KLASSE,)), caseload([])))
    assert by_code(found, "CNV-201") == []


def test_a_gap_that_another_table_fills_is_no_warning() -> None:
    low = rules((1, 4, "IB1"))
    high = replace(rules((5, 7, "IB3")), naam="Zwaar")
    model = build(ib_products(), ib_tarieven(), tables=[low, high])
    found = check_tables(run(replace(model, kenmerken=(KLASSE,)), caseload([])))
    told = {(one.place.sheet, one.severity.value) for one in by_code(found, "CNV-201")}
    assert told == {("Categorie", "waarschuwing"), ("Zwaar", "info"), ("Zwaar", "waarschuwing")}
    whole = replace(high, rules=(Rule((Between(5, 8),), "IB3"),))
    model = build(ib_products(), ib_tarieven(), tables=[low, whole])
    found = check_tables(run(replace(model, kenmerken=(KLASSE,)), caseload([])))
    assert {one.severity.value for one in by_code(found, "CNV-201")} == {"info"}
    assert found.proposals == ()


def test_a_row_with_an_unreadable_date_is_not_held_to_apply_always() -> None:
    model = build(ib_products(), ib_tarieven(), tables=[rules((1, 8, "IB1"), (1, 8, "IB3"))])
    (source,) = model.tables
    first, second = source.rows
    rows = (first, replace(second, dates_unread=True))
    broken = replace(model, kenmerken=(KLASSE,), tables=(replace(source, rows=rows),))
    assert check_tables(run(broken, caseload([]))).findings == ()
    half = replace(first, tot_en_met=date(2016, 6, 30))
    gapped = replace(broken, tables=(replace(source, rows=(half, rows[1])),))
    (gap,) = by_code(check_tables(run(gapped, caseload([]))), "CNV-201")
    assert "Misschien wel als rij" in gap.message


def test_a_table_that_asks_for_an_unknown_kenmerk_is_not_verified() -> None:
    model = build(ib_products(), ib_tarieven(), tables=[GAPPED])
    assert check_tables(run(replace(model, kenmerken=()), caseload([]))).findings != ()
    unknown = replace(GAPPED, inputs=("Onbekend",))
    model = build(ib_products(), ib_tarieven(), tables=[unknown])
    assert check_tables(run(model, caseload([]))).findings == ()


def test_suggested_rows_never_overlap() -> None:
    low = Rules(
        "Categorie",
        ("Code", "Klasse"),
        "Product",
        (
            Rule((OneOf(("H126",)), Between(1, 4)), "IB1"),
            Rule((OneOf(("H152",)), Between(3, 8)), "IB3"),
        ),
    )
    code = Kenmerk("Code", KenmerkSoort.CODE, Domain(("H126", "H152", "H300")), verplicht=True)
    model = build(ib_products(), ib_tarieven(), tables=[low])
    found = check_tables(run(replace(model, kenmerken=(code, KLASSE)), caseload([])))
    cells = {one.cells[:2] for one in found.proposals}
    assert cells == {("H300", ""), ("H126", "5 t/m 8"), ("H152", "1 t/m 2")}

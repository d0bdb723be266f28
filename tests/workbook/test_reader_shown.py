"""What a cell shows, for the formats that occur; LibreOffice with Dutch settings shows the same."""

from __future__ import annotations

import csv
from itertools import product
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from ibcalc.model.cell import Cell
from ibcalc.workbook.reader.formatcode import LONGEST_FORMAT
from ibcalc.workbook.reader.shown import shown
from tests.libreoffice import LibreOffice

AS_SHOWN = "csv:Text - txt - csv (StarCalc):59,34,76"
"""With semicolons, in UTF-8; cells as they are displayed."""
ACCOUNTING = '_ [$€-413] * #,##0.00_ ;_ [$€-413] * \\-#,##0.00_ ;_ [$€-413] * "-"??_ ;_ @_ '
NUMBER_FORMATS = (
    "General", "0", "0.00", "#,##0", "#,##0.00", "0%", "0.00%", "00000", "000000000", "0.00E+00",
    "##0.0E+0", "#", "0.0#", "#,##0.0##", "?0.0?", "#,##0,", "0.0,,", '0" uur"', '"€" #,##0.00',
    "€ #,##0.00", "[$€-413] #,##0.00", "[$€-2] #,##0.00;[Red][$€-2] -#,##0.00",
    '"€" #,##0.00;"€" -#,##0.00;"nihil"', '#,##0.00 "EUR"', ACCOUNTING, "#,##0;(#,##0)",
    '0;-0;"leeg";@', "0;;", "[Red]0.0;[Blue]-0.0", "00\\-00000000", "(000) 000\\-0000",
    '0000" "00', "#,##0_);(#,##0)", '[<1000]0;[>=1000]#,##0" veel"', '0.00" pct"%',
    '"x"General"y"', "@", ";;;", '0"."00', "000,000", '#" "000', "0.0000",
)  # fmt: skip
NUMBERS = (
    "0", "1", "-1", "0.5", "12.345", "2015", "1234567.891", "-1234.5", "0.005", "999.995",
    "612345678", "12345678901",
)  # fmt: skip
MOMENT_FORMATS = (
    "d-m-yyyy", "dd-mm-yyyy", "dd/mm/yyyy", "yyyy-mm-dd", "d mmm yyyy", "dddd d mmmm yyyy",
    "ddd dd mmm yy", "mmm-yy", "mmmmm", "[$-413]d mmmm yyyy", "[$-409]d mmmm yyyy",
    "[$-809]dddd, mmmm dd, yyyy", "dd-mm-yyyy hh:mm:ss", "h:mm", "h:mm AM/PM", "[h]:mm", "[mm]:ss",
    "mm:ss.0", "ss.00", "yy", "mm", "d", "[$-F800]dddd, mmmm dd, yyyy", "d/m/yy", "dd.mm.yyyy",
    "yyyymmdd", "d-m-yyyy;@", '"wk" d', 'hh"u"mm',
)  # fmt: skip
MOMENTS = ("42370", "42429.75", "61", "0.3333333333333333", "1.5")
PAIRS = (*product(NUMBER_FORMATS, NUMBERS), *product(MOMENT_FORMATS, MOMENTS))


def displayed(office: LibreOffice, folder: Path) -> list[str]:
    """What LibreOffice shows for each pair."""
    path = folder / "getoond.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.set_column(0, 0, 60)
        styles = {code: book.add_format({"num_format": code}) for code, _ in PAIRS}
        for row, (code, number) in enumerate(PAIRS):
            sheet.write_number(row, 0, float(number), styles[code])
            sheet.write_string(row, 1, ".")
    made = office.convert(path, AS_SHOWN)
    with made.open(encoding="utf-8", newline="") as stream:
        return [row[0] for row in csv.reader(stream, delimiter=";")]


def test_libreoffice_shows_the_same(soffice: str, tmp_path: Path) -> None:
    told = displayed(LibreOffice(soffice, tmp_path / "libreoffice"), tmp_path)
    ours = [shown(f"n{number}", code) for code, number in PAIRS]
    pairs = zip(PAIRS, ours, told, strict=True)
    assert not [one for one in pairs if one[1] is not None and one[1] != one[2]]
    # Days before 1 March 1900, conditions on negative numbers and zeros with a sign.
    assert sum(one is None for one in ours) < len(PAIRS) / 10


@pytest.mark.parametrize(
    ("raw", "code", "text"),
    [
        ("n2015", "00000", "02015"),
        ("z02015", "00000", "02015"),
        ("n1234.5", '"€" #,##0.00', "€ 1.234,50"),
        ("n-1234.5", ACCOUNTING, " € -1.234,50 "),
        ("n0", ACCOUNTING, " € -   "),
        ("p0.125", "0.0%", "12,5%"),
        ("d42370", "dddd d mmmm yyyy", "vrijdag 1 januari 2016"),
        ("n0.30000000000000004", "", "0,3"),
        ("n1234567.8912345", "", "1234567,891"),
        ("n0.12345678901", "General", "0,123456789"),
        ("n123456789012", "", "1,23457E+11"),
        ("n999999999999", "", "1E+12"),
        ("n0.0000123456789", "", "1,23457E-05"),
        ("n0.00001", "", "0,00001"),
        ("n-2.5", "0", "-3"),
        ("n9.995", "0.00", "10,00"),
        ("n1", "#.##", "1,"),
        ("n42370.999999", "d-m-yyyy hh:mm:ss", "2-1-2016 00:00:00"),
        ("s02015", "00000", "02015"),
        ("sabc", '0;0;0;"tekst: "@', "tekst: abc"),
        ("sabc", '"<"@">"', "<abc>"),
        ("sabc", "0;0;0;", ""),
        ("b1", "0", "WAAR"),
        ("b0", "", "ONWAAR"),
        ("e#N/A", "0.00", "#N/A"),
        ("", "0.00", ""),
    ],
)
def test_shown(raw: str, code: str, text: str) -> None:
    assert shown(raw, code) == text


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("n0.5", "# ?/?"),
        ("n1", "?"*300),
        ("n1", "[DBNum1]0"),
        ("n1", "uur"),
        ("n1", "0;0;0;0;0"),
        ("n1", '"open'),
        ("n-1", "[<5]0;0"),
        ("n-0.001", "0.00"),
        ("n-1", "d-m-yyyy"),
        ("n60", "d-m-yyyy"),
        ("n2958466", "d-m-yyyy"),
        ("n42370", "[$-407]d mmmm yyyy"),
        ("f1+1", "0"),
        ("sabc", "uur"),
    ],
)  # fmt: skip
def test_what_is_not_known_is_not_guessed(raw: str, code: str) -> None:
    assert shown(raw, code) is None


@given(
    st.text(st.sampled_from('0#?.,%E+-;"\\_*[]@/dmyhs€ General$413AMP'), max_size=20),
    st.decimals(-(10**12), 10**12, allow_nan=False),
)
def test_no_format_is_too_strange(code: str, number: object) -> None:
    """Each gives a text or None; one that is too long is never tried."""
    text = shown(f"n{number}", code)
    assert text is None or isinstance(text, str)
    assert shown(f"n{number}", code + "0" * (LONGEST_FORMAT + 1)) is None


@given(st.integers(0, 10**15 - 1), st.integers(1, 9))
def test_leading_zeros(number: int, width: int) -> None:
    assert shown(f"n{number}", "0" * width) == f"{number:0{width}d}"


@given(st.integers(-(10**13), 10**13))
def test_amounts(cents: int) -> None:
    """Whole cents come out to the cent, with a point between thousands."""
    euros, rest = divmod(abs(cents), 100)
    sign = "-" if cents < 0 else ""
    expected = f"{sign}{euros:,}".replace(",", ".") + f",{rest:02d}"
    assert shown(f"n{sign}{euros}.{rest:02d}", "#,##0.00") == expected


def test_a_padded_number_is_a_number() -> None:
    cell = Cell("z02015")
    assert cell.number == 2015
    assert (cell.text, cell.shown, cell.padded) == ("02015", "2015", True)
    assert not Cell("n2015").padded

"""A code that is equally like several others is not given one of them."""

from __future__ import annotations

from ibcalc.workbook.sheets.code_forms import suggested_code


def test_of_several_codes_that_are_equally_alike_none_is_named() -> None:
    assert suggested_code("IB9", ("IB1", "IB2", "IB3")) == ""
    assert suggested_code("BEGELEIDNG", ("BEGELEIDING", "IB1")) == ' Bedoelde u "BEGELEIDING"?'

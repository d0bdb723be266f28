"""Whatever stands in a form: it is read, put together and marked, and no BSN comes out."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ibcalc.workbook.submissions.consolidated import write_consolidated
from ibcalc.workbook.submissions.earlier.comparable import comparable
from ibcalc.workbook.submissions.earlier.overview import read_overview
from ibcalc.workbook.submissions.files import Sender
from ibcalc.workbook.submissions.forms.form import FORMS
from ibcalc.workbook.submissions.ingest import Ingested, ingest, write_annotated
from ibcalc.workbook.submissions.intake.codec import decode, encode
from ibcalc.workbook.submissions.together.differences import difference
from tests.workbook.submissions.filled import Filled, Raw, Value, model

BSNS = ("999900006", "123456782")
VALUES: Sequence[Value] = (
    "", " ", "IB1", "BG", "0215", 215, "2016-P01", "0505", 505, True, False, date(2016, 1, 1),
    date(9999, 12, 31), Raw("=1/0", "#DIV/0!"), Raw("=1"), Raw("=2", ""), 10**15, -1,
    Decimal("1e-9"), Decimal("1e300"), "1e999", "€ -", "12%", "=cmd", *BSNS, "x" * 3000, "\u200b",
    "ja", "totaal", "#REF!", "1-2", "2016-02-30", "\u0663", "\u00b2", "salaris", "overhead", None,
    None, None,
)  # fmt: skip


def form(chance: random.Random) -> Filled:
    """A form with anything anywhere."""
    kind = chance.choice(sorted(FORMS))
    tables = [table.spec for table in FORMS[kind].tables]
    rows = {
        spec.name: [
            [chance.choice(VALUES) for _ in spec.columns] for _ in range(chance.randint(0, 12))
        ]
        for spec in tables
    }
    renamed = chance.choice([column.header for spec in tables for column in spec.columns])
    return Filled(
        kind,
        aanbieder=chance.choice(("A", "B", "=x", "", BSNS[1])),
        gemeente=chance.choice(("0505", "505", "x", "")),
        jaar=chance.choice(("2016", "", "\u00b2016", "20166")),
        rows=rows,
        stamped=chance.random() < 0.7,
        stamp={"versie": chance.choice(("1", "x", "\u00b2")), "aanbieder": BSNS[0]},
        heads={renamed: "Iets"} if chance.random() < 0.3 else {},
        as_table=chance.random() < 0.6,
    )


@pytest.mark.parametrize("seed", range(20))
def test_anything_goes_through(seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    (tmp_path / "in").mkdir()
    for number in range(3):
        form(chance).write(tmp_path / "in" / f"{number}.xlsx")
    ingested = ingest([tmp_path / "in"], model() if chance.random() < 0.8 else None)
    said = " ".join(f"{one.message} {one.fix}" for one in ingested.findings)
    write_consolidated(ingested, tmp_path / "uit.xlsx")
    with zipfile.ZipFile(tmp_path / "uit.xlsx") as package:
        written = b"".join(package.read(name) for name in package.namelist()).decode()
    assert not [bsn for bsn in BSNS if bsn in said or bsn in written]
    copies, refused = write_annotated(ingested, tmp_path / "terug")
    assert (len(copies), refused) == (3, ())
    assert "AANL-183" not in {one.code for one in ingested.findings}
    _told_again(ingested, tmp_path / "uit.xlsx")


def _told_again(ingested: Ingested, overview: Path) -> None:
    """An overview read back holds the same lines, and a process the same submissions."""
    earlier = {one.name: one.submission for one in read_overview(overview).files}
    for one in ingested.ledger.counting:
        new = comparable(one, ingested.expected)
        assert difference(earlier[one.file], new).changes == ()
    for one in ingested.submissions:
        assert decode(encode(one), Sender(one.path, one.file), one.sha256) == one

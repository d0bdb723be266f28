"""Row models of the forms with a row for each client: with an own number, or with the BSN.

No name, address or birth date is asked. Source: domain.md part D.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Annotated

from ibcalc.workbook.sheets.agreement_rows import BEGIN, END
from ibcalc.workbook.sheets.columns import CellType, Heading, Row
from ibcalc.workbook.sheets.use_rows import CLIENT_NAMES
from ibcalc.workbook.submissions.forms.volume_rows import GEMEENTE, OPMERKING, PRODUCT, VOLUME

TEKST, DATUM = CellType.TEKST, CellType.DATUM


class OwnNumberRow(Row):
    """Sheet Clienten of a form: one product of one client, with the provider's own number."""

    client: Annotated[
        str,
        Heading("Clientnummer", TEKST, "Uw eigen nummer van de cliënt. Nooit het BSN of een naam.",
                ("Client", *CLIENT_NAMES)),
    ]  # fmt: skip
    product: Annotated[str, PRODUCT]
    opslag: Annotated[
        str,
        Heading("Opslag", TEKST, "ja of nee: krijgt de cliënt de opslag bij het product; "
                "leeg: nee.", ("Toeslag",)),
    ] = ""  # fmt: skip
    gemeente: Annotated[str, GEMEENTE] = ""
    van: Annotated[
        date, Heading("Van", DATUM, "Eerste dag van de zorg: 31-12-2016.", ("Vanaf", *BEGIN))
    ]
    tot_en_met: Annotated[
        date | None, Heading("T/m", DATUM, "Laatste dag, die meetelt; leeg: loopt door.", END)
    ] = None
    volume: Annotated[Decimal | None, VOLUME] = None
    opmerking: Annotated[str, OPMERKING] = ""


class BsnRow(OwnNumberRow):
    """The same with the BSN, for whoever may use it; the field keeps its place and its name."""

    client: Annotated[
        str,
        Heading("BSN", TEKST, "Burgerservicenummer: negen cijfers, met de nul vooraan.",
                ("Burgerservicenummer", "BSN-nummer", "Sofinummer", *CLIENT_NAMES)),
    ]  # fmt: skip

"""A sample for each of the five wissels: IB1 t/m 14-2, IB3 from 15-2, both inside P02 (28 days).

319,24 and 1.063,61; with wissel dag each for 14 of its 28 days: 159,62 and 531,805.
"""

from __future__ import annotations

from tests.samples.base import Sample, ib_sample

IN_EEN_PERIODE = """
| Toets                        | Client | Product | Van       | T/m       | Verwacht product | Bedrag totaal | Toelichting                       |
| IB1 naar IB3 in P02          | V1     | IB1     | 1-2-2016  | 14-2-2016 | {product}        | {totaal}      | {uitleg}                          |
| IB1 naar IB3 in P02          | V1     | IB3     | 15-2-2016 | 28-2-2016 |                  |               |                                   |
| op de grens                  | V2     | IB1     | 1-2-2016  | 28-2-2016 | IB1; IB3        | 1.382,85      | elk een eigen periode, geen wissel |
| op de grens                  | V2     | IB3     | 29-2-2016 | 27-3-2016 |                  |               |                                   |
| IB3 naar IB1 in P02          | V3     | IB3     | 1-2-2016  | 14-2-2016 | {terug_product}  | {terug}       | {terug_uitleg}                    |
| IB3 naar IB1 in P02          | V3     | IB1     | 15-2-2016 | 28-2-2016 |                  |               |                                   |
"""

_DAG = "319,24 x 14/28 = 159,62 en 1.063,61 x 14/28 = 531,805"

UITKOMSTEN = {
    "eerste": ("IB1", "319,24", "wie het eerst begon", "IB3", "1.063,61", "wie het eerst begon"),
    "laatste": ("IB3", "1.063,61", "wie het laatst begon", "IB1", "319,24", "wie het laatst begon"),
    "hoogste": ("IB3", "1.063,61", "het hoogste bedrag", "IB3", "1.063,61", "het hoogste bedrag"),
    "beide": ("IB1; IB3", "1.382,85", "319,24 + 1.063,61", "IB1; IB3", "1.382,85", "idem"),
    "dag": ("IB1; IB3", "691,43", _DAG, "IB1; IB3", "691,43", _DAG),
}


def _toetsen(wissel: str) -> str:
    product, totaal, uitleg, terug_product, terug, terug_uitleg = UITKOMSTEN[wissel]
    return IN_EEN_PERIODE.format(
        product=product,
        totaal=totaal,
        uitleg=uitleg,
        terug_product=terug_product,
        terug=terug,
        terug_uitleg=terug_uitleg,
    )


SAMPLES: tuple[Sample, ...] = tuple(
    ib_sample(f"wissel-{wissel}", _toetsen(wissel), wissel=wissel) for wissel in UITKOMSTEN
)

"""A sample for each of the nine toerekeningen, on jaar13 of 2016.

P01 1-1..31-1 (31 days), P02 1-2..28-2, P03 29-2..27-3, P04 28-3..24-4, P05 25-4..22-5.
IB1 319,24, IB2 692,21, IB3 1.063,61; the sum behind each amount stands in its Toelichting.
"""

from __future__ import annotations

from tests.samples.base import Sample, ib_sample

VOL = """
| Toets               | Client | Product | Van       | T/m        | Verwacht product | Bedrag per periode | Bedrag totaal | Toelichting                     |
| heel 2016           | V1     | IB1     | 1-1-2016  | 31-12-2016 | IB1              | 319,24             | 4.150,12      | 13 x 319,24                     |
| 17-2 t/m 6-4        | V2     | IB2     | 17-2-2016 | 6-4-2016   | IB2              | 692,21             | 2.076,63      | P02, P03 en P04: 3 x 692,21     |
| alleen schrikkeldag | V3     | IB3     | 29-2-2016 | 29-2-2016  | IB3              | 2016-P03: 1.063,61  | 1.063,61      | één dag is een volle periode    |
| open einde          | V4     | IB1     | 5-12-2016 |            | IB1              | 2016-P13: 319,24    | 319,24        | tot het einde van de kalender   |
"""

EERSTE_DAG = """
| Toets                 | Client | Product | Van       | T/m       | Bedrag per periode               | Bedrag totaal | Toelichting                                  |
| 17-2 t/m 6-4          | V1     | IB2     | 17-2-2016 | 6-4-2016  | 2016-P03: 692,21; 2016-P04: 692,21 | 1.384,42      | actief op 29-2 en 28-3, niet op 1-2          |
| precies op eerste dag | V2     | IB1     | 1-2-2016  | 1-2-2016  | 2016-P02: 319,24                  | 319,24        | 1-2 is de eerste dag van P02                 |
| dag te laat           | V3     | IB1     | 2-2-2016  | 29-2-2016 | 2016-P03: 319,24                  | 319,24        | op 1-2 nog niet, op 29-2 nog wel             |
"""

LAATSTE_DAG = """
| Toets                  | Client | Product | Van       | T/m       | Bedrag per periode               | Bedrag totaal | Toelichting                         |
| 17-2 t/m 6-4           | V1     | IB2     | 17-2-2016 | 6-4-2016  | 2016-P02: 692,21; 2016-P03: 692,21 | 1.384,42      | actief op 28-2 en 27-3, niet op 24-4 |
| precies op laatste dag | V2     | IB1     | 28-2-2016 | 28-2-2016 | 2016-P02: 319,24                  | 319,24        | 28-2 is de laatste dag van P02      |
| dag te vroeg           | V3     | IB1     | 1-1-2016  | 27-2-2016 | 2016-P01: 319,24                  | 319,24        | op 31-1 wel, op 28-2 niet meer      |
"""

MIDDEN = """
| Toets             | Client | Product | Van       | T/m       | Bedrag per periode               | Bedrag totaal | Toelichting                                   |
| 17-2 t/m 6-4      | V1     | IB2     | 17-2-2016 | 6-4-2016  | 2016-P03: 692,21                  | 692,21        | dag 15: 15-2 nee, 14-3 ja, 11-4 nee           |
| alleen dag 15     | V2     | IB1     | 15-1-2016 | 15-1-2016 | 2016-P01: 319,24                  | 319,24        | dag 15 van P01 is 15-1                        |
| op dag 15 begin   | V3     | IB1     | 15-2-2016 | 13-3-2016 | 2016-P02: 319,24                  | 319,24        | 15-2 ja; dag 15 van P03 is 14-3, dus nee      |
"""

DAG = """
| Toets             | Client | Product | Van       | T/m       | Bedrag per periode                                | Bedrag totaal | Toelichting                                                    |
| 17-2 t/m 6-4      | V1     | IB2     | 17-2-2016 | 6-4-2016  | 2016-P02: 296,66; 2016-P03: 692,21; 2016-P04: 247,22 | 1.236,09      | 692,21 x 12/28 = 296,661; vol; x 10/28 = 247,218               |
| P01 telt 31 dagen | V2     | IB1     | 25-1-2016 | 31-1-2016 | 2016-P01: 72,09                                    | 72,09         | 319,24 x 7/31 = 72,086                                         |
| halve cent        | V3     | IB2     | 1-2-2016  | 14-2-2016 | 2016-P02: 346,11                                   | 346,11        | 692,21 x 14/28 = 346,105, een halve cent gaat van nul af       |
"""

DAG28 = """
| Toets             | Client | Product | Van       | T/m       | Bedrag per periode                                | Bedrag totaal | Toelichting                                  |
| 17-2 t/m 6-4      | V1     | IB2     | 17-2-2016 | 6-4-2016  | 2016-P02: 296,66; 2016-P03: 692,21; 2016-P04: 247,22 | 1.236,09      | in perioden van 28 dagen gelijk aan dag      |
| P01, week         | V2     | IB1     | 25-1-2016 | 31-1-2016 | 2016-P01: 79,81                                    | 79,81         | 319,24 x 7/28 = 79,81                        |
| P01, 31 dagen     | V3     | IB1     | 1-1-2016  | 31-1-2016 | 2016-P01: 319,24                                   | 319,24        | ten hoogste 28/28                            |
"""

WEEK = """
| Toets              | Client | Product | Van       | T/m       | Bedrag per periode                                | Bedrag totaal | Toelichting                                              |
| 17-2 t/m 6-4       | V1     | IB2     | 17-2-2016 | 6-4-2016  | 2016-P02: 346,11; 2016-P03: 692,21; 2016-P04: 346,11 | 1.384,43      | geraakte weken 2, 4 en 2: 692,21 x 2/4 = 346,105         |
| zondag en maandag  | V2     | IB1     | 7-2-2016  | 8-2-2016  | 2016-P02: 159,62                                   | 159,62        | twee dagen raken twee ISO-weken: 319,24 x 2/4            |
| P01, vijf weken    | V3     | IB1     | 1-1-2016  | 31-1-2016 | 2016-P01: 319,24                                   | 319,24        | week 53 en 1 t/m 4 zijn er vijf, ten hoogste 4/4         |
"""

ZONDAG = """
| Toets             | Client | Product | Van       | T/m       | Bedrag per periode                                | Bedrag totaal | Toelichting                                                                 |
| 17-2 t/m 6-4      | V1     | IB2     | 17-2-2016 | 6-4-2016  | 2016-P02: 346,11; 2016-P03: 692,21; 2016-P04: 346,11 | 1.384,43      | zondagen 2, 4 en 1; laatste zondag 3-4 en einde geen zondag, dus P04 telt 2 |
| einde op zondag   | V2     | IB1     | 1-2-2016  | 14-2-2016 | 2016-P02: 159,62                                   | 159,62        | zondagen 7-2 en 14-2: 319,24 x 2/4, niet één meer                           |
| open einde        | V3     | IB1     | 19-12-2016 |          | 2016-P13: 79,81                                    | 79,81         | alleen zondag 25-12 en een open einde krijgt er geen bij: 319,24 x 1/4      |
"""

EIGEN = """
| Toets           | Client | Product | Van       | T/m       | Bedrag per periode               | Bedrag totaal | Toelichting                                        |
| 17-2 t/m 6-4    | V1     | IB2     | 17-2-2016 | 6-4-2016  | 2016-P02: 692,21; 2016-P03: 692,21 | 1.384,42      | 50 dagen = 2 blokken, begonnen op 17-2 en 16-3     |
| precies 28      | V2     | IB1     | 17-2-2016 | 15-3-2016 | 2016-P02: 319,24                  | 319,24        | 28 dagen is één blok                               |
| 29 dagen        | V3     | IB1     | 17-2-2016 | 16-3-2016 | 2016-P02: 319,24; 2016-P03: 319,24 | 638,48        | de 29e dag, 16-3, begint een tweede blok           |
| twee in P01     | V4     | IB1     | 1-1-2016  | 31-1-2016 | 2016-P01: 638,48                  | 638,48        | P01 telt 31 dagen: blokken van 1-1 en van 29-1     |
"""

TOEREKENINGEN = {
    "vol": VOL,
    "eerste_dag": EERSTE_DAG,
    "laatste_dag": LAATSTE_DAG,
    "midden": MIDDEN,
    "dag": DAG,
    "dag28": DAG28,
    "week": WEEK,
    "zondag": ZONDAG,
    "eigen": EIGEN,
}

SAMPLES: tuple[Sample, ...] = tuple(
    ib_sample(f"toerekening-{naam.replace('_', '-')}", toetsen, naam)
    for naam, toetsen in TOEREKENINGEN.items()
)

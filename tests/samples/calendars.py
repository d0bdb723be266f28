"""A sample for each of the other calendars: iso, maand, doorlopend and tabel."""

from __future__ import annotations

from tests.samples.base import Sample, ib_sample, model_sheet, own_sample

ISO = """
| Toets          | Client | Product | Van        | T/m        | Bedrag per periode                   | Bedrag totaal | Toelichting                                                        |
| heel 2016      | V1     | IB1     | 1-1-2016   | 31-12-2016 | 319,24                               | 4.469,36      | ook 2015-I13 (t/m 3-1-2016) wordt geraakt: 14 x 319,24             |
| alleen 1-1     | V2     | IB1     | 1-1-2016   | 1-1-2016   | 2015-I13: 319,24                     | 319,24        | de periode begint op 30-11-2015; tarief van de eerste actieve dag  |
| eerste maandag | V3     | IB1     | 4-1-2016   | 31-1-2016  | 2016-I01: 319,24                     | 319,24        | 2016-I01 loopt van 4-1 t/m 31-1                                    |
| jaargrens      | V4     | IB1     | 27-12-2016 |            | 2016-I13: 319,24                     | 319,24        | 2016-I13 loopt t/m 1-1-2017; tarief van 27-12                      |
"""

MAAND_PRODUCTEN = """
| Product | Omschrijving       | Soort | Eenheid | Bekostiging | Toerekening |
| MV      | Maandtarief        | basis | maand   | output      | vol         |
| ME      | Idem, eerste dag   | basis | maand   | output      | eerste_dag  |
| MD      | Idem, per dag      | basis | maand   | output      | dag         |
"""

MAAND_TARIEVEN = """
| Product | Vanaf    | T/m | Tarief | Bron                                   | Soort prijs |
| MV      | 1-1-2021 |     | 345,84 | 319,24 x 13/12, omgerekend             | voorbeeld   |
| ME      | 1-1-2021 |     | 345,84 | 319,24 x 13/12, omgerekend             | voorbeeld   |
| MD      | 1-1-2021 |     | 345,84 | 319,24 x 13/12, omgerekend             | voorbeeld   |
"""

MAAND = """
| Toets         | Client | Product | Van       | T/m      | Bedrag per periode                                                 | Bedrag totaal | Toelichting                                        |
| vol           | V1     | MV      | 18-3-2021 | 9-6-2021 | 345,84                                                             | 1.383,36      | maart, april, mei en juni: 4 x 345,84              |
| eerste dag    | V2     | ME      | 18-3-2021 | 9-6-2021 | 2021-04: 345,84; 2021-05: 345,84; 2021-06: 345,84                  | 1.037,52      | 1 maart nog niet: 3 x 345,84                       |
| per dag       | V3     | MD      | 18-3-2021 | 9-6-2021 | 2021-03: 156,19; 2021-04: 345,84; 2021-05: 345,84; 2021-06: 103,75 | 951,62        | 345,84 x 14/31 = 156,186; x 9/30 = 103,752         |
"""

DOORLOPEND = """
| Toets          | Client | Product | Van       | T/m       | Bedrag per periode         | Bedrag totaal | Toelichting                                  |
| precies R02    | V1     | IB1     | 1-2-2016  | 28-2-2016 | R02: 319,24                | 319,24        | R01 begint op 4-1, R02 op 1-2                |
| over de grens  | V2     | IB1     | 31-1-2016 | 1-2-2016  | R01: 319,24; R02: 319,24   | 638,48        | twee dagen in twee perioden                  |
| van 4-1        | V3     | IB1     | 4-1-2016  |           | 319,24                     | 4.150,12      | R13 eindigt op 1-1-2017: 13 x 319,24         |
"""

KWARTALEN = """
| Periode | Van       | T/m        | Jaar |
| 2016-K1 | 1-1-2016  | 31-3-2016  | 2016 |
| 2016-K2 | 1-4-2016  | 30-6-2016  | 2016 |
| 2016-K3 | 1-7-2016  | 30-9-2016  | 2016 |
| 2016-K4 | 1-10-2016 | 31-12-2016 | 2016 |
"""

KWARTAAL_PRODUCTEN = """
| Product | Omschrijving       | Soort | Eenheid | Bekostiging | Toerekening |
| KV      | Kwartaaltarief     | basis | periode | output      | vol         |
| KD      | Idem, per dag      | basis | periode | output      | dag         |
"""

KWARTAAL_TARIEVEN = """
| Product | Vanaf    | T/m        | Tarief   | Soort prijs |
| KV      | 1-1-2016 | 31-12-2016 | 1.000,00 | voorbeeld   |
| KD      | 1-1-2016 | 31-12-2016 | 1.000,00 | voorbeeld   |
"""

TABEL = """
| Toets   | Client | Product | Van       | T/m       | Bedrag per periode                   | Bedrag totaal | Toelichting                                           |
| vol     | V1     | KV      | 15-2-2016 | 15-5-2016 | 1.000,00                             | 2.000,00      | K1 en K2                                              |
| per dag | V2     | KD      | 15-2-2016 | 15-5-2016 | 2016-K1: 505,49; 2016-K2: 494,51     | 1.000,00      | 1.000 x 46/91 = 505,495 en 1.000 x 45/91 = 494,505    |
"""

_TABEL_SAMPLE = Sample(
    "kalender-tabel",
    {
        "Model": model_sheet("kalender-tabel", kalender="tabel", perioden_per_jaar="4"),
        "Kalender": KWARTALEN,
        "Producten": KWARTAAL_PRODUCTEN,
        "Tarieven": KWARTAAL_TARIEVEN,
        "Toetsen": TABEL,
    },
)

SAMPLES: tuple[Sample, ...] = (
    ib_sample("kalender-iso", ISO, kalender="iso"),
    own_sample(
        "kalender-maand", MAAND_PRODUCTEN, MAAND_TARIEVEN, MAAND,
        kalender="maand", jaar="2021", perioden_per_jaar="12",
    ),
    ib_sample("kalender-doorlopend", DOORLOPEND, kalender="doorlopend", anker="4-1-2016"),
    _TABEL_SAMPLE,
)  # fmt: skip

"""Samples of the other funding forms: opslag, p x q, weeks and days, taak, traject, maximum."""

from __future__ import annotations

from tests.samples.base import Sample, ib_sample, own_sample

OPSLAG = """
| Toets            | Client | Product | Opslag | Van       | T/m        | Aantal | Verwacht product | Bedrag per periode                   | Bedrag totaal | Toelichting                                    |
| één periode      | V1     | IB3     | ja     | 1-2-2016  | 28-2-2016  |        | IB3; IB3O        | 1.363,50                             | 1.363,50      | 1.063,61 + 299,89                              |
| heel 2016        | V2     | IB3     | ja     | 1-1-2016  | 31-12-2016 |        | IB3; IB3O        | 1.363,50                             | 17.725,50     | 13 x 1.363,50                                  |
| zonder opslag    | V3     | IB3     | nee    | 1-2-2016  | 28-2-2016  |        | IB3              | 1.063,61                             | 1.063,61      |                                                |
| drie gelijken    | V4     | IB1     | ja     | 1-2-2016  | 28-2-2016  | 3      | IB1; IB1O        | 1.227,75                             | 1.227,75      | 3 x 319,24 + 3 x 90,01                         |
| eigen datums     | V5     | IB3     |        | 1-2-2016  | 27-3-2016  |        | IB3; IB3O        | 2016-P02: 1.063,61; 2016-P03: 1.363,50 | 2.427,11    | opslag alleen in P03                           |
| eigen datums     | V5     | IB3O    |        | 29-2-2016 | 27-3-2016  |        |                  |                                      |               |                                                |
"""

OPSLAG_DAG = """
| Toets            | Client | Product | Opslag | Van       | T/m        | Verwacht product | Bedrag per periode | Bedrag totaal | Toelichting                                                         |
| 16 van 28 dagen  | V1     | IB3     | ja     | 1-2-2016  | 16-2-2016  | IB3; IB3O        | 2016-P02: 779,15   | 779,15        | 607,78 + 171,37, elk apart afgerond (samen zou het 779,14 zijn)     |
"""

PXQ_PRODUCTEN = """
| Product | Omschrijving          | Soort | Eenheid | Bekostiging | Toerekening |
| UUR     | Begeleiding per uur   | basis | uur     | inspanning  | vol         |
| MIN     | Idem, in minuten      | basis | minuut  | inspanning  | vol         |
| DDL     | Nachtverzorging       | basis | dagdeel | inspanning  | vol         |
| STK     | Intake                | basis | stuks   | inspanning  | vol         |
| EUR     | Declaratie in euro    | basis | euro    | inspanning  | vol         |
"""

PXQ_TARIEVEN = """
| Product | Vanaf    | T/m        | Tarief | Bron                              | Soort prijs |
| UUR     | 1-1-2016 | 31-12-2016 | 45,79  | gemiddelde H300 in 2015           | voorbeeld   |
| MIN     | 1-1-2016 | 31-12-2016 | 45,79  | per uur; volume in minuten        | voorbeeld   |
| DDL     | 1-1-2016 | 31-12-2016 | 63,20  | gemiddelde H132 in 2015           | voorbeeld   |
| STK     | 1-1-2016 | 31-12-2016 | 75,00  | verzonnen                         | voorbeeld   |
"""

PXQ = """
| Toets          | Client | Product | Van       | T/m       | Volume | Aantal | Bedrag per periode | Bedrag totaal | Toelichting                                                  |
| 50 minuten     | V1     | MIN     | 1-2-2016  | 28-2-2016 | 50     |        | 2016-P02: 38,16    | 38,16         | 45,79 x 50 / 60 = 38,158; eerst maal, dan delen, dan afronden |
| halve cent     | V2     | UUR     | 1-2-2016  | 28-2-2016 | 12,5   |        | 2016-P02: 572,38   | 572,38        | 45,79 x 12,5 = 572,375                                       |
| dagdelen       | V3     | DDL     | 1-1-2016  | 31-1-2016 | 20     |        | 2016-P01: 1.264,00 | 1.264,00      | 63,20 x 20; een dagdeel wordt nooit in uren omgezet          |
| stuks          | V4     | STK     | 17-2-2016 | 6-4-2016  | 3      |        | 2016-P02: 225,00   | 225,00        | één regel, in de periode van de eerste dag                   |
| euro           | V5     | EUR     | 17-2-2016 | 17-2-2016 | 123,45 |        | 2016-P02: 123,45   | 123,45        | het volume is zelf het bedrag                                |
| twee gelijken  | V6     | UUR     | 1-2-2016  | 28-2-2016 | 12,5   | 2      | 2016-P02: 1.144,76 | 1.144,76      | 2 x 572,38: het afgeronde bedrag maal het aantal             |
"""

WEEK_PRODUCTEN = """
| Product | Omschrijving              | Soort | Eenheid | Bekostiging | Toerekening |
| WZ      | Per week, op zondagen     | basis | week    | output      | zondag      |
| WW      | Per week, geraakte weken  | basis | week    | inspanning  | week        |
| ETM     | Per etmaal                | basis | etmaal  | inspanning  | dag         |
"""

WEEK_TARIEVEN = """
| Product | Vanaf    | T/m | Tarief | Soort prijs |
| WZ      | 1-1-2025 |     | 300,00 | voorbeeld   |
| WW      | 1-1-2025 |     | 300,00 | voorbeeld   |
| ETM     | 1-1-2025 |     | 63,20  | voorbeeld   |
"""

WEEK = """
| Toets                | Client | Product | Van       | T/m        | Bedrag per periode                                       | Bedrag totaal | Toelichting                                                    |
| zondagen             | V1     | WZ      | 7-7-2025  | 7-9-2025   | 2025-07: 900,00; 2025-08: 1.500,00; 2025-09: 300,00      | 2.700,00      | 3, 5 en 1 zondag; het einde is een zondag                      |
| einde geen zondag    | V2     | WZ      | 7-7-2025  | 9-9-2025   | 2025-07: 900,00; 2025-08: 1.500,00; 2025-09: 600,00      | 3.000,00      | de maand met de laatste zondag telt er één meer                |
| geraakte weken       | V3     | WW      | 7-7-2025  | 3-8-2025   | 2025-07: 1.200,00; 2025-08: 300,00                       | 1.500,00      | week 28 t/m 31 in juli, week 31 nog eens in augustus           |
| etmalen              | V4     | ETM     | 30-7-2025 | 3-8-2025   | 2025-07: 126,40; 2025-08: 189,60                         | 316,00        | 2 en 3 etmalen van 63,20                                       |
"""

TAAK_PRODUCTEN = """
| Product | Omschrijving                   | Soort | Eenheid | Bekostiging | Toerekening |
| BER     | Bereikbaarheid avond en nacht  | vast  | jaar    | taak        | vol         |
"""

TAAK_TARIEVEN = """
| Product | Vanaf    | T/m        | Tarief     | Soort prijs |
| BER     | 1-1-2016 | 31-12-2016 | 250.000,00 | voorbeeld   |
"""

TAAK = """
| Toets           | Client | Product | Van       | T/m        | Bedrag per periode                            | Bedrag totaal | Toelichting                                                                |
| heel jaar       |        | BER     | 1-1-2016  | 31-12-2016 |                                               | 250.000,00    | 13 delen tellen precies op                                                 |
| een deel        |        | BER     | 1-1-2016  | 31-1-2016  | 2016-P01: 19.230,77                           | 19.230,77     | afgerond(250.000 x 1/13) = 19.230,77                                       |
| ander deel      |        | BER     | 18-7-2016 | 14-8-2016  | 2016-P08: 19.230,77                           | 19.230,77     | afgerond(x 8/13) 153.846,15 min afgerond(x 7/13) 134.615,38                |
| lager deel      |        | BER     | 20-6-2016 | 17-7-2016  | 2016-P07: 19.230,76                           | 19.230,76     | afgerond(x 7/13) 134.615,38 min afgerond(x 6/13) 115.384,62                |
"""

TRAJECT_PRODUCTEN = """
| Product | Omschrijving               | Soort | Eenheid | Bekostiging | Toerekening | Eerste deel % |
| TRA     | Traject, 70% bij start     | basis | traject | output      | vol         | 70            |
| TRB     | Traject, 33% bij start     | basis | traject | output      | vol         | 33            |
| TRC     | Traject, alles bij start   | basis | traject | output      | vol         |               |
"""

TRAJECT_TARIEVEN = """
| Product | Vanaf    | T/m        | Tarief   | Soort prijs |
| TRA     | 1-1-2016 | 31-12-2016 | 5.000,00 | voorbeeld   |
| TRB     | 1-1-2016 | 31-12-2016 | 2.512,35 | voorbeeld   |
| TRC     | 1-1-2016 | 31-12-2016 | 5.000,00 | voorbeeld   |
"""

TRAJECT = """
| Toets               | Client | Product | Van       | T/m       | Bedrag per periode                       | Bedrag totaal | Toelichting                                         |
| begin en einde      | V1     | TRA     | 15-2-2016 | 6-4-2016  | 2016-P02: 3.500,00; 2016-P04: 1.500,00   | 5.000,00      | 70% bij de start, de rest bij het einde             |
| rest maakt het vol  | V2     | TRB     | 15-2-2016 | 6-4-2016  | 2016-P02: 829,08; 2016-P04: 1.683,27     | 2.512,35      | 33% van 2.512,35 = 829,0755; rest 2.512,35 - 829,08 |
| loopt nog           | V3     | TRA     | 15-2-2016 |           | 2016-P02: 3.500,00                       | 3.500,00      | de rest volgt bij het einde                         |
| in één periode      | V4     | TRA     | 1-2-2016  | 28-2-2016 | 2016-P02: 5.000,00                       | 5.000,00      | beide delen in P02                                  |
| zonder percentage   | V5     | TRC     | 15-2-2016 | 6-4-2016  | 2016-P02: 5.000,00                       | 5.000,00      | alles bij de start                                  |
"""

MAXIMUM_PRODUCTEN = """
| Product | Omschrijving            | Soort | Eenheid | Bekostiging | Toerekening | Maximum |
| MAX     | Met een jaarmaximum     | basis | periode | output      | vol         | 800,00  |
"""

MAXIMUM_TARIEVEN = """
| Product | Vanaf    | T/m        | Tarief | Soort prijs |
| MAX     | 1-1-2016 | 31-12-2016 | 692,21 | voorbeeld   |
"""

MAXIMUM = """
| Toets             | Client | Product | Van       | T/m       | Aantal | Bedrag per periode                   | Bedrag totaal | Toelichting                                   |
| onder het maximum | V1     | MAX     | 1-2-2016  | 28-2-2016 |        | 2016-P02: 692,21                     | 692,21        |                                               |
| er overheen       | V2     | MAX     | 17-2-2016 | 6-4-2016  |        | 2016-P02: 692,21; 2016-P03: 107,79   | 800,00        | P03 wordt afgekapt op 800,00 - 692,21         |
| twee gelijken     | V3     | MAX     | 17-2-2016 | 6-4-2016  | 2      | 2016-P02: 1.384,42; 2016-P03: 215,58 | 1.600,00      | het maximum geldt per cliënt: 2 x 800,00      |
"""

PRIJSDATUM_PRODUCTEN = """
| Product | Omschrijving      | Soort | Eenheid | Bekostiging | Toerekening |
| PV      | Vol tarief        | basis | periode | output      | vol         |
| PD      | Per dag           | basis | periode | output      | dag         |
"""

PRIJSDATUM_TARIEVEN = """
| Product | Vanaf     | T/m        | Tarief | Soort prijs |
| PV      | 1-1-2016  | 14-2-2016  | 319,24 | vast        |
| PV      | 15-2-2016 | 31-12-2016 | 325,00 | voorbeeld   |
| PD      | 1-1-2016  | 14-2-2016  | 319,24 | vast        |
| PD      | 15-2-2016 | 31-12-2016 | 325,00 | voorbeeld   |
"""

PRIJSDATUM = """
| Toets            | Client | Product | Van       | T/m       | Bedrag per periode                 | Bedrag totaal | Toelichting                                             |
| vol, P02         | V1     | PV      | 1-2-2016  | 28-2-2016 | 2016-P02: 319,24                   | 319,24        | het tarief van de eerste dag, 1-2                       |
| vol, later begin | V2     | PV      | 15-2-2016 | 28-2-2016 | 2016-P02: 325,00                   | 325,00        | het tarief van de eerste actieve dag, 15-2              |
| dag, P02         | V3     | PD      | 1-2-2016  | 28-2-2016 | 2016-P02: 322,12                   | 322,12        | 319,24 x 14/28 = 159,62 en 325,00 x 14/28 = 162,50      |
"""

SAMPLES: tuple[Sample, ...] = (
    ib_sample("opslag", OPSLAG),
    ib_sample("opslag-dag", OPSLAG_DAG, "dag"),
    own_sample("volume", PXQ_PRODUCTEN, PXQ_TARIEVEN, PXQ),
    own_sample(
        "weken-en-etmalen", WEEK_PRODUCTEN, WEEK_TARIEVEN, WEEK,
        kalender="maand", jaar="2025", perioden_per_jaar="12",
    ),
    own_sample("taak", TAAK_PRODUCTEN, TAAK_TARIEVEN, TAAK),
    own_sample("traject", TRAJECT_PRODUCTEN, TRAJECT_TARIEVEN, TRAJECT),
    own_sample("maximum", MAXIMUM_PRODUCTEN, MAXIMUM_TARIEVEN, MAXIMUM),
    own_sample("prijsdatum", PRIJSDATUM_PRODUCTEN, PRIJSDATUM_TARIEVEN, PRIJSDATUM),
)  # fmt: skip

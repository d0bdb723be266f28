"""A sample of conversion: the key of the business case (domain.md 000:128 and C13)."""

from __future__ import annotations

from tests.samples.base import Sample, ib_sample

KENMERKEN = """
| Kenmerk | Soort  | Waarden                                                        | Verplicht | Toelichting                |
| Code    | code   | H126; H127; H132; H150; H152; H153; H300; 02015; 02016; 02017  | ja        | Prestatiecode van de AWBZ  |
| Klasse  | geheel | 1-8                                                            | nee       | Klasse van de AWBZ         |
"""

CONVERSIES = """
| Volgorde | Tabel     | Treffer | Anders     | Toelichting                       |
| 1        | Categorie | uniek   | handmatig  | klasse 1-2 wordt IB1, >= 3 IB3    |
| 2        | Opslag    | uniek   | nee        | H152 en H153 krijgen de opslag    |
"""

CATEGORIE = """
| ALS Code  | ALS Klasse | DAN Product | Toelichting                    |
| niet H132 | 1-2        | IB1         | lichte klassen                 |
| niet H132 | >= 3       | IB3         | zware klassen                  |
| H132      |            | handmatig   | dagdelen, geen klasse          |
"""

OPSLAG = """
| ALS Code    | DAN Opslag | Toelichting |
| H152 ; H153 | ja         |             |
"""

TOETSEN = """
| Toets           | Client | Code  | Klasse | Van      | T/m       | Verwacht product | Bedrag totaal | Toelichting              |
| H300 klasse 1   | V1     | H300  | 1      | 1-2-2016 | 28-2-2016 | IB1              | 319,24        |                          |
| H300 klasse 2   | V2     | H300  | 2      | 1-2-2016 | 28-2-2016 | IB1              | 319,24        |                          |
| H300 klasse 3   | V3     | H300  | 3      | 1-2-2016 | 28-2-2016 | IB3              | 1.063,61      |                          |
| H150 klasse 4   | V4     | H150  | 4      | 1-2-2016 | 28-2-2016 | IB3              | 1.063,61      |                          |
| H152 klasse 2   | V5     | H152  | 2      | 1-2-2016 | 28-2-2016 | IB1; IB1O        | 409,25        | 319,24 + 90,01           |
| H153 klasse 5   | V6     | H153  | 5      | 1-2-2016 | 28-2-2016 | IB3; IB3O        | 1.363,50      | 1.063,61 + 299,89        |
| 02015 klasse 3  | V7     | 02015 | 3      | 1-2-2016 | 28-2-2016 | IB3              | 1.063,61      | de nul vooraan telt      |
| klasse ontbreekt | V8     | H300 |        | 1-2-2016 | 28-2-2016 | onopgelost       | 0,00          | geen regel past          |
| dagdelen        | V9     | H132  |        | 1-2-2016 | 28-2-2016 | handmatig        | 0,00          | een mens moet beslissen  |
| klasse 9        | V10    | H300  | 9      | 1-2-2016 | 28-2-2016 | onopgelost       | 0,00          | buiten 1-8               |
"""

SAMPLES: tuple[Sample, ...] = (
    ib_sample(
        "conversie",
        TOETSEN,
        more={
            "Kenmerken": KENMERKEN,
            "Conversies": CONVERSIES,
            "Categorie": CATEGORIE,
            "Opslag": OPSLAG,
        },
    ),
)

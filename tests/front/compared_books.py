"""Two workbooks to compare on the command line, with clients that a changed bound moves."""

from __future__ import annotations

from pathlib import Path

from tests.front.workbooks import model
from tests.samples.base import TARIEVEN, model_sheet
from tests.samples.conversion import CATEGORIE, CONVERSIES, KENMERKEN, OPSLAG

CLIENT = "KLANT-X{}"
CLIENTEN = """
| Client    | Aanbieder | Gemeente | Code | Klasse | Van      | T/m       |
| KLANT-X1  | Zorg Oost | 0505     | H300 | 2      | 1-2-2016 | 28-2-2016 |
| KLANT-X2  | Zorg Oost | 0505     | H300 | 3      | 1-2-2016 | 28-2-2016 |
| KLANT-X3  | Zorg West | 0505     | H152 | 3      | 1-2-2016 | 28-2-2016 |
| KLANT-X4  | Zorg West | 0505     | H132 | 3      | 1-2-2016 | 28-2-2016 |
"""
"""With the old table IB1, IB3, IB3 with the opslag, and a person who must decide."""

MOVED = CATEGORIE.replace("| 1-2  ", "| 1-3  ").replace(">= 3", ">= 4")
DEARER = TARIEVEN.replace("319,24", "325,62")
TABLES = {
    "Kenmerken": KENMERKEN,
    "Conversies": CONVERSIES,
    "Categorie": CATEGORIE,
    "Opslag": OPSLAG,
}
OLD_CENTS = 31_924 + 106_361 + 106_361 + 29_989
NEW_CENTS = 32_562 + 32_562 + 32_562 + 9_001


def old_book(path: Path, **sheets: str) -> Path:
    """The model as it is, without clients."""
    return model(path, **(TABLES | sheets))


def new_book(path: Path, **sheets: str) -> Path:
    """Klasse 3 becomes IB1, IB1 becomes dearer, and the clients stand in it."""
    changed = {
        "Model": model_sheet("Proef", wissel="laatste"),
        "Categorie": MOVED,
        "Tarieven": DEARER,
        "Clienten": CLIENTEN,
    }
    return model(path, **(TABLES | changed | sheets))

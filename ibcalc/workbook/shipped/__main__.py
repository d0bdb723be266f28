"""``python -m ibcalc.workbook.shipped [MAP]``: build the shipped workbooks again."""

from __future__ import annotations

import sys
from pathlib import Path

from ibcalc.workbook.shipped.build import rebuild

DEFAULT_FOLDER = Path("templates")


def main(arguments: list[str]) -> None:
    """Write the workbooks to the folder that is named, else to ``templates``."""
    folder = Path(arguments[0]) if arguments else DEFAULT_FOLDER
    for path in rebuild(folder):
        sys.stdout.write(f"Geschreven: {path}\n")


if __name__ == "__main__":
    main(sys.argv[1:])

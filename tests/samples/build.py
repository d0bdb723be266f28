"""Writes the sample workbooks ``*.toets.xlsx`` beside this file: ``python -m tests.samples.build``.

The data stands as Markdown tables in the modules of this folder; a test holds the committed files
equal to it.
"""

from __future__ import annotations

from pathlib import Path

from tests.samples import calendars, conversion, funding, toerekeningen, wissels
from tests.samples.base import Sample
from tests.samples.sheets import parse, write

HERE = Path(__file__).parent
SUFFIX = ".toets.xlsx"
SAMPLES: tuple[Sample, ...] = (
    *toerekeningen.SAMPLES,
    *wissels.SAMPLES,
    *calendars.SAMPLES,
    *funding.SAMPLES,
    *conversion.SAMPLES,
)


def build(folder: Path = HERE) -> list[Path]:
    """Write every sample to a folder; returns their paths."""
    return [build_one(sample, folder) for sample in SAMPLES]


def build_one(sample: Sample, folder: Path) -> Path:
    """Write one sample; the file bears its name."""
    path = folder / f"{sample.naam}{SUFFIX}"
    write(path, {name: parse(markdown) for name, markdown in sample.sheets.items()})
    return path


if __name__ == "__main__":
    for written in build():
        print(written.name)

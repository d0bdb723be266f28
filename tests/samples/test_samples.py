"""The committed sample workbooks are what their data says, part by part."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tests.samples.base import Sample
from tests.samples.build import HERE, SAMPLES, SUFFIX, build_one


def _parts(path: Path) -> dict[str, bytes]:
    """The parts without their compression, which differs between versions of zlib."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.naam)
def test_committed_file_equals_its_data(sample: Sample, tmp_path: Path) -> None:
    built = _parts(build_one(sample, tmp_path))
    assert _parts(HERE / f"{sample.naam}{SUFFIX}") == built


def test_no_sample_is_left_over() -> None:
    committed = {path.name for path in HERE.glob(f"*{SUFFIX}")}
    assert committed == {f"{sample.naam}{SUFFIX}" for sample in SAMPLES}

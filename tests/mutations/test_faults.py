"""The list of planted faults stays alive: each still has its one place in the source."""

from __future__ import annotations

import ast

from tests.mutations.catalog import faults


def test_every_fault_has_its_one_place() -> None:
    lost = [f"{fault.path}: {fault.name}" for fault in faults() if len(fault.places) != 1]
    assert not lost


def test_every_fault_is_python_and_not_what_stands_there() -> None:
    for fault in faults():
        assert fault.old != fault.new, fault.name
        ast.parse(fault.planted, filename=f"{fault.path}: {fault.name}")


def test_faults_are_many_and_each_is_named_once() -> None:
    named = [(fault.path, fault.name) for fault in faults()]
    assert len(named) == len(set(named)) > 400

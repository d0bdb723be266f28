"""The rules of the house (design.md section 7), held by reading the source of every module."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "ibcalc"
OWN_FOLDERS = ("ibcalc", "tests", "benchmarks", "docs")

FLOORS = {"model": 0, "tables": 1, "engine": 2, "workbook": 3, "front": 4}
DOOR = 5
"""``ibcalc/__init__.py`` and what else stands beside the floors: may import all of them."""

THIRD_PARTY: dict[int, frozenset[str]] = {
    0: frozenset(),
    1: frozenset({"numpy", "polars"}),
    2: frozenset({"numpy", "polars"}),
}
PURE = (0, 1, 2)
IMPURE_MODULES = frozenset(
    {
        "io", "logging", "multiprocessing", "os", "pathlib", "random", "shutil", "socket",
        "sqlite3", "subprocess", "sys", "tempfile", "threading", "time", "urllib", "zipfile",
    }
)  # fmt: skip
DOORS = {
    "ibcalc/tables/dmn/file.py": "a DMN file is loaded where its tables are, without a workbook",
}
"""The modules of the pure floors that may read a file, each with the reason."""

IMPURE_CALLS = frozenset({"open", "print", "input", "exec", "eval", "__import__"})
CLOCK = frozenset({"now", "today", "utcnow"})

BANNED_NAMES = frozenset({"utils", "util", "helpers", "helper", "common", "misc"})

MOST_LINES = 300
MOST_LINES_EVER = 400
LONG_FILES: dict[str, str] = {}
"""Files over MOST_LINES, each with the reason why it is one piece."""

MOST_FUNCTION_LINES = 60
LONG_FUNCTION, LONG_SHARE = 40, 0.02


class Module(NamedTuple):
    """One module of the package: its dotted name, file, source and tree."""

    name: str
    path: str
    source: str
    tree: ast.Module

    @property
    def floor(self) -> int:
        """The floor it stands on."""
        return floor_of(self.name)


class Import(NamedTuple):
    """One import of a module, wherever it stands in the file."""

    target: str
    line: int


def floor_of(name: str) -> int:
    """``floor_of("ibcalc.engine.run") == 2``."""
    parts = name.split(".")
    return FLOORS.get(parts[1], DOOR) if len(parts) > 1 else DOOR


def dotted(path: Path) -> str:
    """The dotted name of a file of the package."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def modules() -> tuple[Module, ...]:
    """Every module of the package."""
    return tuple(read(path) for path in sorted(PACKAGE.rglob("*.py")))


def read(path: Path) -> Module:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source, filename=str(path), feature_version=(3, 11))
    return Module(dotted(path), path.relative_to(ROOT).as_posix(), source, tree)


def python_files() -> Iterator[Path]:
    yield ROOT / "start.py"
    for folder in OWN_FOLDERS:
        yield from sorted((ROOT / folder).rglob("*.py"))


def imports(module: Module) -> Iterator[Import]:
    """All imports: at the top, in functions, and those for type checkers only."""
    known = {each.name for each in modules()}
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            full = (f"{base}.{alias.name}" for alias in node.names)
            yield from (Import(name if name in known else base, node.lineno) for name in full)


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def own(target: str) -> bool:
    return target.split(".", maxsplit=1)[0] == "ibcalc"


def test_the_package_is_read() -> None:
    assert {module.floor for module in modules()} >= {0, 1, 2, 3, 4}


def test_imports_go_downward() -> None:
    upward = [
        f"{module.path}:{line} imports {target}"
        for module in modules()
        for target, line in imports(module)
        if own(target) and floor_of(target) > module.floor
    ]
    assert not upward


def test_imports_are_absolute() -> None:
    relative = [
        f"{module.path}:{node.lineno}"
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert not relative


def test_no_import_cycles() -> None:
    graph = {
        module.name: {target for target, _ in imports(module) if own(target)} - {module.name}
        for module in modules()
    }
    assert not cycles(graph)


def cycles(graph: dict[str, set[str]]) -> set[str]:
    """What is left when modules that import nothing (any more) are taken away again and again."""
    left = dict(graph)
    while free := {name for name, targets in left.items() if not targets & left.keys()}:
        left = {name: targets for name, targets in left.items() if name not in free}
    importers = {name for name, targets in left.items() if targets & left.keys()}
    while ends := {name for name in importers if not any(name in left[by] for by in importers)}:
        importers -= ends
    return importers


def test_a_cycle_is_seen() -> None:
    graph = {"a": {"b"}, "b": {"c"}, "c": {"b", "d"}, "d": set[str]()}
    assert cycles(graph) == {"b", "c"}


def test_lower_floors_import_few_others() -> None:
    strange = [
        f"{module.path}:{line} imports {target}"
        for module in modules()
        if module.floor in THIRD_PARTY
        for target, line in imports(module)
        if not own(target)
        and target.split(".")[0] not in sys.stdlib_module_names | THIRD_PARTY[module.floor]
    ]
    assert not strange


def test_lower_floors_are_pure() -> None:
    impure = [
        f"{module.path}: {what}"
        for module in modules()
        if module.floor in PURE and module.path not in DOORS
        for what in impurities(module)
    ]
    assert not impure


def test_doors_are_small_and_still_needed() -> None:
    doors = [module for module in modules() if module.path in DOORS]
    assert len(doors) == len(DOORS)
    assert all(list(impurities(module)) for module in doors)
    assert all(count_lines(module.path) <= 50 for module in doors)


def impurities(module: Module) -> Iterator[str]:
    """Files, streams, clock and chance that a module touches."""
    for target, line in imports(module):
        if target.split(".")[0] in IMPURE_MODULES:
            yield f"{line} imports {target}"
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            if node.func.id in IMPURE_CALLS:
                yield f"{node.lineno} calls {node.func.id}"
        elif isinstance(node, ast.Attribute) and node.attr in CLOCK:
            yield f"{node.lineno} reads the clock"


def test_names_say_what_is_inside() -> None:
    named = [part for module in modules() for part in module.name.split(".")]
    assert not BANNED_NAMES.intersection(named)


@pytest.mark.parametrize("path", [path.relative_to(ROOT).as_posix() for path in python_files()])
def test_files_are_short(path: str) -> None:
    assert count_lines(path) <= (MOST_LINES_EVER if path in LONG_FILES else MOST_LINES)


def count_lines(path: str) -> int:
    return len((ROOT / path).read_text(encoding="utf-8").splitlines())


def test_exceptions_are_still_needed() -> None:
    assert not [path for path in LONG_FILES if count_lines(path) <= MOST_LINES]


def function_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines from ``def`` to the end, without the docstring."""
    lines = (node.end_lineno or node.lineno) - node.lineno + 1
    first = node.body[0]
    if ast.get_docstring(node, clean=False) is not None:
        lines -= (first.end_lineno or first.lineno) - first.lineno + 1
    return lines


def test_functions_are_short() -> None:
    lengths = {
        f"{module.path}:{node.lineno} {node.name}": function_lines(node)
        for module in modules()
        for node in functions(module.tree)
    }
    assert not [name for name, lines in lengths.items() if lines > MOST_FUNCTION_LINES]
    long = [name for name, lines in lengths.items() if lines > LONG_FUNCTION]
    assert len(long) <= LONG_SHARE * len(lengths), long
    assert median(lengths.values()) < 10


def test_everything_public_has_a_docstring() -> None:
    bare = [
        f"{module.path}: {name}"
        for module in modules()
        for name, node in public(module.tree, module.name)
        if ast.get_docstring(node) is None
    ]
    assert not bare


Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def public(node: Documented, name: str) -> Iterator[tuple[str, Documented]]:
    """A module and its public classes, functions and methods; not what stands in functions."""
    yield name, node
    if isinstance(node, ast.Module | ast.ClassDef):
        named = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
        children = [child for child in node.body if isinstance(child, named)]
        for child in children:
            if not child.name.startswith("_"):
                yield from public(child, f"{name}.{child.name}")

"""No binary float touches money (design.md section 3): the source of the pure floors is read."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
MONEY_FLOORS = ("model", "tables", "engine")
FLOAT_NAMES = frozenset(
    {
        "Float32", "Float64", "average", "divide", "float16", "float32", "float64", "floating",
        "fsum", "linspace", "mean", "true_divide",
    }
)  # fmt: skip
ALLOWED = {
    "ibcalc/model/names.py": r"literal 0\.6",  # how much alike two names must be to suggest one
    "ibcalc/engine/run.py": r"float|literal 0\.\d",  # progress, never an amount
}


def test_no_binary_float_near_money() -> None:
    floats = [
        f"{path.relative_to(ROOT)}:{line} {what}"
        for floor in MONEY_FLOORS
        for path in sorted((ROOT / "ibcalc" / floor).rglob("*.py"))
        for line, what in binary_floats(ast.parse(path.read_text(encoding="utf-8")))
        if not re.fullmatch(ALLOWED.get(path.relative_to(ROOT).as_posix(), ""), what)
    ]
    assert not floats


def binary_floats(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Where a binary float may come up: literals, ``float``, ``/``, ``round`` and their kin.

    Division passes if a Fraction or a Decimal takes part in it: one that is made on the spot, or
    a name that the function makes or declares so. Any other division is written with ``//``.
    """
    scopes = scope_of(tree)
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
            yield line, f"literal {node.value}"
        elif isinstance(node, ast.Name) and node.id == "float":
            yield line, "float"
        elif isinstance(node, ast.Name) and node.id == "round":
            yield line, "round() is half to even: use round_half_away"
        elif isinstance(node, ast.Attribute) and node.attr in FLOAT_NAMES:
            yield line, node.attr
        elif isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div):
            exact = {"Fraction", "Decimal"} | exact_names(scopes[node])
            if not names_in(node) & exact:
                yield line, f"division that may give a float: {ast.unparse(node)}"


def scope_of(tree: ast.Module) -> dict[ast.AST, ast.AST]:
    """Every node with the innermost function around it, or the module."""
    scopes: dict[ast.AST, ast.AST] = dict.fromkeys(ast.walk(tree), tree)
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
            scopes.update(dict.fromkeys(ast.walk(function), function))
    return scopes


def exact_names(scope: ast.AST) -> set[str]:
    """Names that a function takes as, or makes into, a Fraction or a Decimal."""
    exact: set[str] = set()
    for node in ast.walk(scope):
        if isinstance(node, ast.arg) and node.annotation and is_exact(node.annotation):
            exact.add(node.arg)
        elif isinstance(node, ast.Assign) and is_exact(node.value):
            exact |= {target.id for target in node.targets if isinstance(target, ast.Name)}
    return exact


def is_exact(node: ast.AST) -> bool:
    return bool(names_in(node) & {"Fraction", "Decimal"})


def names_in(node: ast.AST) -> set[str]:
    return {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}


@pytest.mark.parametrize(
    "source",
    ["x = 0.5", "float(x)", "a / b", "round(x)", "np.float64(x)", "x.mean()", "y = 1e3", "x /= 2"],
)
def test_a_float_is_seen(source: str) -> None:
    assert list(binary_floats(ast.parse(source)))


@pytest.mark.parametrize(
    "source",
    [
        "a // b",
        "Fraction(a) / 100",
        "Decimal('0.5')",
        "def f(x: Decimal):\n    return x / 100",
        "def f(x):\n    y = Fraction(x)\n    return y / 100",
    ],
)
def test_exact_arithmetic_passes(source: str) -> None:
    assert not list(binary_floats(ast.parse(source)))


def test_what_is_exact_elsewhere_is_not_exact_here() -> None:
    source = "def f(x: Decimal):\n    return x\ndef g(x):\n    return x / 100"
    assert list(binary_floats(ast.parse(source)))

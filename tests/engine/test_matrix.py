"""The matrix of a result is what its lines add up to."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from ibcalc.engine.matrix import Matrix, no_matrix
from tests.engine.strategies import LIGHT, Case, cases
from tests.reference.outcome import run_engine

Key = tuple[str, str, str, str]


def keys(matrix: Matrix) -> list[Key]:
    """Client, aanbieder, gemeente and product of each row."""
    columns = (matrix.client, matrix.aanbieder, matrix.gemeente, matrix.product)
    client, aanbieder, gemeente, product = (
        [column.text(row) for row in range(len(matrix))] for column in columns
    )
    return list(zip(client, aanbieder, gemeente, product, strict=True))


@LIGHT
@given(cases(), st.integers(1, 5))
def test_the_matrix_is_the_sum_of_the_lines(case: Case, at_once: int) -> None:
    """Cents and numbers of lines by key and period, whatever the pieces that are asked for."""
    result = run_engine(case.model, case.rows)
    cents: Counter[tuple[Key, str]] = Counter()
    lines: Counter[tuple[Key, str]] = Counter()
    columns = ("client", "aanbieder", "gemeente", "product", "periode", "bedrag_cent")
    for *key, label, amount in result.lines.select(columns).iter_rows():
        cents[tuple(key), label] += amount
        lines[tuple(key), label] += 1
    labels = [period.label for period in result.model.calendar]
    found = keys(result.matrix)
    for start in range(0, len(found), at_once):
        stop = min(start + at_once, len(found))
        some_cents, some_lines = result.matrix.sums(start, stop)
        assert some_cents.shape == some_lines.shape == (stop - start, len(labels))
        for row in range(start, stop):
            for period, label in enumerate(labels):
                assert some_cents[row - start, period] == cents[found[row], label]
                assert some_lines[row - start, period] == lines.pop((found[row], label), 0)
    assert not lines


@LIGHT
@given(cases())
def test_each_combination_stands_once_and_in_order(case: Case) -> None:
    """Clients as they first occur in the caseload, lump sums last; products as in the model."""
    result = run_engine(case.model, case.rows)
    clients = [str(client) for client in result.caseload.client.values[1:]]
    products = [product.code for product in result.model.producten]
    found = keys(result.matrix)
    assert len(set(found)) == len(found)
    assert found == sorted(
        found,
        key=lambda key: (
            clients.index(key[0]) if key[0] else len(clients),
            key[1],
            key[2],
            products.index(key[3]),
        ),
    )


def test_nothing_has_an_empty_matrix() -> None:
    matrix = no_matrix(13)
    assert len(matrix) == 0
    assert [sums.shape for sums in matrix.sums(0, 0)] == [(0, 13), (0, 13)]

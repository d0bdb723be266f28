"""GoRules ZEN, each way in which it can be asked from Python: one table, compiled once.

A table in loop mode takes a list of clients in one call; calls of a thousand are its quickest.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import zen

from benchmarks.table_job import FeelTable, TableJob, clients_as_dicts, feel_table
from benchmarks.table_peer import TablePeer, Told

KEY, CHUNK = "tabel", 1_000
Answers = list[Any]
"""Of each call: a result, or for a loop the results of its clients."""


@dataclass(frozen=True, slots=True)
class Asked:
    """An engine that has compiled the table, and what each call is given."""

    engine: zen.ZenEngine
    contexts: list[Any]


def graph(table: FeelTable, *, loop: bool) -> dict[str, object]:
    """The table as a decision graph: input, table, output."""
    content: dict[str, object] = {
        "hitPolicy": "first",
        "inputs": [
            {"id": f"i{at}", "name": name, "type": "expression", "field": name}
            for at, name in enumerate(table.inputs)
        ],
        "outputs": [{"id": "o", "name": table.output, "type": "expression", "field": table.output}],
        "rules": [_rule(table, number, row) for number, row in enumerate(table.rows, start=1)],
    }
    if loop:
        content |= {"executionMode": "loop", "inputField": "rows", "outputPath": "rows"}
    nodes = [
        {"id": "in", "type": "inputNode", "name": "in", "content": {}},
        {"id": "table", "type": "decisionTableNode", "name": "table", "content": content},
        {"id": "out", "type": "outputNode", "name": "out", "content": {}},
    ]
    edges = [
        {"id": f"{source}-{target}", "type": "edge", "sourceId": source, "targetId": target}
        for source, target in (("in", "table"), ("table", "out"))
    ]
    return {"nodes": nodes, "edges": edges}


def _rule(table: FeelTable, number: int, row: tuple[str, ...]) -> dict[str, str]:
    cells = {f"i{at}": row[at] for at in range(len(table.inputs))}
    return {"_id": str(number), **cells, "o": row[-1]}


def engine(table: FeelTable, *, loop: bool) -> zen.ZenEngine:
    """An engine that has the table compiled under :data:`KEY`."""
    return zen.ZenEngine({"loader": {"type": "static", "content": {KEY: graph(table, loop=loop)}}})


def _calls(job: TableJob) -> Asked:
    return Asked(engine(feel_table(), loop=False), clients_as_dicts(job))


def _batch(job: TableJob) -> Asked:
    requests = [{"key": KEY, "context": client} for client in clients_as_dicts(job)]
    return Asked(engine(feel_table(), loop=False), requests)


def _loop(job: TableJob) -> Asked:
    clients = clients_as_dicts(job)
    chunks = [{"rows": clients[at : at + CHUNK]} for at in range(0, len(clients), CHUNK)]
    return Asked(engine(feel_table(), loop=True), chunks)


def _loop_of_text(job: TableJob) -> Asked:
    asked = _loop(job)
    return Asked(asked.engine, [json.dumps(chunk) for chunk in asked.contexts])


def _evaluate(asked: Asked) -> Answers:
    return [asked.engine.evaluate(KEY, context)["result"] for context in asked.contexts]


def _evaluate_batch(asked: Asked) -> Answers:
    answers = asked.engine.evaluate_batch(asked.contexts)
    return [answer["data"]["result"] for answer in answers]


def _evaluate_with_trace(asked: Asked) -> Answers:
    trace: zen.DecisionEvaluateOptions = {"trace": True}
    return [asked.engine.evaluate(KEY, context, trace) for context in asked.contexts]


def _told(answers: Answers) -> Told:
    return Told([_product(answer) for answer in answers], None)


def _loop_told(answers: Answers) -> Told:
    return _told([one for answer in answers for one in answer["rows"]])


def _trace_told(answers: Answers) -> Told:
    """A loop has a trace only for the clients that a rule fits."""
    products = _loop_told([answer["result"] for answer in answers]).products
    traces = (one for answer in answers for one in answer["trace"]["table"]["traceData"])
    return Told(products, [int(next(traces)["rule"]["_id"]) if one else 0 for one in products])


def _product(answer: dict[str, str] | None) -> str:
    return answer["Product"] if answer else ""


def answer_of(table: FeelTable, client: dict[str, object]) -> str:
    """What it says about one client: its result as text, or its error.

    ZEN raises RuntimeError for all that it refuses.
    """
    try:
        said = engine(table, loop=False).evaluate(KEY, client)["result"]
    except RuntimeError as error:
        return f"fout: {error}"
    return json.dumps(said)


CALLS = TablePeer(_calls, _evaluate, _told)
BATCH = TablePeer(_batch, _evaluate_batch, _told)
LOOP = TablePeer(_loop, _evaluate, _loop_told)
LOOP_OF_TEXT = TablePeer(_loop_of_text, _evaluate, _loop_told)
LOOP_WITH_TRACE = TablePeer(_loop, _evaluate_with_trace, _trace_told)

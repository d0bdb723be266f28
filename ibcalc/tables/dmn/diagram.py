"""The drawing of exported decisions, without which a modeller shows an empty page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ibcalc.tables.dmn.markup import Node, node

DMNDI = "https://www.omg.org/spec/DMN/20191111/DMNDI/"
DC = "http://www.omg.org/spec/DMN/20180521/DC/"
DI = "http://www.omg.org/spec/DMN/20180521/DI/"

WIDTH, HEIGHT, APART, LEVEL = 180, 60, 40, 160


@dataclass(frozen=True, slots=True)
class Drawn:
    """An element by its id, and the ids of what it needs."""

    identity: str
    needs: tuple[str, ...] = ()
    decision: bool = False


def diagram(drawn: Sequence[Drawn]) -> Node:
    """Decisions from left to right, each below what it needs; input data in a row at the bottom."""
    places = dict(_places(drawn))
    shapes = [_shape(each, places[each.identity]) for each in drawn]
    edges = [
        _edge(f"{each.identity}_nodig_{number}", places[need], places[each.identity])
        for each in drawn
        for number, need in enumerate(each.needs, start=1)
    ]
    return node(
        "dmndi:DMNDI",
        node("dmndi:DMNDiagram", *shapes, *edges, id="tekening"),
        xmlns__dmndi=DMNDI,
        xmlns__dc=DC,
        xmlns__di=DI,
    )


def _places(drawn: Sequence[Drawn]) -> Iterator[tuple[str, tuple[int, int]]]:
    decisions = [each for each in drawn if each.decision]
    data = [each for each in drawn if not each.decision]
    for row, group in ((0, decisions), (1, data)):
        for at, each in enumerate(group):
            yield each.identity, (APART + at * (WIDTH + APART), APART + row * LEVEL)


def _shape(each: Drawn, place: tuple[int, int]) -> Node:
    bounds = node(
        "dc:Bounds", x=str(place[0]), y=str(place[1]), width=str(WIDTH), height=str(HEIGHT)
    )
    return node("dmndi:DMNShape", bounds, id=f"{each.identity}_vorm", dmnElementRef=each.identity)


def _edge(identity: str, start: tuple[int, int], end: tuple[int, int]) -> Node:
    same_row = start[1] == end[1]
    begin_y = start[1] + (HEIGHT // 2 if same_row else 0)
    end_y = end[1] + (HEIGHT // 2 if same_row else HEIGHT)
    begin_x = start[0] + (WIDTH if same_row else WIDTH // 2)
    end_x = end[0] + (0 if same_row else WIDTH // 2)
    return node(
        "dmndi:DMNEdge",
        node("di:waypoint", x=str(begin_x), y=str(begin_y)),
        node("di:waypoint", x=str(end_x), y=str(end_y)),
        id=f"{identity}_pijl",
        dmnElementRef=identity,
    )

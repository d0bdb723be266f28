"""The looks of what a checked copy adds: marks by severity, and the cells of its own sheets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from types import MappingProxyType

from ibcalc.model.findings import Severity
from ibcalc.workbook.result.styles import INK, LINE, PAPER, SOFT

DARK = "FF000000"
"""Text on a mark: a header may have white letters, which no light fill carries."""

FILLS: Mapping[Severity, str] = MappingProxyType(
    {
        Severity.FOUT: "FFFFC7CE",
        Severity.WAARSCHUWING: "FFFFD27F",
        Severity.INFO: "FFCFE2F3",
    }
)
"""Light, so that dark text can be read on them, and different from the colours of templates."""

LINK_INK, INTRO_INK = "#0B5394", "#404040"
WHOLE_NUMBER, AS_TEXT = 3, 49
"""Built-in number formats: ``#,##0`` and ``@``."""


class Look(Enum):
    """What a cell of the added sheets is."""

    TITLE = auto()
    INTRO = auto()
    SECTION = auto()
    HEADER = auto()
    NUMBER_HEADER = auto()
    TEXT = auto()
    LINK = auto()
    COUNT = auto()
    PROPOSED = auto()
    FOUT = auto()
    WAARSCHUWING = auto()
    INFO = auto()


SEVERITY_LOOKS: Mapping[Severity, Look] = MappingProxyType(
    {
        Severity.FOUT: Look.FOUT,
        Severity.WAARSCHUWING: Look.WAARSCHUWING,
        Severity.INFO: Look.INFO,
    }
)


@dataclass(frozen=True, slots=True)
class LookXml:
    """The pieces of a cell format as they stand in the styles part; empty for the plain one."""

    font: str
    fill: str = ""
    border: str = ""
    alignment: str = ""
    number_format: int = 0


def _argb(colour: str) -> str:
    return f"FF{colour.removeprefix('#')}"


def _font(size: int = 11, *, colour: str = "", bold: bool = False, line: bool = False) -> str:
    return (
        f"<font>{'<b/>' if bold else ''}{'<u/>' if line else ''}"
        f'<sz val="{size}"/><color rgb="{_argb(colour) if colour else DARK}"/>'
        '<name val="Calibri"/><family val="2"/></font>'
    )


def solid(argb: str) -> str:
    """The XML of a fill in one colour."""
    return (
        f'<fill><patternFill patternType="solid"><fgColor rgb="{argb}"/><bgColor indexed="64"/>'
        "</patternFill></fill>"
    )


def _align(horizontal: str = "left", vertical: str = "top", *, wrap: bool = True) -> str:
    wrapped = ' wrapText="1"' if wrap else ""
    return f'<alignment horizontal="{horizontal}" vertical="{vertical}"{wrapped} indent="1"/>'


_RULE = (
    f'<border><left/><right/><top/><bottom style="thin"><color rgb="{_argb(LINE)}"/></bottom>'
    "<diagonal/></border>"
)
_BOX = "<border>{}<diagonal/></border>".format(
    "".join(
        f'<{side} style="thin"><color rgb="{_argb(LINE)}"/></{side}>'
        for side in ("left", "right", "top", "bottom")
    )
)
_HEADER_FONT, _HEADER_FILL = _font(colour=PAPER, bold=True), solid(_argb(INK))

LOOKS: Mapping[Look, LookXml] = MappingProxyType(
    {
        Look.TITLE: LookXml(_font(18, colour=INK, bold=True)),
        Look.INTRO: LookXml(_font(colour=INTRO_INK)),
        Look.SECTION: LookXml(_font(13, colour=INK, bold=True)),
        Look.HEADER: LookXml(_HEADER_FONT, _HEADER_FILL, "", _align(vertical="center")),
        Look.NUMBER_HEADER: LookXml(_HEADER_FONT, _HEADER_FILL, "", _align("right", "center")),
        Look.TEXT: LookXml(_font(), "", _RULE, _align()),
        Look.LINK: LookXml(_font(colour=LINK_INK, line=True), "", _RULE, _align()),
        Look.COUNT: LookXml(_font(), "", _RULE, _align("right", wrap=False), WHOLE_NUMBER),
        Look.PROPOSED: LookXml(_font(), solid(_argb(SOFT)), _BOX, _align(), AS_TEXT),
        **{
            look: LookXml(_font(bold=True), solid(FILLS[severity]), _RULE, _align())
            for severity, look in SEVERITY_LOOKS.items()
        },
    }
)

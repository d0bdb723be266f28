"""How cells look: number formats, colours, widths. Every meaning of a colour has a label too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from ibcalc.model.cell import dutch_number
from ibcalc.workbook.sheets.columns import CellType
from ibcalc.workbook.template.layout import ColumnLayout, Content

FONT = "Calibri"
INPUT_FILL = "#FFF8DC"
FILLED_FILL = "#F2F2F2"
HEADER_FILL = "#1F4E79"
LINE = "#BFBFBF"

AS_TEXT = "@"
MONEY = "[$€-413] #,##0.00;-[$€-413] #,##0.00"
DAY = "dd-mm-yyyy"
WHOLE, THOUSANDS, DECIMALS = "0", "#,##0", "#,##0.00"

_BY_TYPE: Mapping[CellType, str] = MappingProxyType(
    {
        CellType.BEDRAG: MONEY,
        CellType.DATUM: DAY,
        CellType.GEHEEL: WHOLE,
        CellType.PERCENTAGE: DECIMALS,
    }
)

_RIGHT: Mapping[str, object] = MappingProxyType({"align": "right", "indent": 1})
_ALIGNMENT: Mapping[str, Mapping[str, object]] = MappingProxyType(
    {AS_TEXT: {"align": "left"}, DAY: {"align": "center"}, WHOLE: {"align": "center"}}
)

NARROWEST, WIDEST = 8, 56
LINE_HEIGHT = 15
_LETTERS_PER_WIDTH = Decimal("1.15")
FILTER_BUTTON = 4
_MARGIN = 3


def number_format(column: ColumnLayout, contents: Sequence[Content]) -> str:
    """The format of a column: text unless its type or its content says that it holds numbers."""
    if column.type in _BY_TYPE:
        return _BY_TYPE[column.type]
    numbers = [value for value in contents if isinstance(value, int | Decimal)]
    if column.type is CellType.GETAL:
        return THOUSANDS if all(value == int(value) for value in numbers) else DECIMALS
    return DECIMALS if numbers and len(numbers) == len(contents) else AS_TEXT


def cell_format(content: Content, column_format: str) -> str:
    """The format of one cell: a value of another type than its column is shown as what it is."""
    if isinstance(content, str):
        return AS_TEXT
    if isinstance(content, date):
        return DAY
    if isinstance(content, int | Decimal) and column_format in {AS_TEXT, DAY}:
        return WHOLE if isinstance(content, int) else DECIMALS
    return column_format


def column_width(column: ColumnLayout, contents: Sequence[Content], shown_as: str) -> int:
    """A width, in characters, that fits the header with its filter button and the content."""
    longest = max((_length(content, shown_as) for content in contents), default=0)
    half = (len(column.header) + 1) // 2
    header = max(half, *(len(word) for word in column.header.split())) + FILTER_BUTTON
    wanted = max(longest + _MARGIN, header)
    return min(max(wanted, NARROWEST), WIDEST)


def _length(content: Content, shown_as: str) -> int:
    if content is None:
        return 0
    if isinstance(content, date):
        return len("31-12-2016")
    if isinstance(content, str):
        return max(len(line) for line in content.split("\n"))
    if shown_as == MONEY:
        return len("€ 1.234.567,89")
    return len(dutch_number(content)) + (len(",00") if shown_as == DECIMALS else 1)


def header_look(*, must_fill: bool) -> Mapping[str, object]:
    """White on dark blue; the columns that must be filled in bold, the others in italics."""
    return {
        "bold": must_fill,
        "italic": not must_fill,
        "font_color": "#FFFFFF",
        "bg_color": HEADER_FILL,
        "border": 1,
        "border_color": LINE,
        "text_wrap": True,
        "valign": "vcenter",
    }


def lines_of(text: str, width: int) -> int:
    """How many lines a wrapped text takes in a column; words may not fill a line to its end."""
    room = int(width * _LETTERS_PER_WIDTH)
    return sum(_lines_of_words(line.split(), room) for line in text.split("\n"))


def _lines_of_words(words: Sequence[str], room: int) -> int:
    lines, used = 1, 0
    for word in words:
        if used and used + 1 + len(word) > room:
            lines, used = lines + 1, 0
        used += len(word) + (1 if used else 0)
    return lines


class Styles:
    """The formats of one workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, object], ...], Format] = {}

    def make(self, **properties: object) -> Format:
        """The format with these properties, in the house font, aligned to the top."""
        key = tuple(sorted(properties.items(), key=lambda item: item[0]))
        if key not in self._made:
            base = {"font_name": FONT, "font_size": 11, "valign": "top"}
            self._made[key] = self._workbook.add_format({**base, **properties})
        return self._made[key]

    def header(self, *, must_fill: bool) -> Format:
        """The header cell of a column."""
        return self.make(**header_look(must_fill=must_fill))

    def cell(self, shown_as: str, *, entered: bool, left: bool = False) -> Format:
        """A cell of a table, in the colour of what a user enters or of what ibcalc fills."""
        alignment = {"align": "left"} if left else _ALIGNMENT.get(shown_as, _RIGHT)
        return self.make(
            **alignment,
            num_format=shown_as,
            bg_color=INPUT_FILL if entered else FILLED_FILL,
            border=1,
            border_color=LINE,
            text_wrap=shown_as == AS_TEXT,
        )

    def beyond(self, shown_as: str) -> Format:
        """The cells below a table: the number format alone, for rows that are still to come."""
        return self.make(num_format=shown_as)

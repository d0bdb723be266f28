"""What a stored value means, by the type and the style of its cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ibcalc.workbook.reader import storedvalue
from ibcalc.workbook.reader.numberformat import NumberStyles
from ibcalc.workbook.reader.storedvalue import Memo

TRUE = frozenset(("1", "true"))
"""How an attribute says yes."""


class Understanding:
    """What a stored value means, by the type and style of its cell; one per workbook."""

    def __init__(self, texts: Sequence[str], styles: NumberStyles, *, date1904: bool) -> None:
        self.numbers = Memo(storedvalue.number)
        dates = Memo(storedvalue.serial_1904 if date1904 else storedvalue.serial_1900)
        percentages = Memo(storedvalue.percentage)
        widths = set(styles.padded.values())
        padded = {width: Memo(storedvalue.padded(width)) for width in widths}
        self.by_style: Mapping[str | None, Memo] = {
            **{style: padded[width] for style, width in styles.padded.items()},
            **dict.fromkeys(styles.percentages, percentages),
            **dict.fromkeys(styles.dates, dates),
        }
        self.texts = texts
        self.unknown = Memo(storedvalue.unknown)
        self.by_type: Mapping[str, Memo] = {
            "n": self.numbers,
            "s": Memo(storedvalue.shared(texts)),
            "str": Memo(storedvalue.text),
            "inlineStr": Memo(storedvalue.text),
            "b": Memo(storedvalue.boolean),
            "e": Memo(storedvalue.error),
            "d": Memo(storedvalue.iso_day),
        }

    def memo(self, kind: str, style: str | None) -> Memo:
        """What understands the values of cells of a type and style."""
        if kind == "n":
            return self.by_style.get(style, self.numbers)
        return self.by_type.get(kind, self.unknown)

    def is_text(self, memo: Memo) -> bool:
        """Whether it understands texts that stand in the cells themselves."""
        return memo is self.by_type["str"] or memo is self.by_type["inlineStr"]

    def is_shared(self, memo: Memo) -> bool:
        """Whether it understands places in the list of shared texts."""
        return memo is self.by_type["s"]

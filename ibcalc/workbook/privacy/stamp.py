"""What a copy says of itself in its document properties, so that it can be recognised later."""

from __future__ import annotations

from collections.abc import Mapping

from ibcalc.workbook.annotate.parts import HEAD, Parts
from ibcalc.workbook.annotate.xmlpatch import Patch, escaped, prefixed
from ibcalc.workbook.reader.facts import CUSTOM

KEY_NUMBER = "ibcalc_sleutelnummer"
"""The custom document property that says with which key pseudonyms were made."""

_SPACE = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_CONTENT = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_FORMAT = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
_FIRST = 2
"""Numbers of properties start at 2."""


def stamp(parts: Parts, said: Mapping[str, str]) -> None:
    """Set custom document properties, whatever others there are.

    Raises:
        CannotPatch: the properties that are there are not well-formed.
    """
    part = next((one.target for one in parts.relations("") if one.kind in CUSTOM), "")
    if not part or part not in parts:
        part = parts.free_name("docProps/custom{}.xml", first="")
        empty = f'{HEAD}<Properties xmlns="{_SPACE}" xmlns:vt="{_TYPES}"></Properties>'
        parts.add(part, empty.encode(), _CONTENT)
        parts.relate("", "custom-properties", part)
    document = parts.tree(part)
    there = document.root.all("property")
    patch = Patch(document.data)
    numbers = [int(one.attributes.get("pid", "0")) for one in there if _is_number(one.attributes)]
    free = max((*numbers, _FIRST - 1)) + 1
    for one in there:
        if one.attributes.get("name") in said:
            patch.replace(one.start, one.end, "")
    for number, (name, value) in enumerate(said.items(), start=free):
        xml = f'<property fmtid="{_FORMAT}" pid="{number}" name="{escaped(name)}">'
        text = f'<vt:lpwstr xmlns:vt="{_TYPES}">{escaped(value)}</vt:lpwstr>'
        opened = prefixed(xml, document.prefix)
        patch.append(document.root, f"{opened}{text}</{document.prefix}property>")
    parts.change(part, patch.result())


def _is_number(attributes: Mapping[str, str]) -> bool:
    text = attributes.get("pid", "")
    return text.isascii() and text.isdigit()

"""Workbooks made by hand, part by part: what no well-behaved program would write."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Mapping, Sequence

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def zipped(parts: Sequence[tuple[str, str | bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of these parts in this order; a name may stand twice."""
    target = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w", method) as package:
        warnings.simplefilter("ignore")
        for name, content in parts:
            package.writestr(name, content)
    return target.getvalue()


def rels(*links: tuple[str, str, str]) -> str:
    """A list of relations: key, last word of the type, target."""
    items = "".join(
        f'<Relationship Id="{key}" Type="{LINKS}/{kind}" Target="{target}"/>'
        for key, kind, target in links
    )
    return f'{HEAD}<Relationships xmlns="{RELS}">{items}</Relationships>'


def sheet_xml(rows: str, *, before: str = "", after: str = "", namespace: str = MAIN) -> str:
    """A worksheet part around these rows."""
    data = f"{before}<sheetData>{rows}</sheetData>{after}"
    return f'{HEAD}<worksheet xmlns="{namespace}">{data}</worksheet>'


def parts(
    rows: str = "",
    *,
    before: str = "",
    after: str = "",
    texts: str | None = None,
    styles: str | None = None,
    settings: str = "",
    state: str = "visible",
    extra: Mapping[str, str | bytes] | None = None,
    namespace: str = MAIN,
) -> dict[str, str | bytes]:
    """The parts of a workbook with one sheet, named Blad."""
    links = [("rId1", "worksheet", "worksheets/sheet1.xml")]
    links += [("rId2", "sharedStrings", "sharedStrings.xml")] if texts is not None else []
    links += [("rId3", "styles", "styles.xml")] if styles is not None else []
    book = (
        f'{HEAD}<workbook xmlns="{namespace}" xmlns:r="{LINKS}">{settings}<sheets>'
        f'<sheet name="Blad" sheetId="1" state="{state}" r:id="rId1"/></sheets></workbook>'
    )
    made: dict[str, str | bytes] = {
        "[Content_Types].xml": f"{HEAD}<Types/>",
        "_rels/.rels": rels(("rId1", "officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": book,
        "xl/_rels/workbook.xml.rels": rels(*links),
        "xl/worksheets/sheet1.xml": sheet_xml(
            rows, before=before, after=after, namespace=namespace
        ),
    }
    if texts is not None:
        made["xl/sharedStrings.xml"] = f'{HEAD}<sst xmlns="{namespace}">{texts}</sst>'
    if styles is not None:
        made["xl/styles.xml"] = f'{HEAD}<styleSheet xmlns="{namespace}">{styles}</styleSheet>'
    return made | dict(extra or {})


def book_bytes(made: Mapping[str, str | bytes]) -> bytes:
    """The workbook of these parts."""
    return zipped(list(made.items()))

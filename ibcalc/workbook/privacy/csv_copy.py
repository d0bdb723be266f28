"""A copy of a csv caseload in which pseudonyms stand for its client numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from ibcalc.model.bsn import bsns_in
from ibcalc.workbook.privacy.bsn_columns import bsn_values
from ibcalc.workbook.privacy.columns import (
    SEARCHED_ROWS,
    identifying_headers,
    is_client_header,
    is_header_row,
)
from ibcalc.workbook.privacy.pseudonyms import Pseudonyms
from ibcalc.workbook.privacy.traces import Traces
from ibcalc.workbook.sheets.cleaning import clean
from ibcalc.workbook.submissions.bsn_search import read_bsn

DELIMITERS = ";,\t"
ENCODINGS = ("utf-8", "cp1252")
"""The second takes any byte, and gives back the few that it has no character for."""


@dataclass(frozen=True, slots=True)
class CsvText:
    """A csv as text: ``rows`` are the spans of its fields, in order."""

    text: str
    encoding: str
    delimiter: str
    rows: tuple[tuple[tuple[int, int], ...], ...]

    def field(self, span: tuple[int, int]) -> str:
        """What a field says, without its quotes."""
        raw = self.text[slice(*span)]
        if raw.startswith('"'):
            raw = raw.removeprefix('"').removesuffix('"').replace('""', '"')
        return clean(raw)


def read_csv_text(data: bytes) -> CsvText:
    """The text of a csv file with the places of its fields."""
    encoding = next(one for one in ENCODINGS if one == ENCODINGS[-1] or _fits(data, one))
    text = data.decode(encoding, "surrogateescape")
    first = next((line for line in text.splitlines() if any(map(line.count, DELIMITERS))), "")
    delimiter = max(DELIMITERS, key=first.count)
    return CsvText(text, encoding, delimiter, tuple(_rows(text, delimiter)))


def _fits(data: bytes, encoding: str) -> bool:
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _rows(text: str, delimiter: str) -> Iterable[tuple[tuple[int, int], ...]]:
    sign = re.escape(delimiter)
    field = re.compile(rf'(?:"(?:[^"]|"")*"[^{sign}\r\n]*|[^{sign}\r\n]*)({sign}|\r\n|\r|\n|\Z)')
    row: list[tuple[int, int]] = []
    for match in field.finditer(text):
        row.append((match.start(), match.start(1)))
        if match[1] != delimiter:
            yield tuple(row)
            row = []
        if match.end() == len(text) and match[1] == "":
            return


@dataclass(frozen=True, slots=True)
class CsvClients:
    """The fields with clients, as typed; BSNs ``inside`` other words; headers that identify."""

    fields: dict[tuple[int, int], str]
    inside: frozenset[str]
    identifying: tuple[str, ...]


def clients_in(content: CsvText) -> CsvClients | None:
    """Where the clients of a csv file stand; None if no row of headers names them."""
    headers = None
    for number, row in enumerate(islice(content.rows, SEARCHED_ROWS)):
        texts = [content.field(span) for span in row]
        if is_header_row(texts) and any(map(is_client_header, texts)):
            headers = number, texts
            break
    if headers is None:
        return None
    number, texts = headers
    below = content.rows[number + 1 :]
    columns = [index for index, text in enumerate(texts) if is_client_header(text)]
    fields: dict[tuple[int, int], str] = {}
    inside: set[str] = set()
    for index in range(len(texts)):
        spans = [row[index] for row in below if index < len(row)]
        values = [content.field(span) for span in spans]
        hits = [True] * len(values) if index in columns else _hits(values)
        for span, value, hit in zip(spans, values, hits, strict=True):
            if hit and value:
                inside.update(bsns_in(value))
                if index in columns or read_bsn(value) is not None:
                    fields[span] = value
    return CsvClients(fields, frozenset(inside), tuple(identifying_headers(texts)))


def _hits(values: Sequence[str]) -> list[bool]:
    """Which values are a BSN, in a column with more than chance has."""
    distinct = list(dict.fromkeys(values))
    found = dict(zip(distinct, bsn_values(distinct, short=False).tolist(), strict=True))
    return [found[value] for value in values]


def with_pseudonyms(
    content: CsvText, clients: CsvClients, pseudonyms: Pseudonyms, traces: Traces
) -> tuple[bytes, int]:
    """The file with its numbers replaced, and in how many other fields a number stood."""
    pieces: list[str] = []
    done, elsewhere = 0, 0
    for span in (span for row in content.rows for span in row):
        raw = content.text[slice(*span)]
        number = clients.fields.get(span)
        new = traces.replaced(raw) if number is None else pseudonyms.of(number)
        if number is None and new != raw:
            elsewhere += 1
        pieces += (content.text[done : span[0]], new)
        done = span[1]
    text = "".join((*pieces, content.text[done:]))
    return text.encode(content.encoding, "surrogateescape"), elsewhere

"""A copy of a csv caseload in which pseudonyms stand for its client numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from ibcalc.model.bsn import bsns_in
from ibcalc.workbook.caseload.csv_dialect import UTF_16_MARKS, dialect_of
from ibcalc.workbook.privacy.bsn_columns import bsn_values
from ibcalc.workbook.privacy.columns import (
    SEARCHED_ROWS,
    identifying_headers,
    is_client_header,
    is_header_row,
)
from ibcalc.workbook.privacy.pseudonyms import Pseudonyms
from ibcalc.workbook.privacy.traces import Traces
from ibcalc.workbook.reader.opening import cannot_open
from ibcalc.workbook.sheets.cleaning import clean
from ibcalc.workbook.submissions.bsn_search import read_bsn

EXACT = {"utf-8-sig": "utf-8", "cp1252": "cp1252"}
"""By what a text is read and written again as it was: a mark at its start is a character of it."""
UTF_16 = ("utf-16-le", "utf-16-be")


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

    def numbered(self, fields: Mapping[tuple[int, int], str]) -> Iterator[tuple[int, str]]:
        """The texts of these fields by their span, each with the number of its row from 1."""
        for number, row in enumerate(self.rows, 1):
            yield from ((number, fields[span]) for span in row if span in fields)


def read_csv_text(data: bytes, file: str) -> CsvText:
    """The text of a csv file with the places of its fields, told apart as for a calculation.

    Raises:
        CannotOpen: it holds what no text has.
    """
    dialect = dialect_of(data, file)
    encoding = EXACT.get(dialect.encoding) or UTF_16[UTF_16_MARKS.index(data[:2])]
    # cp1252 gives back the few bytes that it has no character for; UTF-16 has no such bytes.
    errors = "strict" if encoding in UTF_16 else "surrogateescape"
    try:
        text = data.decode(encoding, errors)
    except UnicodeDecodeError as error:
        raise cannot_open("BOEK-032", file, soort="csv") from error
    return CsvText(text, encoding, dialect.delimiter, tuple(_rows(text, dialect.delimiter)))


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

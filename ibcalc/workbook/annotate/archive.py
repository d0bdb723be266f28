"""A zip package of which most entries are copied as they are: the same packed bytes and dates."""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from typing import IO

from ibcalc.workbook.reader.limits import USUAL, Limits
from ibcalc.workbook.reader.opening import cannot_open
from ibcalc.workbook.reader.package import Package

LOCAL_HEADER = struct.Struct("<4s5H3I2H")
DIRECTORY_ENTRY = struct.Struct("<4s6H3I5H2I")
DIRECTORY_END = struct.Struct("<4s4H2IH")
LOCAL_MAGIC, ENTRY_MAGIC, END_MAGIC = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
VERSION, UNIX = 20, 3
UTF_8_FLAG, SIZES_BEHIND_FLAG, LEVEL_FLAGS = 0x800, 0x8, 0x6
EXTRA_ZIP64 = 1
FIXED_DATE = (1980, 1, 1, 0, 0, 0)
"""Of new entries: a clock would make every copy different."""
LEVEL = 6
READ_AGAIN = 4


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry as it is written: its packed bytes and what the directory says of it."""

    name: bytes
    packed: bytes
    info: zipfile.ZipInfo
    flags: int
    local_extra: bytes

    def local_header(self) -> bytes:
        lengths = len(self.name), len(self.local_extra)
        fixed = LOCAL_HEADER.pack(LOCAL_MAGIC, *self._described(), *lengths)
        return fixed + self.name + self.local_extra

    def directory_entry(self, offset: int) -> bytes:
        info, extra = self.info, _extra(self.info.extra)
        fixed = DIRECTORY_ENTRY.pack(
            ENTRY_MAGIC, info.create_version | info.create_system << 8, *self._described(),
            len(self.name), len(extra), len(info.comment), 0, info.internal_attr,
            info.external_attr, offset,
        )  # fmt: skip
        return fixed + self.name + extra + info.comment

    def _described(self) -> tuple[int, ...]:
        info = self.info
        version = min(info.extract_version, VERSION)
        day, moment = _dos_time(info)
        sizes = info.CRC, len(self.packed), info.file_size
        return version, self.flags, info.compress_type, moment, day, *sizes


class Archive:
    """A workbook's zip, read under the limits of the reader; names as they are written in it."""

    def __init__(
        self, data: bytes, file: str, limits: Limits = USUAL, *, bare: bool = False
    ) -> None:
        """Read the directory.

        Args:
            data: the whole zip.
            file: what it is called in messages.
            limits: what it may be at most.
            bare: remarks and extra fields, which no spreadsheet program shows, are not copied.

        Raises:
            CannotOpen: not a zip, damaged or unsafe.
        """
        self._data = data
        self._file = file
        # A part is read again to see whether it changed, which must not count as another one.
        self.package = Package(data, file, replace(limits, unpacked=READ_AGAIN * limits.unpacked))
        self._largest = limits.unpacked // 2
        opened = zipfile.ZipFile(BytesIO(data))
        self._infos, self._comment = opened.infolist(), b"" if bare else opened.comment
        self._bare = bare
        for info in self._infos if bare else ():
            info.comment = info.extra = b""
        self._written = {_part(info).casefold(): _part(info) for info in self._infos}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in their order."""
        return tuple(self._written.values())

    def __contains__(self, part: str) -> bool:
        return part.casefold() in self._written

    def fits(self, part: str) -> bool:
        """True if a part is small enough to be held, together with what it becomes."""
        sizes = (
            info.file_size for info in self._infos if _part(info).casefold() == part.casefold()
        )
        return max(sizes, default=0) <= self._largest

    def read(self, part: str) -> bytes:
        """The unpacked bytes of a part.

        Raises:
            CannotOpen: absent, damaged or too large.
        """
        return b"".join(self.package.chunks(part))

    def write(
        self, target: IO[bytes], changed: Mapping[str, bytes], added: Mapping[str, bytes]
    ) -> None:
        """Write the package with some parts changed and others added at the end.

        Raises:
            CannotOpen: an entry that is copied is damaged.
        """
        new = {part.casefold(): data for part, data in changed.items()}
        directory = []
        offset = 0
        for entry in self._entries(new, added):
            header = entry.local_header()
            directory.append(entry.directory_entry(offset))
            target.write(header)
            target.write(entry.packed)
            offset += len(header) + len(entry.packed)
        listing = b"".join(directory)
        count = len(directory)
        target.write(listing)
        sizes = count, count, len(listing), offset, len(self._comment)
        target.write(DIRECTORY_END.pack(END_MAGIC, 0, 0, *sizes) + self._comment)

    def _entries(
        self, changed: Mapping[str, bytes], added: Mapping[str, bytes]
    ) -> Iterator[_Entry]:
        for info in self._infos:
            data = changed.get(_part(info).casefold())
            yield self._copied(info) if data is None else _repacked(info, data)
        for name, data in added.items():
            info = zipfile.ZipInfo(name, FIXED_DATE)
            info.create_system = UNIX
            info.external_attr = 0o600 << 16
            yield _repacked(info, data)

    def _copied(self, info: zipfile.ZipInfo) -> _Entry:
        """An entry as it is; its own header tells how long its name and extra fields are there."""
        try:
            header = LOCAL_HEADER.unpack_from(self._data, info.header_offset)
        except struct.error as error:
            raise cannot_open("BOEK-010", self._file) from error
        extra_start = info.header_offset + LOCAL_HEADER.size + header[-2]
        start = extra_start + header[-1]
        packed = self._data[start : start + info.compress_size]
        if header[0] != LOCAL_MAGIC or len(packed) != info.compress_size:
            raise cannot_open("BOEK-010", self._file)
        flags = info.flag_bits & ~SIZES_BEHIND_FLAG
        extra = b"" if self._bare else _extra(self._data[extra_start:start])
        return _Entry(_raw_name(info), packed, info, flags, extra)


def _repacked(info: zipfile.ZipInfo, data: bytes) -> _Entry:
    made = zipfile.ZipInfo(info.filename, info.date_time)
    made.create_system, made.create_version = info.create_system, info.create_version
    made.external_attr, made.internal_attr = info.external_attr, info.internal_attr
    made.comment, made.extra = info.comment, info.extra
    made.compress_type = zipfile.ZIP_DEFLATED
    made.CRC, made.file_size = zlib.crc32(data), len(data)
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(data) + packer.flush()
    flags = info.flag_bits & ~(SIZES_BEHIND_FLAG | LEVEL_FLAGS)
    return _Entry(_raw_name(info), packed, made, flags, b"")


def _part(info: zipfile.ZipInfo) -> str:
    return info.filename.replace("\\", "/")


def _raw_name(info: zipfile.ZipInfo) -> bytes:
    return info.orig_filename.encode("utf-8" if info.flag_bits & UTF_8_FLAG else "cp437")


def _extra(rest: bytes) -> bytes:
    """Extra fields without the one for large sizes, as no size is large here."""
    kept = b""
    while len(rest) >= 4:
        kind, size = struct.unpack_from("<HH", rest)
        if kind != EXTRA_ZIP64:
            kept += rest[: 4 + size]
        rest = rest[4 + size :]
    return kept


def _dos_time(info: zipfile.ZipInfo) -> tuple[int, int]:
    """The day and the moment of an entry as a zip stores them."""
    year, month, day, hour, minute, second = info.date_time
    return (year - 1980) << 9 | month << 5 | day, hour << 11 | minute << 5 | second // 2

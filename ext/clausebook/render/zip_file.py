"""Files → one ZIP archive, the same bytes on every machine.

Python's own ``zipfile`` compresses with whatever zlib a machine has, and those differ in their output; libdeflate comes
with its wheel. Names in order, one date, plain permissions, no machine's mark. PKWARE, APPNOTE.TXT 6.3.10, chapter 4.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping
from datetime import date

import deflate

from clausebook.render.dates import UNDATED

_LEVEL = 9
_STORED, _DEFLATED = 0, 8
_VERSION = 20
_UTF_8 = 0x0800
_REGULAR_FILE = 0o100644 << 16


def zip_file(files: Mapping[str, bytes], day: date = UNDATED) -> bytes:
    """The archive of some files by name. ``day`` is their date; one that a ZIP archive cannot hold becomes
    :data:`~clausebook.render.dates.UNDATED`."""
    day = day if UNDATED.year <= day.year <= 2107 else UNDATED
    stamp = (day.year - 1980) << 9 | day.month << 5 | day.day
    body, directory = bytearray(), bytearray()
    for name in sorted(files):
        packed = bytes(deflate.deflate_compress(files[name], _LEVEL))
        method = _DEFLATED if len(packed) < len(files[name]) else _STORED
        data = packed if method == _DEFLATED else files[name]
        written = name.encode("utf-8")
        sizes = (zlib.crc32(files[name]), len(data), len(files[name]), len(written), 0)
        common = struct.pack("<HHHHHIIIHH", _VERSION, 0 if name.isascii() else _UTF_8, method, 0, stamp, *sizes)
        made_by_unix = 3 << 8 | _VERSION
        directory += struct.pack("<4sH", b"PK\x01\x02", made_by_unix) + common
        directory += struct.pack("<HHHII", 0, 0, 0, _REGULAR_FILE, len(body)) + written
        body += b"PK\x03\x04" + common + written + data
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, len(files), len(files), len(directory), len(body), 0)
    return bytes(body + directory + end)


def repacked(archive: bytes) -> bytes:
    """Another program's archive with the same files, packed so that its bytes are the same on every machine."""
    with zipfile.ZipFile(io.BytesIO(archive)) as read:
        return zip_file({name: read.read(name) for name in read.namelist()})

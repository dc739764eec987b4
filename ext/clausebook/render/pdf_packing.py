"""Packing of a PDF from the typesetter: links led to their places, objects in compressed streams: a third of the size.

The typesetter writes a plain file: objects numbered from 1, each after the other, one table of where they begin. So it is
taken apart and put together here by lines of bytes, which takes a quarter of what a library takes that must read any file;
what does not look so is refused, and tests have libraries and validators read the outcome. Object streams and cross-reference
streams: ISO 32000-1, 7.5.7 and 7.5.8; number trees: 7.9.7; links: 12.5.6.5.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

import deflate

from clausebook.render.errors import RenderError

_PLACE = "place:"
"""How the address of a place inside the file begins."""
_TOGETHER = 200
"""Objects in a stream: their places in it are written in one byte."""
_LEAF = 64
"""Entries in a leaf of the tree that leads from marked content to its tags: a reader looks through one leaf only."""
_LEVEL = 6

_END = re.compile(rb"\ntrailer\n<</Size (\d+)(/Root (\d+) 0 R.*)>>\nstartxref\n(\d+)\n%%EOF\s*\Z", re.DOTALL)
_STRING = rb"(?:\([^()\\]*\)|<[0-9A-Fa-f]*>)"
# Read from the start of the object, so that no text can pose as an address.
_TO_PLACE = re.compile(
    rb"(<</Type/Annot/Subtype/Link[^()<>]*)/A<</Type/Action/S/URI/URI(?=\(place:|<706[Cc]6163653[Aa])"
)
_LINK = re.compile(rb"(" + _STRING + rb")>>([^()<>]*)/Contents" + _STRING + rb">>")
_NAMED = re.compile(rb"/Dests<</Names\[((?:" + _STRING + rb"\d+ 0 R ?)*)\]")
_NAME = re.compile(rb"(" + _STRING + rb")\d+ 0 R")
_MARKED = re.compile(rb"/ParentTree<</Nums\[([^\]]*)\]>>")
_PLAIN = re.compile(r"[ -~]*")
_LAST_ROWS, _ROWS = b"<</Type/StructElem/S/TFoot/", b"<</Type/StructElem/S/TBody/"
"""Rows that stay together stand in a foot, see lib.typ, and are rows like the others: a table may have several bodies."""

_FONT = re.compile(rb"<</Type/Font/Subtype/Type0[^<>]*/ToUnicode (\d+) 0 R>>")
_UNBROKEN, _SPACE = b"> <00A0>\n", b"> <0020>\n"

_Each = TypeVar("_Each")


def pack(made: bytes, places: Mapping[str, str]) -> bytes:
    """The same file, packed; ``places`` are what links to them are called, by name. Raises :class:`RenderError` where a link
    leads to a place that is not there, or where the file is not built as the typesetter builds its own."""
    objects, root, trailer = _taken_apart(made)
    named = _NAMED.search(objects[root])
    tags = 0
    known = {_text(each) for each in _NAME.findall(named[1])} if named else set()
    for number, each in objects.items():
        if to_place := _TO_PLACE.match(each):
            objects[number] = to_place[1] + _led(each[to_place.end() :], known, places)
        elif each.startswith(_LAST_ROWS):
            objects[number] = _ROWS + each[len(_LAST_ROWS) :]
        elif each.startswith(b"<</Type/StructTreeRoot"):
            tags = number
        elif font := _FONT.match(each):
            objects[int(font[1])] = _ordinary(objects[int(font[1])])
    if not tags:
        raise _unlike()
    objects.update(_leaves(objects, tags))
    return _put_together(made[: made.index(b"1 0 obj")], objects, trailer)


def _taken_apart(made: bytes) -> tuple[dict[int, bytes], int, bytes]:
    """Objects by number, the number of the catalogue, and what the trailer says but for its size."""
    end = _END.search(made, max(0, len(made) - 2_000))
    if not end:
        raise _unlike()
    count, table = int(end[1]), int(end[4])
    first = made.index(b"\n", table + len(b"xref\n")) + 1
    starts = [int(made[at : at + 10]) for at in range(first + 20, first + 20 * count, 20)]
    objects = {}
    for number, (start, stop) in enumerate(zip(starts, [*starts[1:], table], strict=True), 1):
        head = b"%d 0 obj\n" % number
        each = made[start:stop].rstrip(b"\n")
        if not each.startswith(head) or not each.endswith(b"\nendobj"):
            raise _unlike()
        objects[number] = each[len(head) : -len(b"\nendobj")]
    return objects, int(end[3]), end[2]


def _unlike() -> RenderError:
    return RenderError("the typesetter's file is not built as expected; install the version of typst that is asked for")


def _led(rest: bytes, known: set[str], places: Mapping[str, str]) -> bytes:
    """The rest of a link, from its address on, led to the place of that address, see lib.typ, and described by its name."""
    link = _LINK.fullmatch(rest)
    if not link:
        raise _unlike()
    place = _text(link[1]).removeprefix(_PLACE)
    if place not in known or place not in places:
        raise RenderError(f"a link leads to {place}, which is not in the file")
    return b"/Dest%b%b/Contents%b>>" % (_string(place, "utf-8"), link[2], _string(places[place]))


def _ordinary(letters: bytes) -> bytes:
    """The table of what the letters of a font say, where a space that breaks no line says what any space does: who copies
    or searches the text finds the edition's words, whatever :func:`~clausebook.render.unbroken.unbroken` held together."""
    _, start, packed = letters.partition(b"\nstream\n")
    said = zlib.decompress(packed.removesuffix(b"\nendstream")) if start else b""
    return _stream(b"/Type/CMap/WMode 0", said.replace(_UNBROKEN, _SPACE)) if _UNBROKEN in said else letters


def _text(token: bytes) -> str:
    """What a string says that the typesetter wrote: its bytes in UTF-8."""
    return (token[1:-1] if token.startswith(b"(") else bytes.fromhex(token[1:-1].decode())).decode()


def _string(text: str, encoding: str = "utf-16-be") -> bytes:
    """A string as it stands in a file; text for readers that is not ASCII is UTF-16 (7.9.2.2), a name keeps its bytes."""
    if _PLAIN.fullmatch(text) and not set("()\\") & set(text):
        return b"(%b)" % text.encode()
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    return b"<%b>" % (mark + text).encode(encoding).hex().upper().encode()


def _leaves(objects: Mapping[int, bytes], tags: int) -> dict[int, bytes]:
    """The tree from marked content to its tags, which the typesetter writes as one list, in leaves."""
    listed = _MARKED.search(objects[tags])
    if not listed:
        raise _unlike()
    pairs = list(_batches(listed[1].split(), 4))
    after = len(objects) + 1
    leaves = {}
    for number, leaf in enumerate(_batches(pairs, _LEAF), after):
        entries = b" ".join(b" ".join(each) for each in leaf)
        leaves[number] = b"<</Limits[%b %b]/Nums[%b]>>" % (leaf[0][0], leaf[-1][0], entries)
    kids = b" ".join(b"%d 0 R" % number for number in leaves)
    start, stop = listed.span()
    whole = objects[tags]
    return {**leaves, tags: b"%b/ParentTree<</Kids[%b]>>%b" % (whole[:start], kids, whole[stop:])}


def _batches(values: Sequence[_Each], size: int) -> Iterator[Sequence[_Each]]:
    return (values[at : at + size] for at in range(0, len(values), size))


def _put_together(head: bytes, objects: Mapping[int, bytes], trailer: bytes) -> bytes:
    """The file: its streams as they are, all else in compressed streams, and where each begins."""
    pieces, at = [head], len(head)
    places: dict[int, tuple[int, int, int]] = {0: (0, 0, 255)}

    def add(number: int, body: bytes) -> None:
        nonlocal at
        piece = b"%d 0 obj\n%b\nendobj\n" % (number, body)
        places[number] = (1, at, 0)
        pieces.append(piece)
        at += len(piece)

    loose = []
    for number, body in objects.items():
        if body.endswith(b"\nendstream"):
            add(number, body)
        else:
            loose.append(number)
    last = len(objects) + 1
    for together in _batches(loose, _TOGETHER):
        add(last, _object_stream([(each, objects[each]) for each in together]))
        places.update((each, (2, last, index)) for index, each in enumerate(together))
        last += 1
    places[last] = (1, at, 0)
    width = (at.bit_length() + 7) // 8
    table = b"".join(
        bytes((kind,)) + where.to_bytes(width, "big") + bytes((index,))
        for kind, where, index in (places[each] for each in range(last + 1))
    )
    names = b"/Type/XRef/Size %d/W[1 %d 1]%b" % (last + 1, width, trailer)
    add(last, _stream(names, table))
    return b"".join([*pieces, b"startxref\n%d\n%%%%EOF\n" % places[last][1]])


def _object_stream(objects: list[tuple[int, bytes]]) -> bytes:
    index, at = [], 0
    for number, body in objects:
        index.append(b"%d %d" % (number, at))
        at += len(body) + 1
    head = b" ".join(index) + b"\n"
    bodies = b"\n".join(body for _, body in objects)
    return _stream(b"/Type/ObjStm/N %d/First %d" % (len(objects), len(head)), head + bodies)


def _stream(names: bytes, content: bytes) -> bytes:
    packed = bytes(deflate.zlib_compress(content, _LEVEL))
    return b"<<%b/Filter/FlateDecode/Length %d>>\nstream\n%b\nendstream" % (names, len(packed), packed)

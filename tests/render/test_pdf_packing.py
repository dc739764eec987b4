"""Packing: every object of the typesetter's file is in the packed one, its links led to their places; what looks otherwise
than the typesetter's files is refused."""

from __future__ import annotations

import io
import re
from functools import lru_cache

import pikepdf
import pytest
from editions import DIGEST, book, everything
from hypothesis import given
from hypothesis import strategies as st

from clausebook.edition.model import Edition
from clausebook.render import pdf, pdf_packing
from clausebook.render.errors import RenderError
from clausebook.render.pdf_packing import pack


def _made(edition: Edition) -> tuple[bytes, dict[str, str]]:
    """What the typesetter made of an edition, and the names of its places."""
    taken: list[tuple[bytes, dict[str, str]]] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf, "pack", lambda made, places: taken.append((made, places)) or b"")
        pdf.edition_pdf(edition, DIGEST)
    (one,) = taken
    return one


@lru_cache(maxsize=1)
def _everything() -> tuple[bytes, dict[str, str]]:
    return _made(everything())


def _opened(file: bytes) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(file))


def test_what_is_packed_is_what_was_made_but_for_links_and_leaves() -> None:
    made, places = _everything()
    before, after = _opened(made), _opened(pack(made, places))
    changed = []

    for each in before.objects:
        if isinstance(each, pikepdf.Stream):
            packed = after.get_object(each.objgen)
            if each.get("/Type") == "/CMap":
                assert packed.read_bytes() == each.read_bytes().replace(b"> <00A0>", b"> <0020>")
            else:
                assert packed.read_raw_bytes() == each.read_raw_bytes()
        elif after.get_object(each.objgen).unparse(resolved=True) != each.unparse(resolved=True):
            changed.append(each)

    kinds = {(str(each.get("/Type")), str(each.get("/Subtype", ""))) for each in changed}
    assert kinds == {("/Annot", "/Link"), ("/StructTreeRoot", "")}
    assert not after.check_pdf_syntax()
    assert dict(after.trailer.Info) == dict(before.trailer.Info)
    assert list(map(bytes, after.trailer.ID)) == list(map(bytes, before.trailer.ID))


def test_the_tree_in_leaves_leads_where_the_list_led() -> None:
    made, places = _made(book(12))
    before, after = _opened(made), _opened(pack(made, places))
    flat = list(before.Root.StructTreeRoot.ParentTree.Nums)
    leaves = [(list(map(int, each.Limits)), list(each.Nums)) for each in after.Root.StructTreeRoot.ParentTree.Kids]

    assert len(flat) > 2 * pdf_packing._LEAF
    assert [str(key) for _, nums in leaves for key in nums[::2]] == [str(key) for key in flat[::2]]
    values = [value.objgen for _, nums in leaves for value in nums[1::2]]
    assert values == [value.objgen for value in flat[1::2]]
    for (first, last), nums in leaves:
        assert (first, last) == (int(nums[0]), int(nums[-2]))
        assert len(nums) <= 2 * pdf_packing._LEAF


def test_a_text_that_poses_as_an_address_stays_text() -> None:
    posing = b"/A<</Type/Action/S/URI/URI(place:services)>>/F 4/Contents(place:services)>>"
    made, places = _everything()
    note = re.search(rb"<</Type/Annot/Subtype/Link[^\n]*URI\(https[^\n]*/Contents\((?=[^\n]*>>\n)", made)
    assert note
    spoilt = _with(made, note.end(), posing)

    told = [
        str(each.get("/Contents")) for page in _opened(pack(spoilt, places)).pages for each in page.get("/Annots", ())
    ]

    assert any(each.startswith(posing.decode()) for each in told)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_strings_say_what_they_were_given(text: str) -> None:
    told = pikepdf.Object.parse(pdf_packing._string(text))
    name = pikepdf.Object.parse(pdf_packing._string(text, "utf-8"))

    assert str(told) == text
    assert bytes(name) == text.encode()
    assert pdf_packing._text(pdf_packing._string(text, "utf-8")) == text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"%%EOF", b""),
        (b"\n1 0 obj\n", b"\n9 0 obj\n"),
        (b"\nendobj\n2 0", b"\nendobx\n2 0"),
        (b"/ParentTree<</Nums", b"/ParentTree<</Nuns"),
        (b"/Type/StructTreeRoot", b"/Type/StructTreeToot"),
        (b"/Contents(place:", b"/Cintents(place:"),
    ],
)
def test_a_file_built_otherwise_is_refused_in_one_line(old: bytes, new: bytes) -> None:
    made, places = _everything()
    assert old in made

    with pytest.raises(RenderError, match=r"^the typesetter's file is not built as expected; install the version"):
        pack(made.replace(old, new, 1), places)


def _with(made: bytes, at: int, text: bytes) -> bytes:
    """The file with something put in, and its table of where objects begin moved on."""
    start = made.rindex(b"\nxref\n") + 1
    body, rest = made[:at] + text + made[at:start], made[start:]

    def moved(entry: re.Match[bytes]) -> bytes:
        place = int(entry[1])
        return b"%010d 00000 n" % (place + len(text) if place > at else place)

    table = re.sub(rb"(\d{10}) 00000 n", moved, rest)
    return body + re.sub(rb"(?<=startxref\n)\d+", lambda each: b"%d" % (int(each[0]) + len(text)), table)

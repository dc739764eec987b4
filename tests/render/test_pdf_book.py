"""The whole book on paper: every word, number and label of a sealed edition, and of a redline, in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

import pikepdf
import pytest
from paper_words import REGISTERS, squeezed, wanted
from structure import faults
from tagged import Spoken, elements, kids, opened, spoken

from clausebook.edition.model import Edition
from clausebook.edition.seal import edition_digest
from clausebook.edition.snapshot import load
from clausebook.redline.compare import compare
from clausebook.redline.model import Redline
from clausebook.redline.replay import words_of
from clausebook.render.glyphs import printable
from clausebook.render.pdf import edition_pdf, redline_pdf
from clausebook.render.typst_redline import redline_data
from conftest import ROOT


def sealed(identity: str) -> Edition:
    return load((ROOT / "editions" / identity / "snapshot.json").read_bytes())


@lru_cache(maxsize=1)
def paper() -> bytes:
    one = sealed("2019-08")
    return edition_pdf(one, edition_digest(one))


@lru_cache(maxsize=1)
def compared() -> Redline:
    old, new = sealed("2018-08"), sealed("2019-08")
    return compare(old, new, old_digest=edition_digest(old), new_digest=edition_digest(new))


@lru_cache(maxsize=1)
def comparison() -> bytes:
    return redline_pdf(compared(), everything=True)


def signposts(node: object) -> Iterator[str]:
    """Words that the redline puts between those of the editions: where text moved from or to."""
    if isinstance(node, dict):
        if "signpost" in node:
            yield node["text"]
        for each in node.values():
            yield from signposts(each)
    elif isinstance(node, list | tuple):
        for each in node:
            yield from signposts(each)


@lru_cache(maxsize=1)
def texts_on_paper() -> list[Spoken]:
    return spoken(opened(paper()))


@pytest.fixture(scope="module", autouse=True)
def forget() -> object:
    yield
    for kept in (paper, compared, comparison, texts_on_paper):
        kept.cache_clear()


def between(first: str, last: str = "") -> list[Spoken]:
    """What stands from a heading on, up to another."""
    blocks = texts_on_paper()
    tops = {block.text: n for n, block in enumerate(blocks) if block.tag == "H1"}
    return blocks[tops[first] : tops[last] if last else len(blocks)]


def missing(asked: list[str], found: list[str]) -> list[str]:
    """Texts that are not found in this order."""
    lost, at = [], 0
    for text in asked:
        try:
            at = found.index(text, at) + 1
        except ValueError:
            lost.append(text)
    return lost


def test_no_word_number_or_label_of_the_edition_is_missing_or_out_of_order() -> None:
    asked = squeezed(wanted(sealed("2019-08")))

    assert len(asked) > 5000
    assert missing(asked, squeezed([block.text for block in between("Particulars", REGISTERS[0])])) == []


def test_no_word_of_the_registers_is_missing() -> None:
    one = sealed("2019-08")
    said = "".join(squeezed([block.text for block in between(REGISTERS[1])]))
    texts = [text for each in one.regulations for text in (each.short, each.title, each.instrument, each.provision)]
    texts += [text for reason in one.rationales for text in (reason.title, reason.origin)]
    texts += [block.words for each in one.records for block in each.blocks]

    assert [text for text in texts if "".join(squeezed([printable(text)])) not in said] == []


def test_every_blank_is_in_the_list() -> None:
    one = sealed("2019-08")
    blocks = between(REGISTERS[0], REGISTERS[1])
    listed = {match[1] for block in blocks if (match := re.match(r"([a-z-]+) \(", block.text))}

    assert listed == {blank.name for blank in one.blanks}


def test_the_whole_edition_has_no_fault() -> None:
    assert faults(opened(paper())) == []


def test_every_number_stands_on_the_page_of_its_text() -> None:
    apart = []
    for path, node in elements(opened(paper())):
        if path[-1] == "LI" and len(kids(node)) == 2:
            label, text = kids(node)
            if _first_page(label) != _first_page(text):
                apart.append(str(label))
    assert apart == []


def _first_page(node: pikepdf.Object) -> tuple[int, int]:
    while "/Pg" not in node:
        node = kids(node)[0]
    return node["/Pg"].objgen


def test_no_link_is_named_by_its_page() -> None:
    pdf = opened(paper())
    notes = [note for page in pdf.pages for note in page.get("/Annots", [])]
    inside = [str(note["/Contents"]) for note in notes if "/Dest" in note]

    assert len(inside) > 5000
    assert [said for said in inside if re.fullmatch(r"(Go to,? )?page \d+", said)] == []


def test_a_page_takes_at_most_nine_thousand_bytes() -> None:
    assert len(paper()) / len(opened(paper()).pages) <= 9_000
    assert len(comparison()) / len(opened(comparison()).pages) <= 9_000


@pytest.mark.parametrize(("identity", "without"), [("2018-08", "Underline"), ("2019-08", "LineThrough")])
def test_the_redline_read_by_its_marks_holds_every_word_of_both_editions(identity: str, without: str) -> None:
    """What is not underlined holds the old words, what is not struck the new ones, provision by provision."""
    blocks = spoken(opened(comparison()), without=without)
    # The summary and the table of changes quote words too.
    start = next(n for n, block in enumerate(blocks) if block.tag == "H1" and block.text.strip() == "Particulars")
    said = "".join(squeezed([block.text for block in blocks[start:]]))
    for sign in sorted(
        set(squeezed(list(signposts(redline_data(compared(), everything=True))))), key=len, reverse=True
    ):
        said = said.replace(sign, "")
    lost = []
    for name, words in words_of(sealed(identity)).items():
        for text in (words.heading, *words.blocks):
            if "".join(squeezed([printable(text)])) not in said:
                lost.append((name, text))
    assert lost == []


def test_the_whole_redline_has_no_fault() -> None:
    assert faults(opened(comparison())) == []

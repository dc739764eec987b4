"""Editions as HTML: no word lost, hostile text stays text, lists and tables keep their shape."""

from __future__ import annotations

from html_reader import fragment, ids, text, texts
from hypothesis import given
from hypothesis import strategies as st

from builders import blocks, clause, condition, definition, document, edition, provision, rationale, regulation
from clausebook.edition.model import Block, BlockKind, Edition, Emphasis, Key, KeyKind, ProvisionKind, Span
from clausebook.edition.numbering import label_blocks
from clausebook.redline.blocks import whole_block
from clausebook.redline.model import Fate
from clausebook.render import html
from clausebook.render.html_redline import block_changes
from clausebook.render.html_words import piece, printable, safe_address
from strategies import editions

HOSTILE = '<script>alert("x")</script>&amp;<!--]]>"\'#let $x$ @ref <w:t>\u202eabc\u200b'


@given(editions())
def test_every_block_keeps_its_words(of: Edition) -> None:
    for each in of.walk():
        assert texts(fragment(html.blocks(each.blocks, owner=each.id))) == [block.words for block in each.blocks]


@given(editions())
def test_a_document_shows_every_provision_once_with_its_id(of: Edition) -> None:
    for each in of.documents:
        shown = fragment(html.document(each))
        provisions = list(each.walk())
        assert [section.get("id") for section in shown.iter("section")] == [one.id for one in provisions]
        assert len(ids(shown)) == len(set(ids(shown)))
        headings = list(shown.iter("h2", "h3", "h4", "h5", "h6"))
        assert [text(heading).strip() for heading in headings] == [one.heading for one in provisions]


@given(st.text(), st.sampled_from([None, *KeyKind]), st.sampled_from(Emphasis))
def test_any_text_stays_text_under_any_key(any_text: str, kind: KeyKind | None, emphasis: Emphasis) -> None:
    key = Key(kind, any_text) if kind else None
    shown = fragment(piece(any_text, key, emphasis, lambda key: key.target))

    # A parser reads "\r\n" as one line break.
    assert text(shown).replace("\r", "\n") == printable(any_text).replace("\r", "\n")
    assert {each.tag for each in shown.iter()} <= {"div", "a", "em", "strong", "span"}
    for link in shown.iter("a"):
        assert safe_address(link.get("href"))


def test_hostile_text_stays_text_everywhere() -> None:
    of = condition(
        "notice",
        HOSTILE,
        f"See {HOSTILE}",
        f"1. {HOSTILE}",
        clause("deep", HOSTILE, f"|| {HOSTILE}", f"| {HOSTILE}"),
    )
    made = edition(document("d", HOSTILE, of))
    shown = [
        html.document(made.documents[0]),
        html.definition(definition("term", HOSTILE, HOSTILE), anchor="x"),
        html.regulation(regulation("act", HOSTILE, title=HOSTILE, instrument=HOSTILE, status=HOSTILE, address=HOSTILE)),
        html.rationale(rationale("why", HOSTILE, origin=HOSTILE, date=HOSTILE, explains=(HOSTILE,))),
    ]
    for markup in shown:
        assert not list(fragment(markup).iter("script")) and "<script" not in markup
        assert HOSTILE in fragment(markup).text_content()


def test_addresses_that_run_something_are_no_links() -> None:
    blank = "data:text/html,x"
    for wrong in ("javascript:x", "JaVa\nScript:x", f" {blank}", "vbscript:x", "//evil.example", "\x01javascript:x"):
        assert safe_address(wrong) is None
    for right in ("https://example.org/a?b#c", "mailto:a@b.example", "../gc/index.html#x", "#term.a", "a/b:c"):
        assert safe_address(right) == right


def test_characters_that_html_cannot_carry_are_seen() -> None:
    assert printable("a\x00b\x85c\ud800d\ufffee\tf") == "a\ufffdb\ufffdc\ufffdd\ufffde\tf"


def test_nested_lists_take_their_depth_from_the_flat_list() -> None:
    of = label_blocks(blocks("Act:", "1. first", "1.. deep", "1... deeper", "1.. deep again", "1. second", "After."))
    assert html.blocks(of, owner="c") == (
        '<p>Act:</p><ol class="items"><li><p><a class="label" id="c.a" href="#c.a">(a)</a> first</p>'
        '<ol class="items"><li><p><a class="label" id="c.a.i" href="#c.a.i">(i)</a> deep</p>'
        '<ol class="items"><li><p><a class="label" id="c.a.i.A" href="#c.a.i.A">(A)</a> deeper</p></li></ol></li>'
        '<li><p><a class="label" id="c.a.ii" href="#c.a.ii">(ii)</a> deep again</p></li></ol></li>'
        '<li><p><a class="label" id="c.b" href="#c.b">(b)</a> second</p></li></ol><p>After.</p>'
    )


def test_a_paragraph_continues_the_item_above_it_and_a_note_says_so() -> None:
    of = (
        Block(BlockKind.BULLET, (Span("dot"),), 1),
        Block(BlockKind.PARAGRAPH, (Span("more"),), 1),
        Block(BlockKind.NOTE, (Span("note"),)),
    )
    assert html.blocks(of) == '<ul><li><p>dot</p><p>more</p></li></ul><p class="note">note</p>'


def test_a_table_has_head_and_body_and_a_name() -> None:
    assert html.blocks(blocks("|| a | b", "| c | d"), name="GC1") == (
        '<div class="wide" role="region" tabindex="0" aria-label="Table 1 of GC1"><table>'
        '<thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead>'
        "<tbody><tr><td>c</td><td>d</td></tr></tbody></table></div>"
    )


def test_the_empty_corner_of_a_table_is_no_heading() -> None:
    of = (
        Block(BlockKind.HEADER_CELL, (), table=1, row=1, column=1),
        Block(BlockKind.HEADER_CELL, (Span("b"),), table=1, row=1, column=2),
    )
    assert '<tr><td></td><th scope="col">b</th></tr>' in html.blocks(of)


def test_a_term_links_once_a_provision_and_every_reference_links() -> None:
    of = provision(ProvisionKind.CLAUSE, "c", "", "{term:x|X} and {term:x|X} under {ref:d} and {ref:d}.")
    shown = fragment(html.provision(of, lambda key: f"#{key.target}"))
    assert [link.get("href") for link in shown.iter("a")] == ["#x", "#d", "#d"]


def test_a_clause_without_heading_is_headed_by_its_number_in_words() -> None:
    made = edition(document("gc", "G", condition("a", "A", clause("b", "", "Text."))))
    (top,) = made.documents[0].provisions
    shown = fragment(html.provision(top))
    assert [heading.text_content() for heading in shown.iter("h2", "h3")] == ["GC1 A", "Clause 1.1"]


def test_headings_go_no_deeper_than_six() -> None:
    of = clause("g", "G")
    for name in "fedcba":
        of = condition(name, name, of)
    assert "<h6>" in html.provision(of) and "<h7>" not in html.provision(of)


def test_an_old_table_and_the_new_one_in_its_place_bear_two_names() -> None:
    gone, come = (
        [whole_block(block, fate) for block in blocks("|| a | b", "| c | d")] for fate in (Fate.DELETED, Fate.INSERTED)
    )
    shown = block_changes([*gone, whole_block(*blocks("Between."), Fate.INSERTED), *come], name="GC1")
    names = [each.get("aria-label") for each in fragment(shown).iter("div")]
    assert [each for each in names if each] == ["Table 1 of GC1, deleted", "Table 1 of GC1, inserted"]

"""The tree given to the template: nothing lost, nothing out of order, however odd the depths are."""

from __future__ import annotations

import json
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from clausebook.edition.model import BlockKind, Key, KeyKind
from clausebook.render.typst_blocks import DEEPEST, Node, Piece, keyed_spans, nest, text_span

TEXT_KINDS = (BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.BULLET, BlockKind.NOTE)


def flat(nodes: list[Node]) -> Iterator[str]:
    """Texts of a tree in order, labels before their items."""
    for node in nodes:
        if node["type"] in ("items", "bullets"):
            for item in node["items"]:
                yield from (span["text"] for span in item["label"])
                yield from flat(item["body"])
        elif node["type"] == "table":
            for row in (*node["head"], *node["rows"]):
                for cell in row:
                    yield from flat(cell)
        else:
            yield "".join(span["text"] for span in node["spans"])


def depth(nodes: list[Node]) -> int:
    below = [depth(item["body"]) for node in nodes for item in node.get("items", ())]
    return 1 + max(below) if below else 0


pieces = st.lists(st.tuples(st.sampled_from(TEXT_KINDS), st.integers(0, 12)), max_size=30)


@given(pieces)
def test_every_block_and_label_once_in_order(shapes: list[tuple[BlockKind, int]]) -> None:
    made, wanted = [], []
    for count, (kind, at) in enumerate(shapes):
        label = (text_span(f"({count})"),) if kind is BlockKind.ITEM else ()
        made.append(Piece(kind, (text_span(f"text {count}"),), at, label))
        wanted += [f"({count})", f"text {count}"] if label else [f"text {count}"]

    tree = nest(made)

    assert list(flat(tree)) == wanted
    assert depth(tree) <= DEEPEST


def test_a_paragraph_continues_the_item_at_its_depth() -> None:
    tree = nest(
        [
            Piece(BlockKind.PARAGRAPH, (text_span("opening"),)),
            Piece(BlockKind.ITEM, (text_span("first"),), 1, (text_span("(a)"),)),
            Piece(BlockKind.ITEM, (text_span("inner"),), 2, (text_span("(i)"),)),
            Piece(BlockKind.PARAGRAPH, (text_span("more of first"),), 1),
            Piece(BlockKind.ITEM, (text_span("second"),), 1, (text_span("(b)"),)),
            Piece(BlockKind.PARAGRAPH, (text_span("closing"),)),
        ]
    )

    assert [node["type"] for node in tree] == ["paragraph", "items", "paragraph"]
    first, second = tree[1]["items"]
    assert [node["type"] for node in first["body"]] == ["paragraph", "items", "paragraph"]
    assert [node["type"] for node in second["body"]] == ["paragraph"]


def test_rows_are_rows_and_only_a_head_at_the_top_is_a_head() -> None:
    def cell(kind: BlockKind, text: str, row: int, column: int) -> Piece:
        return Piece(kind, (text_span(text),), table=1, row=row, column=column)

    (table,) = nest(
        [
            cell(BlockKind.HEADER_CELL, "Item", 1, 1),
            cell(BlockKind.HEADER_CELL, "Amount", 1, 2),
            cell(BlockKind.CELL, "Rent", 2, 1),
            cell(BlockKind.CELL, "£1", 2, 2),
            cell(BlockKind.CELL, "£2", 3, 2),
        ]
    )

    assert (len(table["shares"]), len(table["head"]), len(table["rows"])) == (2, 1, 2)
    assert table["rows"][1][0] == []
    assert list(flat([table])) == ["Item", "Amount", "Rent", "£1", "£2"]


def test_a_blank_gets_brackets_once_and_only_where_it_has_none() -> None:
    blank, other = Key(KeyKind.BLANK, "date"), Key(KeyKind.BLANK, "sum")
    shown = keyed_spans(
        [(text_span("insert "), blank), (text_span("date"), blank), (text_span("[sum]"), other), (text_span("x"), None)]
    )

    assert [(span.get("open", False), span.get("close", False)) for span in shown] == [
        (True, False),
        (False, True),
        (False, False),
        (False, False),
    ]


@given(st.text(st.sampled_from("ab/-. \u00a0"), max_size=200))
def test_breakable_pieces_join_to_the_text(text: str) -> None:
    span = text_span(text)

    assert "".join(span.get("pieces", [span["text"]])) == span["text"]
    assert json.loads(json.dumps(span)) == span


def test_a_long_word_may_break_after_a_mark_or_after_nine_letters() -> None:
    assert text_span("see www.example.org/one/and/another/page now")["pieces"] == [
        "see ",
        "www.",
        "example.",
        "org/",
        "one/",
        "and/",
        "another/",
        "page",
        " now",
    ]
    assert max(map(len, text_span("x" * 5000)["pieces"])) <= 10


def test_a_long_word_breaks_after_its_marks_and_elsewhere_only_where_there_is_none() -> None:
    address = "https://example.org/on-integrated-care-providers/7FD8571230123012301230123012D9"

    assert text_span(address)["pieces"][:8] == [
        "https://", "example.", "org/", "on-", "integrated-", "care-", "providers/", "7FD857123"
    ]  # fmt: skip
    assert "".join(text_span(address)["pieces"]) == address


def test_a_word_that_fits_its_cell_is_broken_nowhere_but_after_its_hyphen() -> None:
    term = {**text_span("Co-ordinating Commissioner"), "key": "term"}
    cells = [Piece(BlockKind.CELL, (term if column == 2 else text_span("words " * 30),), table=1, row=1, column=column)
             for column in range(4)]  # fmt: skip
    (table,) = nest(cells)
    pieces = table["rows"][0][2][0]["spans"][0].get("pieces", [])

    assert all(piece.strip() in ("Co-", "ordinating", "Commissioner", "") for piece in pieces)

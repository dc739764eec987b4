"""A redline as PDF: it replays, its marks are not by colour alone, and moved and deleted text stands where a reader
looks for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import pikepdf
import pytest
from editions import everything, later
from hypothesis import given, settings
from paper_redline import compared, texts
from tagged import elements, kids, opened, spoken

from builders import clause, condition, document, edition
from clausebook.edition.model import Edition
from clausebook.redline.model import ChangeKind, Fate, ProvisionChange, Redline
from clausebook.redline.replay import Words, words_of
from clausebook.render.glyphs import printable
from clausebook.render.pdf import redline_pdf
from clausebook.render.typst_blocks import Node
from clausebook.render.typst_redline import redline_data
from render.redlines import INSPECT, KEEP, sample
from strategies import pairs


def replayed(data: Node, side: Fate) -> list[tuple[str, tuple[str, ...]]]:
    """Heading and blocks of each provision printed in full, from the tree given to the template, with changes accepted
    (``side`` inserted) or rejected (deleted)."""
    without = "deleted" if side is Fate.INSERTED else "inserted"
    found = []
    for entry in data["entries"]:
        if entry["type"] == "provision":
            blocks = [_kept(spans, without) for fate, spans in _blocks(entry["body"]) if fate != without]
            found.append((_kept(entry["heading"], without), tuple(blocks)))
    return found


def _kept(spans: Iterable[Node], without: str) -> str:
    return "".join(span["text"] for span in spans if span.get("fate") != without and "signpost" not in span)


def _blocks(nodes: Iterable[Node]) -> Iterator[tuple[str, list[Node]]]:
    for node in nodes:
        if node["type"] in ("items", "bullets"):
            for item in node["items"]:
                yield from _blocks(item["body"])
        elif node["type"] == "table":
            for row in (*node["head"], *node["rows"]):
                for cell in row:
                    yield from _blocks(cell)
        else:
            yield node.get("fate", ""), node["spans"]


def _shown(words: Words) -> tuple[str, tuple[str, ...]]:
    return printable(words.heading), tuple(printable(text) for text in words.blocks)


@settings(max_examples=60)
@given(pairs())
def test_the_tree_given_to_the_template_replays(pair: tuple[Edition, Edition]) -> None:
    made = compared(*pair)
    data = redline_data(made, everything=True)

    for side, one in ((Fate.DELETED, pair[0]), (Fate.INSERTED, pair[1])):
        said = words_of(one)
        asked = [_shown(said[place.id]) for place in _places(made, side)]
        found = [
            words
            for words, change in zip(replayed(data, side), made.changes, strict=True)
            if _place(change, side) is not None
        ]
        # Cells of a row that changed are put in the row's own order; nothing else may move.
        assert [(heading, sorted(blocks)) for heading, blocks in found] == [
            (heading, sorted(blocks)) for heading, blocks in asked
        ]


def _place(change: ProvisionChange, side: Fate) -> object:
    return change.new if side is Fate.INSERTED else change.old


def _places(made: Redline, side: Fate) -> list[object]:
    return [place for change in made.changes if (place := _place(change, side)) is not None]


@settings(max_examples=8)
@given(pairs())
def test_random_redlines_are_set_in_both_forms(pair: tuple[Edition, Edition]) -> None:
    made = compared(*pair)
    assert redline_pdf(made)[:5] == redline_pdf(made, everything=True)[:5] == b"%PDF-"


def test_extracted_text_replays_by_its_marks() -> None:
    """Read from the finished file: what is not struck is the new text, what is not underlined the old."""
    old = edition(
        document("d", "D", condition("a", "A", clause("b", "", "The Provider must give notice within 30 days.")))
    )
    new = edition(
        document(
            "d", "D", condition("a", "A", clause("b", "", "The Provider shall give written notice within 20 days."))
        ),
        identity="2019-08",
    )
    pdf = opened(redline_pdf(compared(old, new)))
    (paragraph,) = [
        node for path, node in elements(pdf) if path[-1] == "P" and "1.1 The Provider must" in _text(pdf, node)
    ]

    assert _text(pdf, paragraph, without="Underline") == "1.1 The Provider must give notice within 30 days."
    assert _text(pdf, paragraph, without="LineThrough") == "1.1 The Provider shall give written notice within 20 days."


def test_moved_text_replays_and_is_named_at_both_places() -> None:
    pdf = opened(redline_pdf(sample()))
    left, arrived = [
        node
        for path, node in elements(pdf)
        if path[-1] == "P" and re.search("moved to GC2.4|moved from GC2.3", _text(pdf, node))
    ]

    assert "moved to GC2.4" in _text(pdf, left) and "moved from GC2.3" in _text(pdf, arrived)
    assert _text(pdf, left, without="LineThrough").endswith(KEEP)
    assert _text(pdf, left, without="Underline").endswith(f"{KEEP} {INSPECT.format('ten')}")
    assert _text(pdf, arrived, without="LineThrough") == INSPECT.format("five")
    assert _text(pdf, arrived, without="Underline") == ""
    posts = [str(note["/Contents"]) for page in pdf.pages for note in page.get("/Annots", []) if "/Contents" in note]
    assert {"Change to GC2.3", "Change to GC2.4"} <= set(posts)


def _text(pdf: pikepdf.Pdf, node: pikepdf.Object, without: str = "") -> str:
    """The text of an element, leaving out what carries a text decoration."""
    only = pikepdf.Dictionary({"/S": pikepdf.Name.P, "/K": _undecorated(node, without)})
    if "/Pg" in node:
        only["/Pg"] = node["/Pg"]
    found = spoken(pdf, [only])
    return "".join(block.text for block in found).strip()


def _undecorated(node: pikepdf.Object, without: str) -> pikepdf.Array:
    kept = []
    for kid in kids(node):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            marks = [str(each.get("/TextDecorationType", "")) for each in kid.get("/A", [])]
            # In a redline only the signposts of moved text are links.
            if f"/{without}" in marks or (without and kid["/S"] == "/Link"):
                continue
            below = _undecorated(kid, without)
            inner = pikepdf.Dictionary({"/S": kid["/S"], "/K": below})
            if "/Pg" in kid:
                inner["/Pg"] = kid["/Pg"]
            kept.append(inner)
        else:
            kept.append(kid)
    return pikepdf.Array(kept)


def test_a_head_that_moved_is_repeated_on_the_next_page_without_a_link() -> None:
    title = "The number of visits that each of the named nurses made in the week before the meeting"
    stays, other = "Words of the first clause, which stays.", "Words of the other, which stays too."
    body = [f"| Visit {number} | {number} minutes" for number in range(90)]
    later_body = [f"| Another matter {number} | {number} pounds in all" for number in range(90)]
    old, new = (
        edition(document("d", "D", condition("c", "C", clause("a", "A", stays, *one), clause("b", "B", other, *two))))
        for one, two in (((f"|| {title} | Sum", *body), ()), ((), (f"|| {title} | Sum", *later_body)))
    )
    shown = " ".join(texts(redline_pdf(compared(old, new), everything=True)))
    assert f"moved to GC1.2 {title}" in shown and f"moved from GC1.1 {title}" in shown
    assert shown.count(title) == 2


def test_quiet_runs_are_marked_but_lightly() -> None:
    """Both quiet and loud runs carry a decoration that is seen without colour."""
    old = edition(
        document(
            "d",
            "D",
            condition("gone", "Gone", clause("gone-one", "", "Gone.")),
            condition("a", "A", clause("b", "", "See {ref:a}, the first.")),
        )
    )
    new = edition(
        document("d", "D", condition("a", "A", clause("b", "", "See {ref:a}, the first."))), identity="2019-08"
    )
    made = compared(old, new)
    assert ChangeKind.CONSEQUENTIAL in {kind for change in made.changes for kind in change.kinds}
    data = redline_data(made)
    spans = [span for entry in data["entries"] for _, body in _blocks(entry.get("body", ())) for span in body]
    assert [(span["text"], span["fate"]) for span in spans if span.get("quiet")] == [
        ("GC2", "deleted"),
        ("GC1", "inserted"),
    ]
    pdf = opened(redline_pdf(made))
    decorated = {
        str(each["/TextDecorationType"])
        for _, node in elements(pdf)
        for each in node.get("/A", [])
        if "/TextDecorationType" in each
    }
    assert decorated == {"/Underline", "/LineThrough"}


def test_rows_of_both_editions_stand_in_one_table() -> None:
    made = compared(everything(), later())
    data = redline_data(made)
    (table,) = [
        node
        for entry in data["entries"]
        for node in entry.get("body", ())
        if node["type"] == "table" and entry["number"][-1]["text"] == "2.2"
    ]
    rows = [["".join(span["text"] for node in cell for span in node["spans"]) for cell in row] for row in table["rows"]]

    assert len(table["shares"]) == 2
    assert [row[0] for row in rows] == ["Rent", "Water", "Rates"]


@pytest.mark.parametrize("text", ["#panic() $x$ <script>", "W" * 600, "a\x00 😀 \u202eb", '] } " \\'])
def test_hostile_text_stays_text(text: str) -> None:
    old = edition(
        document("d", text, condition("a", text, clause("b", text, text, f"1. {text}", f"|| {text}", f"| {text}")))
    )
    new = edition(
        document("d", "D", condition("a", "A", clause("b", "B", "x", "1. y", "|| h", "| c"))),
        identity="2019-08", title=text, notice=text, work=text,
    )  # fmt: skip
    shown = re.sub(r"\s", "", printable(text))

    found = [re.sub(r"\s", "", each) for each in texts(redline_pdf(compared(old, new)))]
    assert sum(shown in each for each in found) >= 8


def test_a_bar_stands_left_of_each_change() -> None:
    made = compared(everything(), later())
    loud = [entry for entry in redline_data(made)["entries"] if entry.get("bar") == "loud"]
    pdf = opened(redline_pdf(made))
    # A filled stroke of 2.5 pt, 4 mm left of the text.
    bar = re.compile(rb"1 0 0 -1 59\.5\d+ [\d.]+ cm[^\n]*scn 1\.25 [\d.]+ m -1\.25 ")
    bars = [match for page in pdf.pages for match in bar.findall(page.Contents.read_bytes())]

    assert len(loud) > 10
    assert len(bars) >= len(loud)
    same = opened(redline_pdf(compared(everything(), everything()), everything=True))
    assert not [match for page in same.pages[2:] for match in bar.findall(page.Contents.read_bytes())]

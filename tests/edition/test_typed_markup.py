"""What is words in a Markdown file, and what only says how they are set."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausebook.edition.model import Document, Emphasis
from clausebook.edition.plain import read_plain
from clausebook.redline.compare import compare
from clausebook.redline.model import ChangeKind

LINKED = """\
# The [form][form]

Send [the *new* form][form] to [us][], by post or [by hand](<at the door>).

***

Nobody names the last but one.

[Form]: https://example.org/form?a=1&amp;b=2
[us]: <https://example.org/us>
[nobody]: https://example.org/nobody
[form]: https://example.org/other
"""


def read(text: str, name: str = "x.md") -> Document:
    return read_plain(text.encode(), name).documents[0]


def words(document: Document) -> list[str]:
    blocks = [*document.blocks]
    said = [block.words for block in blocks]
    for each in document.provisions:
        said += [each.heading, *(block.words for block in each.blocks)]
    return said


def test_named_addresses_stand_with_their_links_and_no_other_is_lost() -> None:
    form = "(https://example.org/form?a=1&b=2)"
    assert words(read(LINKED)) == [
        f"The [form]{form}",
        f"Send [the new form]{form} to [us](https://example.org/us), by post or [by hand](at%20the%20door).",
        "Nobody names the last but one.",
        f"[nobody]: https://example.org/nobody [form]{form}: https://example.org/other",
    ]


def test_type_is_no_words() -> None:
    (block,) = read(r"A **strong *and* plain** word, an *odd* one, 2 \* 3, `a*b*c`, <b>raw</b> and &lt;b&gt;.").blocks
    assert [(span.text, span.emphasis) for span in block.spans] == [
        ("A ", Emphasis.NONE),
        ("strong and plain", Emphasis.STRONG),
        (" word, an ", Emphasis.NONE),
        ("odd", Emphasis.EMPHASIS),
        (" one, 2 * 3, `a*b*c`, <b>raw</b> and <b>.", Emphasis.NONE),
    ]


@pytest.mark.parametrize("name", ["x", "x.txt"])
def test_what_is_not_markdown_is_words_as_it_stands(name: str) -> None:
    text = "Some *stars*, 2 \\* 3, &amp; [a][b]."
    assert words(read(f"{text}\n\n***\n\n[b]: https://example.org\n", name)) == [
        text, "***", "[b]: https://example.org",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("It is *due* now.", "It is due now.", {ChangeKind.MARKUP}),
        ("It is *due* now.", "It is _due_ now.", set()),
        ("See [it](https://a.org).", "See [it][a].\n\n[a]: https://a.org", set()),
        ("See [it](https://a.org).", "See [it](https://b.org).", {ChangeKind.AMENDED}),
        ("See [it](javascript:alert).", "See [that](javascript:alert).", {ChangeKind.AMENDED}),
    ],
)
def test_a_change_of_type_is_told_and_one_of_notation_is_none(old: str, new: str, kinds: set[ChangeKind]) -> None:
    editions = [read_plain(f"# Title\n\n{text}\n".encode(), "x.md") for text in (old, new)]
    assert set(compare(*editions, old_digest="", new_digest="").counts()) == kinds


@given(st.text(alphabet='ab1 *_[]()`\\<>!:#-\n"', max_size=60))
def test_no_letter_is_ever_lost(text: str) -> None:
    said = iter("".join(words(read(f"Opening.\n\nx {text}"))))
    wanted = [each for each in text if each in "ab"]
    assert all(each in said for each in wanted), wanted

"""The redline in a terminal."""

from __future__ import annotations

import re

from hypothesis import given, settings

from builders import clause, condition, document, edition
from clausebook.edition.model import Edition
from clausebook.redline.compare import compare
from clausebook.redline.model import Fate, Run
from clausebook.render.notation import marked
from clausebook.render.redline_text import redline_text
from render.redlines import HOSTILE, sample
from strategies import editions, pairs

GOLDEN = """\
GC1.2 [-Payment-]{+Payments+}
| An ICP [-must-]{+may+} pay within [-10-]{+30+} days:
| (a) the fee;{+ and+}
- (b) [-the interest; and-]
  (b) (was (c)) the costs.
"""


def test_a_changed_clause_reads_like_this() -> None:
    text = redline_text(sample())
    block = text[text.index("GC1.2 [-Payment") :].split("\n\n")[0]
    shown = [line for line in block.splitlines() if not line.startswith(("  [", "  law", "  reasons", "  look at"))]
    assert "\n".join(shown) + "\n" == GOLDEN
    assert "  look at: must or may; number, date or amount\n" in block
    assert "  reasons: It was <b>too slow</b>\n  law: section 1 of the Act\n" in block


def test_moved_text_says_at_both_places_where_the_other_is() -> None:
    text = redline_text(sample())

    assert "[@moved to GC2.4@][> The Commissioner may inspect" in text
    assert "[@moved from GC2.3@]{<The Commissioner may inspect" in text
    assert "GC2.3 is split into GC2.3 and GC2.4." in text
    assert "Text that moved stands in [>these marks>]" in text


def test_a_missing_reason_is_said() -> None:
    assert text_of("GC1.3").endswith("  reasons: No reason recorded.\n- [-This goes.-]")


def text_of(name: str) -> str:
    return next(part for part in redline_text(sample()).split("\n\n") if part.startswith(name))


def test_quiet_changes_are_listed_and_unchanged_provisions_left_out() -> None:
    text = redline_text(sample())
    listed = text[text.index("Only following") :]

    assert "GC1.3" in listed and "Follower" not in text
    assert "GC1.3 Follower" in redline_text(sample(), everything=True)


def test_each_quiet_change_that_is_listed_says_of_which_provision() -> None:
    def book(*first: str) -> Edition:
        clauses = [clause(f"n{at}", "", text) for at, text in enumerate(first)]
        last = clause("user", "", "See {ref:far}."), clause("far", "", "Keep the peace.")
        return edition(document("gc", "GC", condition("c", "C", last[0], *clauses, last[1])))

    text = redline_text(compare(book(), book("Pay in time."), old_digest="", new_digest=""))
    assert text[text.index("Only following") :].splitlines()[2:] == [
        "  GC1.1: The reference follows: “GC1.2” is now “GC1.3”.",
        "  GC1.2 is renumbered as GC1.3.",
    ]


def test_it_opens_with_both_editions_their_digests_and_the_notice() -> None:
    head = redline_text(sample()).split("\n\n")[0]

    for words in ("2016-12", "2018-08", "digest of old", "digest of new", "For comparison only", "Not legal advice"):
        assert words in head


def test_no_text_steers_the_terminal() -> None:
    text = redline_text(sample())

    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)
    assert "\\x1b[31mred" in text and "\\u202eesrever" in text


def test_colour_is_used_only_where_asked_and_instead_of_brackets() -> None:
    coloured = redline_text(sample(), colour=True)

    assert "\x1b[31;9mmust\x1b[0m\x1b[32;4mmay\x1b[0m" in coloured
    assert "[-must-]" not in coloured
    assert "\x1b[31mred" not in coloured


def test_no_text_can_fake_a_mark() -> None:
    assert marked([Run(Fate.KEPT, "a [-b-] {+c+}")]) == "a [\\-b-\\] {\\+c+\\}"
    assert marked([Run(Fate.KEPT, "[>b>] {<c<} [@d@]")]) == "[\\>b>\\] {\\<c<\\} [\\@d@\\]"
    assert marked([Run(Fate.KEPT, "[\\-b")]) == "[\\\\-b"
    assert HOSTILE.count("[-no-]") == 1 and "[-no-]" not in redline_text(sample())


@settings(max_examples=60, deadline=None)
@given(pairs())
def test_every_loud_word_is_shown(pair: tuple[Edition, Edition]) -> None:
    redline = compare(*pair, old_digest="", new_digest="")
    text = redline_text(redline)

    for change in redline.changes:
        for run in (*change.heading, *(run for block in change.blocks for run in block.runs)):
            if run.fate is not Fate.KEPT and run.cause is None:
                # Neighbours of one fate share a mark, and the end of a line loses its space.
                assert marked([run])[2:-2].strip() in text


@settings(max_examples=30, deadline=None)
@given(editions())
def test_no_difference_shows_no_provision(edition: Edition) -> None:
    text = redline_text(compare(edition, edition, old_digest="", new_digest=""))

    assert "Provisions: no change." in text
    assert not re.search(r"\[-|\{\+", text)

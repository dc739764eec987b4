"""Make a correct comparison of words readable.

The shortest script is not the most readable one. Left alone it strikes and inserts around words that two unlike
phrases happen to share::

    [-no later than-]{+within+} the [-tenth-]{+ten+} day[-of-]{+s of the+} ...

A lawyer reads a phrase struck out and its replacement. So stretches that are too light to be worth keeping between two
changes become part of the change, ends that both sides share are kept again, and a pure insertion or deletion slides to
the nearest limit of a sentence, clause or bracket. Modals, negations, numbers, dates and amounts are never given up,
nor the end or the beginning of a sentence. The rule for a light stretch follows the semantic clean-up of
diff-match-patch (Neil Fraser), with weights instead of lengths.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate

from clausebook.edition.value import Value
from clausebook.redline.tokens import Token

_OPENERS = frozenset("([“‘")
_SHUTTERS = frozenset(")]”’")
CLAUSE = 3
"""How clear a limit of a clause is, at least."""
SENTENCE = 5
"""How clear a limit of a sentence is."""
_AFTER = {";": 4, ":": 4, ",": 3, ")": 3, "—": 3, "–": 3}


class Match(Value):
    """A stretch of tokens that stands in both texts."""

    old: int
    new: int
    size: int


class Gap(Value):
    """What lies between two matches: a stretch of either text, one of them possibly empty."""

    old: int
    old_end: int
    new: int
    new_end: int


class Sides:
    """Two tokenized texts with what tidying asks of them."""

    def __init__(self, old: Sequence[Token], new: Sequence[Token]) -> None:
        """``old`` and ``new`` end with the token that stands for the end of the text."""
        self.old, self.new = old, new
        codes: dict[tuple[str, ...], int] = {}
        self.old_codes = [codes.setdefault(token.identity, len(codes)) for token in old]
        self.new_codes = [codes.setdefault(token.identity, len(codes)) for token in new]
        self._old_sums = list(accumulate([token.weight for token in old], initial=0.0))
        self._new_sums = list(accumulate([token.weight for token in new], initial=0.0))

    def old_weight(self, start: int, end: int) -> float:
        """Weight of a stretch of the old text."""
        return self._old_sums[end] - self._old_sums[start]

    def new_weight(self, start: int, end: int) -> float:
        """Weight of a stretch of the new text."""
        return self._new_sums[end] - self._new_sums[start]

    def gap_weight(self, gap: Gap) -> float:
        """Weight of the heavier side of a gap."""
        return max(self.old_weight(gap.old, gap.old_end), self.new_weight(gap.new, gap.new_end))


def tidy(
    sides: Sides, matches: list[Match], *, least: float = 1.25, most: float = 4.0, share: float = 0.35
) -> list[Match]:
    """Matches that make a readable redline, from any matches that end with the end of both texts.

    A stretch between two changes is given up where it weighs less than ``least``, or less than ``share`` of the lighter
    change beside it (counted up to ``most``). The result is a fixed point: tidying it again changes nothing.
    """
    matches = _settle(sides, matches, least, most, share)
    for _ in range(3):
        slid = _settle(sides, _slide(sides, matches), least, most, share)
        if slid == matches:
            break
        matches = slid
    return matches


def gaps(matches: Sequence[Match]) -> Iterator[Gap]:
    """What lies before each match, empty gaps included."""
    old = new = 0
    for match in matches:
        yield Gap(old, match.old, new, match.new)
        old, new = match.old + match.size, match.new + match.size


def _settle(sides: Sides, matches: list[Match], least: float, most: float, share: float) -> list[Match]:
    matches = _trim(sides, matches)
    while True:
        kept = _without_islands(sides, matches, least, most, share)
        if len(kept) == len(matches):
            return matches
        matches = _trim(sides, kept)


def _without_islands(sides: Sides, matches: list[Match], least: float, most: float, share: float) -> list[Match]:
    """One pass from the left; a stretch that is given up makes the change before the next one heavier."""
    kept: list[Match] = []
    old = new = 0
    for index, match in enumerate(matches[:-1]):
        following = matches[index + 1]
        left = Gap(old, match.old, new, match.new)
        right = Gap(match.old + match.size, following.old, match.new + match.size, following.new)
        between = left.old_end > left.old or left.new_end > left.new
        weight = sides.old_weight(match.old, match.old + match.size)
        lighter = min(sides.gap_weight(left), sides.gap_weight(right))
        light = weight < max(least, min(most, share * lighter))
        if between and light and not _must_stay(sides, match, left, right):
            continue
        kept.append(match)
        old, new = match.old + match.size, match.new + match.size
    return [*kept, matches[-1]]


def _must_stay(sides: Sides, match: Match, left: Gap, right: Gap) -> bool:
    old, new = sides.old, sides.new
    if any(token.firm or token.closes for token in old[match.old : match.old + match.size]):
        return True
    begins_old = match.old == 0 or old[match.old - 1].closes
    begins_new = match.new == 0 or new[match.new - 1].closes
    if begins_old and begins_new:
        return True
    swaps = [_swap(sides, gap) for gap in (left, right)]
    if all(one and other and one.firm and other.firm for one, other in swaps):
        return True
    telling = any(token.weight >= 1 for token in old[match.old : match.old + match.size])
    # A content word says more than the "such" or the comma that came or went beside it.
    if telling and any(sides.gap_weight(gap) < 1 and _one_sided(gap) for gap in (left, right)):
        return True
    # Where words were only added, only taken out, or each put in the place of one other, on both sides, a content word
    # between them did not change.
    only_added = left.old == left.old_end and right.old == right.old_end
    only_taken = left.new == left.new_end and right.new == right.new_end
    one_for_one = all(one and other for one, other in swaps)
    return telling and (only_added or only_taken or one_for_one)


def _one_sided(gap: Gap) -> bool:
    return gap.old == gap.old_end or gap.new == gap.new_end


def _swap(sides: Sides, gap: Gap) -> tuple[Token | None, Token | None]:
    """The two tokens of a gap in which one replaces one."""
    if gap.old_end - gap.old == 1 and gap.new_end - gap.new == 1:
        return sides.old[gap.old], sides.new[gap.new]
    return None, None


def _trim(sides: Sides, matches: list[Match]) -> list[Match]:
    """Keep again what both sides of a gap begin or end with; join matches with nothing between them."""
    trimmed: list[Match] = []
    old = new = 0
    for match in matches:
        start_old, start_new = old, new
        while old < match.old and new < match.new and sides.old_codes[old] == sides.new_codes[new]:
            old, new = old + 1, new + 1
        back = 0
        while (
            match.old - back > old
            and match.new - back > new
            and sides.old_codes[match.old - back - 1] == sides.new_codes[match.new - back - 1]
        ):
            back += 1
        _append(trimmed, Match(start_old, start_new, old - start_old))
        _append(trimmed, Match(match.old - back, match.new - back, match.size + back))
        old, new = match.old + match.size, match.new + match.size
    return trimmed


def _append(matches: list[Match], match: Match) -> None:
    if match.size == 0:
        return
    last = matches[-1] if matches else None
    if last and last.old + last.size == match.old and last.new + last.size == match.new:
        matches[-1] = Match(last.old, last.new, last.size + match.size)
    else:
        matches.append(match)


def _slide(sides: Sides, matches: list[Match]) -> list[Match]:
    """Move each pure insertion or deletion to the best limit that leaves the words the same."""
    slid = [Match(0, 0, 0), *matches]
    for index in range(1, len(slid)):
        before, after = slid[index - 1], slid[index]
        gap = Gap(before.old + before.size, after.old, before.new + before.size, after.new)
        if (gap.old == gap.old_end) == (gap.new == gap.new_end):
            continue
        if gap.old == gap.old_end:
            step = _best_step(sides.new, sides.new_codes, gap.new, gap.new_end, before=before, after=after)
        else:
            step = _best_step(sides.old, sides.old_codes, gap.old, gap.old_end, before=before, after=after)
        slid[index - 1] = Match(before.old, before.new, before.size + step)
        slid[index] = Match(after.old + step, after.new + step, after.size - step)
    joined: list[Match] = []
    for match in slid:
        _append(joined, match)
    return joined


def _best_step(
    text: Sequence[Token], codes: Sequence[int], start: int, end: int, *, before: Match, after: Match
) -> int:
    """How many tokens to move a change that covers ``text[start:end]``, backward where negative; of equally good
    places the last."""
    # A match between two changes must not vanish, nor the end of the text.
    reach_back = before.size if before.old == before.new == 0 else before.size - 1
    lowest = 0
    while lowest > -reach_back and codes[start + lowest - 1] == codes[end + lowest - 1]:
        lowest -= 1
    highest = 0
    while highest < after.size - 1 and codes[start + highest] == codes[end + highest]:
        highest += 1
    return max(range(lowest, highest + 1), key=lambda step: (_limit_score(text, start + step, end + step), step))


def _limit_score(text: Sequence[Token], start: int, end: int) -> int:
    opened = sum((token.text in _OPENERS) - (token.text in _SHUTTERS) for token in text[start:end])
    joining = text[start].text in ("and", "or")
    return limit(text, start) + limit(text, end) + joining - 6 * (opened != 0)


def limit(text: Sequence[Token], place: int) -> int:
    """How clear a limit lies before the token at ``place``: :data:`SENTENCE`, from :data:`CLAUSE` for a clause, or less."""
    if place == 0 or not text[place].text or text[place - 1].closes:
        return SENTENCE
    if text[place - 1].text in _AFTER:
        return _AFTER[text[place - 1].text]
    if text[place].begin == text[place].start:
        return 0
    return 3 if text[place].text[:1] in _OPENERS else 2

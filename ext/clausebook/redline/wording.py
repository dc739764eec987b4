"""Compare the words of two texts: token alignment, tidied, as runs.

Two alignments are made, one of the whole text and one sentence by sentence; the one that a reader has less to read in
wins. The base alignment is a longest common subsequence (rapidfuzz, bit-parallel after Hyyrö 2004), which is fast and
gives the same answer everywhere; what makes it readable is in :mod:`clausebook.redline.tidy`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Indel

from clausebook.edition.model import KeyKind, Span
from clausebook.redline.articles import is_any_article, is_definite_article
from clausebook.redline.brackets import with_whole_brackets
from clausebook.redline.causes import Causes, is_article
from clausebook.redline.follow import follow_names
from clausebook.redline.insertion import cut_stretch
from clausebook.redline.markup import Texts
from clausebook.redline.model import KEPT, ChangeKind, Fate, Run
from clausebook.redline.nuances import names_otherwise, space_tells
from clausebook.redline.pairing import unique_in_both
from clausebook.redline.remnants import without_remnants
from clausebook.redline.runs import Change, whole, write_runs
from clausebook.redline.sentences import match_by_sentence, sentence_limits
from clausebook.redline.swap import swap_words
from clausebook.redline.tidy import Gap, Match, Sides, gaps, tidy
from clausebook.redline.tokens import Token, tokenize


def compare_words(old: tuple[Span, ...], new: tuple[Span, ...], causes: Causes) -> tuple[Run, ...]:
    """Runs that lead from the old words to the new."""
    if old == new:
        return whole(new, KEPT)
    return (
        follow_names(old, new, causes)
        or swap_words(old, new, causes)
        or cut_stretch(old, new, causes)
        or search_words(old, new, causes)
    )


def search_words(old: tuple[Span, ...], new: tuple[Span, ...], causes: Causes) -> tuple[Run, ...]:
    """The same by aligning tokens, for any two texts."""
    sides = Sides(tokenize(old, causes.identify_old), tokenize(new, causes.identify_new))
    matches = _follow_articles(sides, match_words(sides))
    return write_runs(old, new, _changes(sides, matches, causes, Texts(old, new)))


def compare_headings(old: str, new: str, causes: Causes, *, follows: bool) -> tuple[Run, ...]:
    """Runs of two headings. Where ``follows`` allows, a renamed term has a cause if renamed terms explain every
    difference; the heading of a definition follows nothing, it is the term."""
    if old == new:
        return whole_heading(new, KEPT)
    plain = (Span(old),), (Span(new),)
    if not follows:
        return tuple(Run(run.fate, run.text) for run in compare_words(*plain, causes))
    if causes.renamed:
        marked = compare_words(causes.heading_spans(old, new=False), causes.heading_spans(new, new=True), causes)
        if all(run.fate is KEPT or run.cause is ChangeKind.RENAMED for run in marked):
            return tuple(Run(run.fate, run.text, None, run.emphasis, run.cause) for run in marked)
    return compare_words(*plain, causes)


def whole_heading(text: str, fate: Fate) -> tuple[Run, ...]:
    """A heading with one fate; one without text has no runs."""
    return (Run(fate, text),) if text else ()


def match_words(sides: Sides) -> list[Match]:
    """The tidied matches of two texts."""
    ends = (len(sides.old), len(sides.new))
    if sides.old_codes == sides.new_codes:
        return [Match(0, 0, ends[0])]
    options = [tidy(sides, common_words(sides, (0, ends[0]), (0, ends[1])))]
    several = max(len(sentence_limits(sides.old)), len(sentence_limits(sides.new))) > 1
    if several and not _is_one_change(sides, options[0]):
        options.insert(0, tidy(sides, match_by_sentence(sides, common_words)))
    best = min((without_remnants(sides, each) for each in options), key=lambda matches: _burden(sides, matches))
    return with_whole_brackets(sides, best)


def _is_one_change(sides: Sides, matches: list[Match]) -> bool:
    """Whether the texts differ in one place inside a sentence: no other alignment is easier to read."""
    changed = [gap for gap in gaps(matches) if gap.old < gap.old_end or gap.new < gap.new_end]
    return len(changed) == 1 and not any(
        token.closes
        for gap in changed
        for token in (*sides.old[gap.old : gap.old_end], *sides.new[gap.new : gap.new_end])
    )


def common_words(sides: Sides, old: tuple[int, int], new: tuple[int, int], *, largest: int = 50_000_000) -> list[Match]:
    """Matches inside a stretch of either text. ``largest`` bounds the memory of one alignment, which grows with the
    product of the lengths; beyond it the stretch is cut at words that occur once on either side."""
    if (old[1] - old[0]) * (new[1] - new[0]) > largest:
        anchors = unique_in_both(sides.old_codes, sides.new_codes, old, new)
        matches: list[Match] = []
        at_old, at_new = old[0], new[0]
        for here_old, here_new in anchors:
            matches += common_words(sides, (at_old, here_old), (at_new, here_new), largest=largest)
            matches.append(Match(here_old, here_new, 1))
            at_old, at_new = here_old + 1, here_new + 1
        if anchors:
            matches += common_words(sides, (at_old, old[1]), (at_new, new[1]), largest=largest)
        return matches
    blocks = Indel.opcodes(sides.old_codes[slice(*old)], sides.new_codes[slice(*new)])
    return [
        Match(old[0] + each.src_start, new[0] + each.dest_start, each.src_end - each.src_start)
        for each in blocks
        if each.tag == "equal"
    ]


def _burden(sides: Sides, matches: list[Match]) -> float:
    """What a reader has to take in: the weight marked, one for each change, two more where a change runs over the end
    of a sentence into the next."""
    burden = 0.0
    for gap in gaps(matches):
        if gap.old == gap.old_end and gap.new == gap.new_end:
            continue
        burden += 1 + sides.old_weight(gap.old, gap.old_end) + sides.new_weight(gap.new, gap.new_end)
        burden += 2 * _straddles(sides.old, gap.old, gap.old_end) + 2 * _straddles(sides.new, gap.new, gap.new_end)
    return burden


def _straddles(text: Sequence[Token], start: int, end: int) -> bool:
    whole_sentences = (start == 0 or text[start - 1].closes) and end > start and text[end - 1].closes
    return not whole_sentences and any(token.closes for token in text[start : max(start, end - 1)])


def _follow_articles(sides: Sides, matches: list[Match]) -> list[Match]:
    """Let "a" and "an" before a renamed term count as kept: the article follows the name."""
    followed = list(matches)
    for index, (gap, match) in enumerate(zip(list(gaps(matches)), matches, strict=True)):
        if gap.old == gap.old_end or gap.new == gap.new_end:
            continue
        old, new = sides.old[match.old], sides.new[match.new]
        renamed = old.key is not None and old.key.kind is KeyKind.TERM and old.text != new.text
        if renamed and is_article(sides.old[match.old - 1], sides.new[match.new - 1]):
            followed[index] = Match(match.old - 1, match.new - 1, match.size + 1)
    return followed


def _changes(sides: Sides, matches: list[Match], causes: Causes, texts: Texts) -> Iterator[Change]:
    """For each kept token, what changed before it and whether it prints differently itself; of a stretch that prints
    alike in both texts only the first token."""
    old_end = new_end = 0
    for gap, match in zip(list(gaps(matches)), matches, strict=True):
        first, other = sides.old[match.old], sides.new[match.new]
        last, end = sides.old[match.old + match.size - 1], sides.new[match.new + match.size - 1]
        alike = texts.same_print((first.end, last.end), (other.end, end.end))
        for step in range(1 if alike else match.size):
            old, new = sides.old[match.old + step], sides.new[match.new + step]
            cause = _cause_of_print(sides, match.old + step, match.new + step, causes)
            if cause is None and texts.markup_differs(old, new):
                cause = ChangeKind.MARKUP
            before = None
            if step == 0 and (gap.old < gap.old_end or gap.new < gap.new_end):
                before = _cause_of_gap(sides, gap, cause, texts, causes)
            elif texts.space_differs(old, new):
                before = _cause_of_space(sides, match.old + step, match.new + step)
            yield Change(old_end, new_end, old, new, cause, before)
            old_end, new_end = old.end, new.end
        old_end, new_end = last.end, end.end


def _cause_of_print(sides: Sides, old: int, new: int, causes: Causes) -> ChangeKind | None:
    """Why a token prints differently; None where it prints alike."""
    one, other = sides.old[old], sides.new[new]
    if one.text == other.text:
        return None
    return ChangeKind.AMENDED if names_otherwise((sides.old, old), (sides.new, new)) else causes.explain(one, other)


def _cause_of_gap(sides: Sides, gap: Gap, after: ChangeKind | None, texts: Texts, causes: Causes) -> ChangeKind | None:
    """What alone explains a change of whole tokens; ``after`` is the cause of the token that follows. Citations that
    give way to citations; words that became a link or ceased to be one; "the" that one name takes and another does
    not, before a renamed term. Everything else is for the reader."""
    old, new = sides.old[gap.old : gap.old_end], sides.new[gap.new : gap.new_end]
    if after is ChangeKind.RENAMED and len(old) + len(new) == 1 and _is_article_of_name(sides, gap, causes):
        return ChangeKind.RENAMED
    if not old or not new:
        return None
    if all(token.key is not None and token.key.kind is KeyKind.CITATION for token in (*old, *new)):
        return ChangeKind.CITED
    linked = all(token.key is None or token.key.kind is KeyKind.LINK for token in (*old, *new))
    same = texts.old[old[0].begin : old[-1].end] == texts.new[new[0].begin : new[-1].end]
    return ChangeKind.MARKUP if linked and same else None


def _is_article_of_name(sides: Sides, gap: Gap, causes: Causes) -> bool:
    """Whether the only word that came or went is the "the" of a name, and no other article stands before it."""
    went = gap.old < gap.old_end
    text, at = (sides.old, gap.old) if went else (sides.new, gap.new)
    if not is_definite_article(text[at], begins=at == 0 or text[at - 1].closes) or (
        at and is_any_article(text[at - 1])
    ):
        return False
    after = (sides.old[gap.old_end + 1], sides.new[gap.new_end + 1])
    return causes.article_follows(sides.old[gap.old_end], after, went=went)


def _cause_of_space(sides: Sides, old: int, new: int) -> ChangeKind | None:
    return None if space_tells((sides.old, old), (sides.new, new)) else ChangeKind.TYPOGRAPHIC

"""Flag what a reviewer looks at first in words that changed.

A flag compares the telling words of each place that differs, before and after, in order: "must" that became "may", "10 days" that became
"10 weeks", an "unless" that is new. It says that they differ and leaves the meaning to the reader; on doubt it is set.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from clausebook.edition.model import KeyKind
from clausebook.redline.model import DELETED, INSERTED, KEPT, Attention, BlockChange, Fate, Run

_NEGATIONS = "not|no|nor|never|neither|none|nothing|nobody|without|cannot"
_MODALS = (
    "shall|must|may|will|should|can|cannot|could|would|might|ought|need|is required to|are required to|is entitled to|"
    "are entitled to|has to|have to|is obliged to|are obliged to|is allowed to|are allowed to|is permitted to|"
    "are permitted to|is to|are to"
)
_MONTHS = "january|february|march|april|june|july|august|september|october|november|december"
_NUMERALS = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million|billion|half|"
    "quarter|third|first|second|twice|once|double"
)
_UNITS = (
    "hour|day|week|fortnight|month|year|hours|days|weeks|months|quarters|years|working|business|calendar|per cent|"
    "percent|pound|pounds|pence|daily|weekly|monthly|quarterly|yearly|annually|annual|minute|minutes|mile|miles|km|kg|mg|"
    "metre|metres|kilometre|kilometres|euro|euros|dollar|dollars"
)
_BOUNDS = "at least|at most|more than|less than|fewer than|maximum|minimum|within"
_SMALL = "\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209f\u2150-\u218b"
"""Raised and lowered figures and fractions of one character."""
_CONDITIONS = (
    "if|unless|except|save|subject to|provided that|provided|only|where|wherever|when|whenever|until|in the event|"
    "to the extent|so far as|so long as|as long as|on condition|conditional|conditionally|notwithstanding|otherwise"
)
_PATTERNS = {
    Attention.OBLIGATION: re.compile(rf"(?<!\d\s)\b(?:{_MODALS})\b(?!\s\d)(?:\s+(?:not|only)\b)?"),
    Attention.NEGATION: re.compile(rf"\b(?:{_NEGATIONS}|\w+n[’']t)\b"),
    Attention.AMOUNT: re.compile(
        rf"(?:(?<![\w)])[-−–+±<>≤≥])?[£$€¥]?\d[\w.,:/%£$€¥°‐‑–-]*|[{_SMALL}]+|"
        rf"\b(?:{_NUMERALS}|{_UNITS}|{_MONTHS}|{_BOUNDS})\b|\bmay\b(?=\s+\d)|(?<=\d\s)may\b"
    ),
    Attention.CONDITION: re.compile(rf"\b(?:{_CONDITIONS})\b"),
}
_PHRASES = {
    Attention.OBLIGATION: f"{_MODALS}|not|only",
    Attention.NEGATION: _NEGATIONS,
    Attention.AMOUNT: f"{_NUMERALS}|{_UNITS}|{_MONTHS}|{_BOUNDS}|may|per",
    Attention.CONDITION: _CONDITIONS,
}
_SOUGHT = tuple((flag, pattern, frozenset(re.findall(r"\w+", _PHRASES[flag]))) for flag, pattern in _PATTERNS.items())
"""With the words that the phrases are made of."""
_TELLING = frozenset({"t"}).union(*(words for _, _, words in _SOUGHT))
"""All of those; the "t" is what follows the apostrophe of "don’t"."""
_ALL = tuple(Attention)
_DIGIT = re.compile(rf"[\d{_SMALL}]")
_WORDS = re.compile(r"[^\W\d_]+|\d")
_PLAIN = re.compile(r"(?!(?:not|only)\b)[a-z]+(?: (?!(?:not|only)\b)[a-z]+)*")
"""Words that no phrase reads as its end."""
_PARTIES = re.compile(
    r"\b(?:Provider|Commissioner|Supplier|Customer|Buyer|Seller|Purchaser|Vendor|Contractor|Subcontractor|Client|"
    r"Consultant|Landlord|Tenant|Lessor|Lessee|Licensor|Licensee|Employer|Employee|Lender|Borrower|Guarantor|"
    r"Authority|Council|Board|Trust|Department|Agency|Company|Secretary of State|Party|Parties|Member|Partner)s?\b"
)
_SUBJECTS = re.compile(r"\b((?:[A-Z][\w’'-]*\s+(?:of\s+)?)*[A-Z][\w’'-]*)\s+(?:must|shall|may|will|should)\b")
_NAMING = (KeyKind.REFERENCE, KeyKind.CITATION, KeyKind.REASON)
"""Words that name something: the number of a clause is no amount, and a title says nothing of who must."""
_NAMED = "\N{REFERENCE MARK}"
BESIDE = 24
"""Characters read on either side of a difference: enough for "subject to" and "must not"."""
_ARTICLES = re.compile(r"^(?:The|A|An|Each|Every|Any|All|No|Neither|Either|If|Where|When)\s+")


def attention(blocks: Iterable[BlockChange], heading: tuple[Run, ...] = ()) -> tuple[Attention, ...]:
    """The flags that the amended blocks of a provision bear, and its ``heading``, where that may tell. Words that only
    moved, or only follow a name or a number, raise none."""
    amended = [block for block in blocks if _is_amended(block.runs)]
    if heading and _is_amended(heading):
        amended.append(BlockChange(KEPT, None, None, heading))
    if not amended:
        return ()
    found: list[Attention] = []
    for block in amended:
        for difference in _differences(block.runs):
            found += _flags(*map(str.lower, difference))
    if _parties_swapped(amended):
        found.append(Attention.PARTY)
    return tuple([flag for flag in _ALL if flag in found])


def _is_amended(runs: tuple[Run, ...]) -> bool:
    if len(runs) == 1 and runs[0].fate is KEPT:
        return False
    return any(run.fate is not KEPT and run.cause is None for run in runs)


def _differences(runs: Sequence[Run]) -> Iterator[tuple[str, str, str, str]]:
    """Of each place where words differ: the words before it, the old and the new text, the words after it, so that "must" and the "not"
    put in behind it are read together. Quiet differences and moved words are left out on both sides."""
    before = old = new = ""
    differs = False
    for run in runs:
        if run.cause is not None:
            continue
        text = _NAMED if run.key is not None and run.key.kind in _NAMING else run.text
        if run.fate is DELETED:
            old, differs = old + text, True
        elif run.fate is INSERTED:
            new, differs = new + text, True
        else:
            if differs:
                yield before, old, new, _whole_words(text[:BESIDE])
            before = text[-BESIDE:]
            # Half a word at the far end would read as another one.
            before, old, new, differs = before[before.find(" ") + 1 :], "", "", False
    if differs:
        yield before, old, new, ""


def _whole_words(after: str) -> str:
    return after[: after.rfind(" ") + 1] or after


def _text(runs: Iterable[Run], without: Fate) -> str:
    """One side of a block, without words that only moved or follow a name or a number."""
    return "".join(run.text for run in runs if run.fate is not without and run.cause is None)


def _flags(before: str, old: str, new: str, after: str) -> list[Attention]:
    """The flags of one difference, all in lower case. Most hold no telling word at all: looking for the words first
    spares the phrases."""
    one, other = f"{before}{old}{after}", f"{before}{new}{after}"
    apart = (not before or before[-1] == " ") and (not after or after[0] == " ")
    if apart and _PLAIN.fullmatch(old) and _PLAIN.fullmatch(new):
        # Whole words in the place of others, none of a phrase: what is said on either side cannot reach across them.
        words, figures = {*old.split(" "), *new.split(" ")}, False
    else:
        words, figures = set(_WORDS.findall(f"{one} {other}")), bool(_DIGIT.search(one) or _DIGIT.search(other))
    if words.isdisjoint(_TELLING) and not figures:
        return []
    return [
        flag
        for flag, pattern, telling in _SOUGHT
        if (not words.isdisjoint(telling) or (figures and flag is Attention.AMOUNT) or "t" in words)
        and _said(pattern, one) != _said(pattern, other)
    ]


def _said(pattern: re.Pattern[str], text: str) -> list[str]:
    return [" ".join(found.split()) for found in pattern.findall(text)]


def _parties_swapped(blocks: list[BlockChange]) -> bool:
    # Names begin with a capital; what is all in small letters names nobody.
    swaps = [block for block in blocks if _may_name(block.runs, DELETED) and _may_name(block.runs, INSERTED)]
    if not swaps:
        return False
    names = {name for block in blocks for run in (INSERTED, DELETED) for name in _subjects(block.runs, run)}
    for block in swaps:
        before, after = _named(block.runs, DELETED, names), _named(block.runs, INSERTED, names)
        if before and after and before != after:
            return True
    return False


def _may_name(runs: Iterable[Run], fate: Fate) -> bool:
    return any(run.fate is fate and run.cause is None and not run.text.islower() for run in runs)


def _subjects(runs: Iterable[Run], without: Fate) -> Iterator[str]:
    """Names that stand before "must" or "may": whoever must act is a party."""
    for match in _SUBJECTS.finditer(_text(runs, without)):
        yield _ARTICLES.sub("", match.group(1))


def _named(runs: Iterable[Run], fate: Fate, names: set[str]) -> list[str]:
    """Parties named in the runs of a fate, in order."""
    found = []
    for run in runs:
        if run.fate is not fate or run.cause is not None:
            continue
        if run.key is not None and run.key.kind is KeyKind.TERM and (run.text in names or _names_party(run.text)):
            found.append(run.text)
        elif run.key is None:
            found += [match.group() for match in _PARTIES.finditer(run.text)]
            found += [
                name for name in sorted(names) if re.search(rf"\b{re.escape(name)}\b", _PARTIES.sub(" ", run.text))
            ]
    return found


def _names_party(term: str) -> bool:
    """Whether a defined term ends as parties are called: "Co-ordinating Commissioner", not "Commissioner Requested
    Service"."""
    last = term.removesuffix("’s").removesuffix("'s").removesuffix("’")
    return any(match.end() == len(last) for match in _PARTIES.finditer(last))

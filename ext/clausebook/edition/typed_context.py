"""Whether a number in a plain text may be one of the text's own: "section 2 of the Health Act 2009" is none.

The law or paper that a number belongs to stands behind it, before it or elsewhere in its sentence. On doubt it belongs to
another, so that it stays words.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right

_REACH = 400
"""Characters right before and after a reference that may say whose it is."""
_LINK = re.compile(r"\]\((?P<address>[^)]*)\)")
_OF = re.compile(r"[\])\s,\"”’'*]*\b(?:of|thereof|thereto|therein|ibid)\b")
_OF_THIS = re.compile(r"[\])\s,]*\bof\s(?:this|these)\b")
_ELSEWHERE = re.compile(
    r"[\]),\s]*\b(?:(?:in|under|from|within)\s(?:(?:the|an?|its|their|that|such|those|each|any)\s)?"
    r"|to\s(?:the|an?|its|their|that|such|those|each|any)\s)[\[“\"*]*[A-Z]"
)
_BESIDE = re.compile(r"[\s\u00a0]+[\[“\"]?[A-Z]")
_NAME_BEFORE = re.compile(r"(?P<word>[^\W_][\w’'.&/-]*)(?P<gap>[\s\u00a0,(\[“‘\"']*)\Z")
_SENTENCE_BEGINS = re.compile(r"(?:\A|[.!?:;][\"”’)]*\s|[—–]\s?)[(\[“‘\"'\s]*\Z")
_SENTENCE_ENDS = re.compile(r"(?<=[.!?])[\"”’)]*\s+(?=[A-Z(\[“])")
_OTHERS = re.compile(
    r"its|their|his|her|whose|each|every|any|another|others?|said|same|foreign|relevant|applicable|respective|.*[’']s?"
)
"""After these a reference belongs to someone or something else."""
_FIRST_WORDS = re.compile(
    r"see|in|under|this|per|by|if|where|when|with|and|or|both|n?either|except|despite|notwithstanding|for|from|save|upon"
    r"|unless|until|the|of|that|as|while|al?though|though|however|because|since|only|all|through|to|also|pursuant",
    re.IGNORECASE,
)
"""With these a sentence begins, so that their capital makes no name of them."""
_THIS = re.compile(r"\b[Tt]h(?:is|ese)\s(?:[A-Z]\w*[\s-])*[A-Z]\w*")
_LAW = re.compile(
    r"\b(?:Acts?|Regulations?|Directives?|Statutes?|Ordinances?|Codes?|Conventions?|Treat(?:y|ies)|Constitution|Bills?"
    r"|Laws?|Orders?(?! Forms?)|Standards?|Requirements|Guidelines?|Rules|Charter|Protocols?|Rulebook|Specifications?|Measures|GDPR"
    r"|Clauses|(?:S\.?\s?I|U\.?S\.?C|C\.?F\.?R)\b\.?|[A-Z]{2,}s?\s\d[\d.]*|\d{4}/\d+|\(E[UC]\))\b"
    r"|\b(?!The |An? |Any |Each |No )[A-Z][\w-]*\s(?:Agreement|Contract|Lease|Deed|Licen[cs]e|Policy|Addendum|Terms|Conditions)\b"
)


class Context:
    """A paragraph, as what its references stand in. ``around``: words that it goes on from."""

    def __init__(self, text: str, around: str) -> None:
        self._text = text
        self._sentences = [match.end() for match in _SENTENCE_ENDS.finditer(text)]
        self._laws = [match.span() for match in _LAW.finditer(_without_this(text))]
        self._starts = [start for start, _ in self._laws]
        self._foreign = _LAW.search(_without_this(around)) is not None

    def is_own(self, start: int, end: int) -> bool:
        """Whether a reference at this place can mean nothing but a provision of the text that its paragraph stands in."""
        before = self._text[max(0, start - _REACH) : start]
        after = self._text[end : end + _REACH]
        return _follows(after) and _precedes(before) and not self._names_another(start, end)

    def _names_another(self, start: int, end: int) -> bool:
        """Whether the sentence names a law or another paper."""
        at = bisect_right(self._sentences, start)
        first = self._sentences[at - 1] if at else 0
        last = self._sentences[at] if at < len(self._sentences) else len(self._text)
        inside = self._laws[bisect_left(self._starts, first) : bisect_left(self._starts, last)]
        # What the reference itself says, "Rules 3 and 4", is no name of another paper.
        return self._foreign or any(law_end <= start or law >= end for law, law_end in inside)


def _without_this(text: str) -> str:
    """A text with "this Agreement" blanked out, which names no other."""
    return _THIS.sub(lambda match: " " * len(match.group()), text)


def _follows(after: str) -> bool:
    link = _LINK.match(after)
    if link is not None:
        if not link["address"].startswith("#"):
            return False
        after = after[link.end() :]
    if _OF.match(after):
        return _OF_THIS.match(after) is not None
    return _ELSEWHERE.match(after) is None and _BESIDE.match(after) is None


def _precedes(before: str) -> bool:
    if _SENTENCE_BEGINS.search(before):
        return True
    name = _NAME_BEFORE.search(before)
    if name is None:
        return False
    word = name["word"]
    if word[0].islower():
        return _OTHERS.fullmatch(word) is None
    if "(" in name["gap"]:
        return True
    return _FIRST_WORDS.fullmatch(word) is not None and _SENTENCE_BEGINS.search(before[: name.start()]) is not None

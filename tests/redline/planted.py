"""Edits of substance, planted one at a time in sentences of a contract: none may ever be called quiet.

Each sort of edit is a function from a sentence and a source of chance to the sentence with one edit, or None where the
sentence has nothing to edit. The sentences are in the notation of ``builders``.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from clausebook.redline.weights import STOPWORDS

Edit = Callable[[str, random.Random], str | None]

TERMS = {"provider": "MCP", "council": "Council", "services": "Services", "plan": "Care Plan"}
"""Defined terms, one of which is renamed between the editions: a substantive edit must not hide in the rename."""
NEW_TERMS = {**TERMS, "provider": "ICP"}
_WHO = ("The {provider}", "The {council}", "Each Party", "Neither Party", "A Sub-Contractor")
_DUTY = ("must", "must not", "may", "shall", "will", "should", "may not", "is entitled to", "need not")
_ACT = (
    "give notice of the {services} to the {council}", "pay £5,000.50 to the other Party", "keep every record",
    "review the {plan}", "follow clause 12.3(b)", "comply with {ref:other}", "act under {law:act-one}",
    "stop the {services}", "accept no gift", "share 12.5% of the saving", "begin on 1 April 2018",
)  # fmt: skip
_WHEN = (
    "within 10 days", "within two months of request", "unless the {council} agrees", "if asked in writing",
    "subject to {ref:other}", "only where the Law allows", "without delay", "provided that it can", "except on a Sunday",
    "by 31 March 2027", "at least once in each year", "and so must the {provider}",
)  # fmt: skip
_SWAPS = (
    ("must not", "must"), ("may not", "may"), ("must", "may"), ("shall", "may"), ("may", "must"), ("will", "may"),
    ("should", "must"), ("Each", "Neither"), ("Neither", "Each"), ("every", "no"), ("no", "any"), ("unless", "if"),
    ("if", "unless"), ("only where", "where"), ("without", "with"), ("at least", "at most"), ("days", "weeks"),
    ("months", "years"), ("two", "three"), ("and", "or"), ("stop", "start"), ("to the other", "for the other"),
    ("Sunday", "Monday"), ("within", "after"), ("by", "before"), ("except", "also"), ("keep", "destroy"),
    ("writing", "Writing"), ("notice", "Notice"), ("is entitled to", "must"), ("need not", "must not"),
)  # fmt: skip


def sentence(chance: random.Random) -> str:
    """One sentence, its terms still to be named."""
    return f"{chance.choice(_WHO)} {chance.choice(_DUTY)} {chance.choice(_ACT)} {chance.choice(_WHEN)}."


def named(text: str, terms: dict[str, str]) -> str:
    """The sentence with its terms as keys, under the names of one edition."""
    return re.sub(r"\{(\w+)\}", lambda found: f"{{term:{found[1]}|{terms[found[1]]}}}", text)


def swap(text: str, chance: random.Random) -> str | None:
    """A modal, a negation, a condition, a party's pronoun, a unit for another."""
    fitting = [(old, new) for old, new in _SWAPS if re.search(rf"\b{old}\b", text)]
    if not fitting:
        return None
    old, new = chance.choice(fitting)
    return re.sub(rf"\b{old}\b", new, text, count=1)


def number(text: str, chance: random.Random) -> str | None:
    """One digit of a number, date or amount."""
    digits = [match.start() for match in re.finditer(r"\d", text)]
    if not digits:
        return None
    at = chance.choice(digits)
    return text[:at] + str((int(text[at]) + chance.randint(1, 9)) % 10) + text[at + 1 :]


def point(text: str, chance: random.Random) -> str | None:
    """A point that moves inside a number, or a space that cuts it."""
    found = re.search(r"(\d)([.,])(\d)", text)
    if found is None:
        return None
    middle = chance.choice(
        (f"{found[1]}{found[3]}", f"{found[1]}{found[2]} {found[3]}", f"{found[1]}{found[3]}{found[2]}")
    )
    return text[: found.start()] + middle + text[found.end() :]


def party(text: str, chance: random.Random) -> str | None:
    """A term for another."""
    found = list(re.finditer(r"\{(provider|council|services|plan)\}", text))
    if not found:
        return None
    match = chance.choice(found)
    other = chance.choice([name for name in TERMS if name != match[1]])
    return f"{text[: match.start()]}{{{other}}}{text[match.end() :]}"


def unkeyed(text: str, chance: random.Random) -> str | None:
    """A defined term that becomes an ordinary word of the same letters."""
    match = re.search(r"\{(services|plan|council)\}", text)
    return text.replace(match[0], TERMS[match[1]], 1) if match else None


def plural(text: str, chance: random.Random) -> str | None:
    """One party that becomes several."""
    return text.replace("{provider}", "{term:provider|ICPs}", 1) if "{provider}" in text else None


def retargeted(text: str, chance: random.Random) -> str | None:
    """A reference to another provision."""
    return text.replace("{ref:other}", "{ref:third}", 1) if "{ref:other}" in text else None


def cited(text: str, chance: random.Random) -> str | None:
    """Another law, under whatever name."""
    shown = chance.choice(("act-one", "section 2"))
    return text.replace("{law:act-one}", f"{{law:act-two|{shown}}}", 1) if "{law:act-one}" in text else None


def word_out(text: str, chance: random.Random) -> str | None:
    """A word less."""
    words = text.split(" ")
    at = chance.randrange(len(words) - 1)
    return " ".join(words[:at] + words[at + 1 :])


def word_in(text: str, chance: random.Random) -> str | None:
    """A word more."""
    words = text.split(" ")
    at = chance.randrange(1, len(words))
    return " ".join(
        [*words[:at], chance.choice(("not", "reasonably", "only", "never", "promptly", "5", "the")), *words[at:]]
    )


def order(text: str, chance: random.Random) -> str | None:
    """Two neighbouring words that change places."""
    words = text.split(" ")
    at = chance.randrange(len(words) - 1)
    words[at : at + 2] = words[at + 1], words[at]
    return " ".join(words)


def join(text: str, chance: random.Random) -> str | None:
    """Two words run into one."""
    words = text.split(" ")
    at = chance.randrange(len(words) - 1)
    # Beside punctuation a space is typography.
    if "{" in words[at] + words[at + 1] or not (words[at][-1].isalnum() and words[at + 1][0].isalnum()):
        return None
    return " ".join([*words[:at], words[at] + words[at + 1], *words[at + 2 :]])


def mark(text: str, chance: random.Random) -> str | None:
    """A comma or bracket that binds words otherwise."""
    words = text.split(" ")
    at = chance.randrange(len(words) - 1)
    return " ".join([*words[:at], words[at] + chance.choice((",", ";", ":", ")", "”")), *words[at + 1 :]])


def capital(text: str, chance: random.Random) -> str | None:
    """A word that gains the capital of a defined term or the capitals of an acronym."""
    words = [(at, word) for at, word in enumerate(text.split(" ")) if re.fullmatch("[a-z]{2,}", word)]
    at, word = chance.choice(words)
    # The first capital of "The" is typography; "THE" may be an acronym.
    changed = word.upper() if word in STOPWORDS else word.capitalize()
    pieces = text.split(" ")
    pieces[at] = changed
    return " ".join(pieces)


def disguised(text: str, chance: random.Random) -> str | None:
    """A sign, another currency, a raised figure, or a character that no eye can tell, at a number."""
    found = list(re.finditer(r"(?<![\w.,£-])£?\d+", text))
    if not found:
        return None
    match = chance.choice(found)
    number = match.group()
    other = chance.choice(
        (
            f"-{number}", f"\u2212{number}", f"<{number}", f"±{number}", f"{number}\u00b2", f"{number}\u00bd",
            f"{number[0]}\u00ad{number[1:]}", f"{number[0]}\u200b{number[1:]}", f"\u202e{number}",
            number[:-1] + chr(0xFF10 + (int(number[-1]) + 1) % 10), number.replace("£", "$") + "k", f"{number}%",
        )
    )  # fmt: skip
    return text[: match.start()] + other + text[match.end() :]


EDITS: tuple[Edit, ...] = (
    disguised, swap, number, point, party, unkeyed, plural, retargeted, cited, word_out, word_in, order, join, mark, capital,
)  # fmt: skip


def planted(count: int, seed: int) -> Iterator[tuple[str, str, str]]:
    """So many pairs of sentences with the name of the edit, each pair different in substance."""
    chance = random.Random(seed)
    made = 0
    while made < count:
        edit = EDITS[made % len(EDITS)]
        old = " ".join(sentence(chance) for _ in range(chance.randint(1, 3)))
        new = edit(old, chance)
        if new is not None and new != old:
            made += 1
            yield edit.__name__, old, new

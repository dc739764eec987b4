"""Names that follow a cause are told without aligning tokens, exactly as they would be by aligning them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from builders import clause, condition, definition, definitions, document, edition, spans
from clausebook.edition.model import Edition, Emphasis, Key, KeyKind, Span
from clausebook.redline.causes import causes
from clausebook.redline.follow import follow_names
from clausebook.redline.model import ChangeKind, Fate
from clausebook.redline.outline import outline
from clausebook.redline.wording import compare_words, search_words

Spans = tuple[Span, ...]


def book(term: str, *order: str) -> Edition:
    clauses = [clause(identity, identity.capitalize()) for identity in order]
    conditions = document("gc", "General Conditions", condition("all", "All", *clauses))
    return edition(conditions, definitions(definition("party", term), definition("day", "Business Day")))


OLD, NEW = book("Provider", "first", "second"), book("Operator", "second", "first")
KNOWN = causes(outline(OLD), outline(NEW))
PLAIN = st.sampled_from(
    ("", " ", "  ", "a ", " of the", "’s duty. ", "x", " under 1", ".1 May ", ".\u00a0", " (", ")", "an ")
)
NAMES = st.sampled_from(
    [
        "Provider",
        "Providers",
        "Provider’s",
        "Operator",
        "Operators",
        "Operator’s",
        "Provider (old)",
        "Business Day",
        "GC1.1",
        "GC1.2",
        "GC1.1(a)",
        "GC1.2(a)",
        "GC1.1 of “General Conditions”",
        "GC1.2 of “General Conditions”",
        "",
    ]
)
FOLLOWED = (
    ("party", "Provider", "Operator"),
    ("party", "Providers", "Operators"),
    ("day", "Business Day", "Business Day"),
    ("first", "GC1.1", "GC1.2"),
    ("second", "GC1.2", "GC1.1"),
)
KEYS = st.builds(Key, st.sampled_from(KeyKind), st.sampled_from(("party", "day", "first", "second", "gc", "elsewhere")))
EMPHASIS = st.sampled_from((Emphasis.NONE, Emphasis.NONE, *Emphasis))


@st.composite
def texts(draw: st.DrawFn) -> tuple[Spans, Spans]:
    """Two texts with the same spans but for names, and now and then anything else."""
    old, new = [], []
    for _ in range(draw(st.integers(1, 6))):
        emphasis = draw(EMPHASIS)
        if draw(st.booleans()):
            text = draw(PLAIN)
            old.append(Span(text, None, emphasis))
            new.append(Span(text, None, emphasis))
        else:
            key = draw(KEYS)
            old.append(Span(draw(NAMES), key, emphasis))
            new.append(Span(draw(NAMES), key, draw(st.just(emphasis) | EMPHASIS)))
    if draw(st.integers(0, 9)) == 0:
        new[-1] = Span(draw(NAMES), draw(st.none() | KEYS), draw(EMPHASIS))
    return tuple(old), tuple(new)


@st.composite
def followed(draw: st.DrawFn) -> tuple[Spans, Spans]:
    """Two texts in which every name that differs has a cause."""
    old, new = [], []
    for _ in range(draw(st.integers(1, 8))):
        emphasis = draw(EMPHASIS)
        target, was, now = draw(st.sampled_from((*FOLLOWED, ("", "", ""))))
        kind = KeyKind.TERM if target in ("party", "day") else KeyKind.REFERENCE
        text = draw(PLAIN)
        old.append(Span(was, Key(kind, target), emphasis) if target else Span(text, None, emphasis))
        new.append(Span(now, Key(kind, target), emphasis) if target else Span(text, None, emphasis))
    return tuple(old), tuple(new)


@settings(max_examples=400, deadline=None)
@given(texts())
def test_what_is_told_at_sight_is_what_aligning_tells(pair: tuple[Spans, Spans]) -> None:
    told = follow_names(*pair, KNOWN)

    assert told is None or told == search_words(*pair, KNOWN)


@settings(max_examples=400, deadline=None)
@given(followed())
def test_names_that_all_have_a_cause_are_told_at_sight(pair: tuple[Spans, Spans]) -> None:
    assert follow_names(*pair, KNOWN) == search_words(*pair, KNOWN)


def test_a_renamed_term_and_a_renumbered_reference() -> None:
    old, new = (
        spans("the {term:party|Provider} under {ref:first|GC1.1}"),
        spans("the {term:party|Operator} under {ref:first|GC1.2}"),
    )

    told = follow_names(old, new, KNOWN)

    assert told is not None
    assert [(run.fate, run.text, run.cause) for run in told] == [
        (Fate.KEPT, "the ", None),
        (Fate.DELETED, "Provider", ChangeKind.RENAMED),
        (Fate.INSERTED, "Operator", ChangeKind.RENAMED),
        (Fate.KEPT, " under ", None),
        (Fate.DELETED, "GC1.1", ChangeKind.CONSEQUENTIAL),
        (Fate.INSERTED, "GC1.2", ChangeKind.CONSEQUENTIAL),
    ]


def test_a_name_that_should_have_followed_and_did_not_is_no_quiet_change() -> None:
    stayed = spans("the {term:party|Provider} may")

    assert follow_names(stayed, stayed, KNOWN) is None
    assert follow_names(stayed, spans("the {term:day|Provider} may"), KNOWN) is None
    assert follow_names(stayed, spans("the {term:party|Operator} must"), KNOWN) is None


def test_beside_a_word_that_changed_a_reference_that_should_print_otherwise_is_told() -> None:
    named = Span("GC1.1", Key(KeyKind.REFERENCE, "first"))
    old, new = (Span("Pay under "), named), (Span("Act under "), named)

    assert compare_words(old, new, KNOWN) == search_words(old, new, KNOWN)
    assert [run.fate for run in compare_words(old, new, KNOWN)].count(Fate.DELETED) == 2

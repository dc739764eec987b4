"""Tables of (old, new, kinds): what each change is called, and what may never be called quiet."""

from __future__ import annotations

from typing import Any

import pytest

from builders import clause, condition, definition, definitions, document, edition
from clausebook.edition.model import Edition, Links, Provision
from clausebook.redline.compare import compare
from clausebook.redline.model import ChangeKind


def kinds(old: Edition, new: Edition, identity: str) -> str:
    redline = compare(old, new, old_digest="", new_digest="")
    (change,) = (each for each in redline.changes if each.id == identity)
    return " ".join(kind.value for kind in change.kinds)


def conditions(*clauses: Provision, terms: tuple[Provision, ...] = ()) -> Edition:
    return edition(definitions(*terms), document("body", "Body", condition("top", "Top", *clauses)))


def notice(*texts: str, heading: str = "Notice", **fields: Any) -> Provision:
    return clause("notice", heading, *texts, **fields)


FIRST = clause("first", "First", "The first clause.")
TERM = definition("provider", "MCP", "means the party.")
RENAMED = definition("provider", "ICP", "means the party.")


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        # nothing
        (notice("Give notice."), notice("Give notice."), ""),
        # words
        (notice("Give notice."), notice("Take notice."), "amended"),
        (notice("Give notice."), notice("Give notice.", "In writing."), "amended"),
        (notice("Give notice.", "In writing."), notice("Give notice."), "amended"),
        (notice("Give notice."), notice("1. Give notice."), "amended renumbered"),
        (notice("- Give notice."), notice("1. Give notice."), "amended renumbered"),
        (notice("1. Give notice."), notice("1.. Give notice."), "amended renumbered"),
        (notice("|| A | B"), notice("| A | B"), "amended"),
        # heading
        (notice("Give notice."), notice("Give notice.", heading="Notices"), "retitled"),
        (notice("Give notice.", heading=""), notice("Give notice."), "retitled"),
        (notice("Give notice."), notice("Take notice.", heading="Notices"), "amended retitled"),
        # what it rests on
        (notice("Give notice."), notice("Give notice.", law=("act-one",)), "relinked"),
        (notice("Give.", law=("act-one",)), notice("Take.", law=("act-two",)), "amended relinked"),
        (notice("Give notice.", models=()), notice("Give notice.", models=("full",)), "relinked"),
        # what no word shows
        (notice("Give notice."), notice("Give notice.", optional="local-notice"), "amended"),
    ],
)
def test_one_clause(old: Provision, new: Provision, wanted: str) -> None:
    assert kinds(conditions(old), conditions(new), "notice") == wanted


def test_another_kind_of_provision_is_an_amendment() -> None:
    new = condition("notice", "Notice", "Give notice.")

    assert kinds(conditions(notice("Give notice.")), conditions(new), "notice") == "amended"


def test_inserted_and_deleted_carry_nothing_else() -> None:
    old, new = conditions(FIRST), conditions(FIRST, notice("1. Give notice.", law=("act-one",)))

    assert kinds(old, new, "notice") == "inserted"
    assert kinds(new, old, "notice") == "deleted"


def test_a_clause_below_a_deleted_parent_moved() -> None:
    old = edition(document("body", "Body", condition("one", "One", FIRST), condition("two", "Two", notice("Give."))))
    new = edition(document("body", "Body", condition("one", "One", FIRST, notice("Give."))))

    assert kinds(old, new, "two") == "deleted"
    assert kinds(old, new, "notice") == "moved renumbered"


def test_a_clause_below_a_renumbered_parent_did_not_move() -> None:
    two = condition("two", "Two", notice("Give notice."))
    old, new = edition(document("body", "Body", two)), edition(document("body", "Body", condition("one", "One"), two))

    assert kinds(old, new, "notice") == "renumbered"


def test_a_document_is_compared_like_a_provision() -> None:
    old, new = edition(document("body", "Body", "Words before.")), edition(document("body", "The body", "Words here."))

    assert kinds(old, new, "body") == "amended retitled"


USE = "{term:provider|%s}"


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        (f"The {USE % 'MCP'} acts.", f"The {USE % 'ICP'} acts.", "renamed"),
        (f"All {USE % 'MCPs'} act.", f"All {USE % 'ICPs'} act.", "renamed"),
        (f"The {USE % 'MCP’s'} staff.", f"The {USE % 'ICP’s'} staff.", "renamed"),
        (f"A {USE % 'MCP'} acts.", f"An {USE % 'ICP'} acts.", "renamed"),
        (f"To a {USE % 'MCP'} or a {USE % 'MCP'}.", f"To an {USE % 'ICP'} or an {USE % 'ICP'}.", "renamed"),
        # another number, another ending, another case, other words
        (f"The {USE % 'MCP'} acts.", f"The {USE % 'ICPs'} acts.", "amended"),
        (f"The {USE % 'MCP’s'} staff.", f"The {USE % 'ICP'} staff.", "amended"),
        (f"The {USE % 'MCP’s'} staff.", f"The {USE % 'ICPs'} staff.", "amended"),
        (f"The {USE % 'MCP’s'} staff.", f"The {USE % chr(73)}CP's staff.", "amended"),
        (f"The {USE % 'mcp'} acts.", f"The {USE % 'icp'} acts.", "amended"),
        (f"The {USE % 'MCP'} acts.", f"The {USE % 'Body'} acts.", "amended"),
        (f"The {USE % 'the MCP'} acts.", f"The {USE % 'the ICP'} acts.", "amended"),
        # not a use of the term, before or after
        ("The MCP acts.", "The ICP acts.", "amended"),
        (f"The {USE % 'MCP'} acts.", "The ICP acts.", "amended"),
        ("The MCP acts.", f"The {USE % 'ICP'} acts.", "amended"),
        ("The {term:council|MCP} acts.", f"The {USE % 'ICP'} acts.", "amended"),
        # something else beside it
        (f"A {USE % 'MCP'} acts.", f"The {USE % 'ICP'} acts.", "amended renamed"),
        (f"A {USE % 'MCP'} acts.", f"an {USE % 'ICP'} acts.", "amended renamed"),
        (f"a big {USE % 'MCP'} acts.", f"an old {USE % 'ICP'} acts.", "amended renamed"),
        (f"a man or {USE % 'MCP'} acts.", f"an man or {USE % 'ICP'} acts.", "amended renamed"),
        (f"a {USE % 'MCP'} may act.", f"an {USE % 'ICP'} must act.", "amended renamed"),
        (f"a {USE % 'MCP'} must not act.", f"an {USE % 'ICP'} must act.", "amended renamed"),
        (f"within 10 days a {USE % 'MCP'} acts.", f"within 30 days an {USE % 'ICP'} acts.", "amended renamed"),
        (f"The {USE % 'MCP'} acts.", f"The  {USE % 'ICP'} acts.", "typographic renamed"),
        (f"The {USE % 'MCP'}.", f"The {USE % 'ICP'};", "amended renamed"),
    ],
)
def test_only_a_renamed_term_is_renamed(old: str, new: str, wanted: str) -> None:
    before, after = conditions(notice(old), terms=(TERM,)), conditions(notice(new), terms=(RENAMED,))

    assert kinds(before, after, "notice") == wanted


@pytest.mark.parametrize(
    ("old_terms", "new_terms"),
    [
        ((TERM,), ()),
        ((), (RENAMED,)),
        ((TERM,), (TERM,)),
        ((TERM,), (definition("provider", "Provider", "means the party."),)),
    ],
)
def test_a_term_that_was_not_renamed_so_is_amended(
    old_terms: tuple[Provision, ...], new_terms: tuple[Provision, ...]
) -> None:
    old, new = f"The {USE % 'MCP'} acts.", f"The {USE % 'ICP'} acts."

    assert (
        kinds(conditions(notice(old), terms=old_terms), conditions(notice(new), terms=new_terms), "notice") == "amended"
    )


def test_a_definition_under_another_term_is_retitled_and_never_renamed() -> None:
    assert kinds(conditions(FIRST, terms=(TERM,)), conditions(FIRST, terms=(RENAMED,)), "provider") == "retitled"


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("Duties of the MCP", "Duties of the ICP", "renamed"),
        ("A MCP and other MCPs", "An ICP and other ICPs", "renamed"),
        ("Duties of the MCP", "Duty of the ICP", "retitled"),
        ("Duties of the MCP", "Duties of the ICPs", "retitled"),
        ("The MCPX", "The ICPX", "retitled"),
        ("sub-MCP", "sub-ICP", "retitled"),
    ],
)
def test_a_heading_that_follows_a_renamed_term(old: str, new: str, wanted: str) -> None:
    before = conditions(notice("Act.", heading=old), terms=(TERM,))
    after = conditions(notice("Act.", heading=new), terms=(RENAMED,))

    assert kinds(before, after, "notice") == wanted


def with_reference(text: str, *before: Provision, target: str = "payment") -> Edition:
    """A clause with a typed reference text, as a damaged or hand-made snapshot may hold it."""
    made = conditions(*before, notice(f"See {{ref:{target}}}."), clause("payment", "Payment", "Pay.", "1. (item) fee"))
    if not text:
        return made
    return _replaced(made, text)


def _replaced(made: Edition, text: str) -> Edition:
    from msgspec.structs import replace

    def retyped(provision: Provision) -> Provision:
        blocks = tuple(
            replace(block, spans=tuple(replace(span, text=text) if span.key else span for span in block.spans))
            for block in provision.blocks
        )
        return replace(provision, blocks=blocks, children=tuple(map(retyped, provision.children)))

    documents = tuple(replace(each, provisions=tuple(map(retyped, each.provisions))) for each in made.documents)
    return replace(made, documents=documents)


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("", "", "consequential renumbered"),
        ("clause GC1.2", "clause GC1.3", "consequential renumbered"),
        ("clause GC1.2", "any of GC1.3", "amended renumbered"),
        ("GC1.2", "GC1.4", "amended renumbered"),
        ("GC1.2", "GC1.33", "amended renumbered"),
        ("GC1.2 and GC1.1", "GC1.3 and GC1.2", "amended renumbered"),
        ("payment", "fees", "amended renumbered"),
    ],
)
def test_only_a_number_is_consequential(old: str, new: str, wanted: str) -> None:
    assert kinds(with_reference(old), with_reference(new, FIRST), "notice") == wanted


def test_a_reference_text_that_differs_without_renumbering_is_amended() -> None:
    assert kinds(with_reference("GC1.2"), with_reference("GC1.9"), "notice") == "amended"


def test_a_reference_to_another_place_is_amended() -> None:
    assert kinds(with_reference(""), with_reference("", target="item"), "notice") == "amended"
    assert kinds(with_reference("here"), with_reference("here", target="item"), "notice") == "amended"


def test_links_of_a_place_are_those_of_its_edition() -> None:
    old, new = conditions(notice("Give.", law=("act-one",))), conditions(notice("Give.", law=("act-two",)))
    redline = compare(old, new, old_digest="", new_digest="")
    (change,) = (each for each in redline.changes if ChangeKind.RELINKED in each.kinds)

    assert change.old is not None and change.old.links == Links(law=("act-one",))
    assert change.new is not None and change.new.links == Links(law=("act-two",))

"""An edition as the tree that the Typst template lays out.

Numbers, labels and printed references are taken as the edition has them: the template counts pages and nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from clausebook.edition.dates import is_day
from clausebook.edition.errata import Erratum
from clausebook.edition.model import (
    Block,
    Document,
    Edition,
    Key,
    KeyKind,
    Provision,
    ProvisionKind,
    Rationale,
    Regulation,
    Span,
)
from clausebook.render.certainty import SENTENCE
from clausebook.render.dates import long_date
from clausebook.render.drawing import alt, caption, draw, draw_alt, draw_caption, svg
from clausebook.render.edition_facts import facts
from clausebook.render.glyphs import printable
from clausebook.render.known_errors import KnownErrors, known_errors, known_errors_fact
from clausebook.render.phrases import capital
from clausebook.render.register_order import law_in_order, reasons_in_order
from clausebook.render.typst_anchors import anchors, targets
from clausebook.render.typst_blanks import blank_lists, rooms
from clausebook.render.typst_blocks import (
    NO_PICTURES,
    Node,
    Piece,
    destination,
    emphasis_field,
    keyed_spans,
    nest,
    text_span,
    unparted,
)
from clausebook.render.typst_front import foot, web_address
from clausebook.render.typst_outside import outside, outside_table
from clausebook.render.variants import WHOLE, Variant, part_of, title_of, told

_CONTAINERS = (ProvisionKind.CONDITION, ProvisionKind.SCHEDULE, ProvisionKind.PART, ProvisionKind.SECTION)


def edition_data(edition: Edition, digest: str, variant: Variant = WHOLE, errata: Sequence[Erratum] = ()) -> Node:
    """What a variant prints of an edition: title page, documents, list of blanks, registers. Raises
    :class:`~clausebook.render.errors.RenderError` where the edition has no such part."""
    part = part_of(edition, variant)
    elsewhere = outside(edition, part) if variant != WHOLE else []
    errors = known_errors(part, errata)
    maker = _EditionTree(edition, part, variant.sources, [each.id for each in elsewhere], errors)
    title = title_of(edition, variant)
    about = [*facts(edition, digest), *told(edition, variant), *known_errors_fact(part, errors)]
    return {
        "type": "edition",
        "title": text_span(title.strip() or edition.id),
        "work": text_span(edition.work),
        "facts": [{"name": name, "value": text_span(value)} for name, value in about],
        "notice": text_span(edition.notice),
        "foot": foot(edition.id if variant == WHOLE else f"{edition.id}, in part", digest, edition.notice),
        "documents": [maker.document(document) for document in part.documents],
        "blanks": blank_lists(part),
        "outside": outside_table(elsewhere, maker.place) if elsewhere else None,
        "regulations": [maker.regulation(each) for each in law_in_order(part.regulations)],
        "rationales": [maker.rationale(each) for each in reasons_in_order(part.rationales)],
        "places": {destination(identity): name for identity, name in maker.places.items()},
    }


class _EditionTree:
    """Makes the nodes of one edition; knows where its links may land."""

    def __init__(
        self, whole: Edition, edition: Edition, with_sources: bool, outside: Iterable[str], errors: KnownErrors
    ) -> None:
        """``edition`` is the part of the whole that is printed; ``outside`` are ids in its list of what is not."""
        self.errors = errors
        self.with_sources = with_sources
        self.rooms = rooms(edition)
        self.regulations = {each.id: each for each in edition.regulations}
        self.rationales = {each.id: each for each in edition.rationales}
        self.citations = dict(anchors(whole))
        self.order = {each: place for place, each in enumerate(self.citations)}
        self.targets = targets(edition) & {each for each, _ in anchors(edition)}
        self.outside = frozenset(outside)
        self.places: dict[str, str] = {}

    def document(self, document: Document) -> Node:
        """A document with its opening words and its provisions."""
        return {
            "title": text_span(document.title.strip() or document.id),
            "anchor": self.anchor(document.id),
            "body": self.blocks(document.blocks),
            "drawing": _drawing(document),
            "sources": self.sources(document),
            "provisions": self.siblings(document.provisions, 2),
        }

    def siblings(self, provisions: Iterable[Provision], level: int) -> list[Node]:
        """Provisions side by side: those under a heading each for itself, numbered ones without a heading as a list."""
        nodes: list[Node] = []
        for provision in provisions:
            if provision.kind is ProvisionKind.DEFINITION:
                nodes.append({**self.provision(provision, level, level), "type": "definition"})
            elif provision.heading.strip() or (provision.number and provision.kind in _CONTAINERS):
                new_page = provision.kind is ProvisionKind.SCHEDULE and bool(nodes)
                made = self.provision(provision, level, level + 1)
                nodes.append({**made, "type": "headed", "new-page": new_page})
            elif nodes and nodes[-1]["type"] == "clauses":
                nodes[-1]["items"].append(self.provision(provision, level, level))
            else:
                nodes.append({"type": "clauses", "items": [self.provision(provision, level, level)]})
        return nodes

    def provision(self, provision: Provision, level: int, below: int) -> Node:
        """One provision; ``level`` is that of its heading, ``below`` that of headings in it."""
        # A heading must say something; where it has no words, its number stands for them.
        bare = not provision.heading.strip() and provision.kind in _CONTAINERS
        inner: Node = {
            "heading": text_span(provision.number if bare else provision.heading),
            "optional": text_span(provision.optional),
            "body": self.blocks(provision.blocks, _pictures(provision)),
            "sources": self.sources(provision),
            "children": self.siblings(provision.children, below),
        }
        return {
            **inner,
            "number": text_span("" if bare else provision.number),
            "level": min(level, 6),
            "padded": provision.kind not in _CONTAINERS,
            "flush": provision.kind is ProvisionKind.SECTION,
            "anchor": self.anchor(provision.id, _called(provision.kind.value, provision.citation)),
            "supplement": _called(provision.kind.value, provision.number),
        }

    def blocks(self, blocks: Iterable[Block], pictures: Mapping[int, Node] = NO_PICTURES) -> list[Node]:
        """Blocks as nodes, with the pictures of their tables."""
        pieces = (
            Piece(
                kind=block.kind,
                spans=self.spans(block.spans),
                depth=block.depth,
                label=(text_span(block.label),) if block.label else (),
                anchor=self.anchor(block.id, "Paragraph") if block.id else None,
                table=block.table,
                row=block.row,
                column=block.column,
            )
            for block in blocks
        )
        return nest(pieces, pictures)

    def spans(self, spans: Iterable[Span]) -> tuple[Node, ...]:
        """Spans with their links."""
        return keyed_spans(((self.span(span), span.key) for span in spans), self.rooms)

    def span(self, span: Span) -> Node:
        """One span."""
        more = {"style": emphasis_field(span.emphasis), **(self.link(span.key) if span.key else {})}
        return text_span(span.text, **more)

    def link(self, key: Key) -> Node:
        """The fields "to" (inside the file) or "url"; neither where the target is unknown: checks report that."""
        if key.kind in (KeyKind.TERM, KeyKind.REFERENCE):
            return {"to": key.target} if key.target in self.targets or key.target in self.outside else {}
        if key.kind is KeyKind.CITATION and key.target in self.regulations:
            url = web_address(self.regulations[key.target].address)
            return {"url": url} if url else {"to": f"law:{key.target}"}
        if key.kind is KeyKind.REASON and key.target in self.rationales:
            return {"to": f"reason:{key.target}"}
        if key.kind is KeyKind.LINK:
            return {"url": web_address(key.target)}
        return {}

    def anchor(self, identity: str, supplement: str = "Go to") -> Node | None:
        """Where links to ``identity`` land; None where none do, or where an earlier place took the name."""
        if identity not in self.targets or identity in self.places:
            return None
        return self.place(identity, f"{supplement} {self.citations[identity]}")

    def place(self, identity: str, name: str) -> Node:
        """A place with what a link to it is called."""
        self.places[identity] = name
        return {"id": destination(identity), "name": name}

    def sources(self, owner: Provision | Document) -> list[list[Node]]:
        """The known errors of a text, the law and the reasons beside it, and whom it concerns: lines, each of one or more rows."""
        lines: list[list[tuple[str, list[Node]]]] = [
            [("Known error", _words(each))] for each in self.errors.get(owner.id, ())
        ]
        if self.with_sources:
            lines += self.rests_on(owner)
        rows = (
            [{"name": name, "items": list(map(unparted, items))} for name, items in line if items] for line in lines
        )
        return [line for line in rows if line]

    def rests_on(self, owner: Provision | Document) -> list[list[tuple[str, list[Node]]]]:
        """The same lines as names and their items, some of them without any."""
        links = owner.links
        return [
            [("Law", [self._law(each) for each in links.law])],
            [("No law", _words(links.no_law))],
            [("Reason", [self._reason(each) for each in links.reasons])],
            [("No reason", _words(links.no_reason))],
            [("Applies to", _words(", ".join(links.models))), ("Acts", _words(", ".join(links.actors)))],
            [("Explains", [self._explained(each) for each in sorted(links.explains, key=self._place)])],
            [_review(owner.reviewed if isinstance(owner, Document) else "")],
        ]

    def regulation(self, regulation: Regulation) -> Node:
        """An entry of the register of law."""
        status = capital(regulation.status)
        checked = f", last checked {long_date(regulation.checked)}" if regulation.checked else ""
        notes = [f"{status}{checked}. {SENTENCE.get(regulation.certainty, '')}".strip()]
        if regulation.replaced_by:
            after = self.regulations.get(regulation.replaced_by)
            notes.append(f"Replaced by {after.short if after else regulation.replaced_by}.")
        return {
            "anchor": self.place(f"law:{regulation.id}", f"Law: {regulation.short}"),
            "heading": text_span(regulation.short.strip() or regulation.id),
            "lines": [_line(regulation.title), _line(regulation.instrument, regulation.provision)],
            "body": self.blocks(regulation.blocks),
            "notes": [text_span(note) for note in notes],
            "address": text_span(regulation.address, url=web_address(regulation.address)),
        }

    def rationale(self, rationale: Rationale) -> Node:
        """An entry of the register of reasons."""
        return {
            "anchor": self.place(f"reason:{rationale.id}", f"Reason: {rationale.title}"),
            "heading": text_span(rationale.title.strip() or rationale.id),
            "lines": [_line(rationale.origin, long_date(rationale.date))],
            "body": self.blocks(rationale.blocks),
            "notes": [text_span(SENTENCE.get(rationale.certainty, ""))],
            "address": text_span(rationale.address, url=web_address(rationale.address)),
        }

    def _law(self, identity: str) -> Node:
        known = self.regulations.get(identity)
        return text_span(known.short, to=f"law:{identity}") if known else text_span(identity)

    def _reason(self, identity: str) -> Node:
        known = self.rationales.get(identity)
        return text_span(known.title, to=f"reason:{identity}") if known else text_span(identity)

    def _place(self, identity: str) -> int:
        return self.order.get(identity, len(self.order))

    def _explained(self, identity: str) -> Node:
        citation = self.citations.get(identity, identity)
        return text_span(citation, to=identity if identity in self.targets or identity in self.outside else "")


def _review(reviewed: str) -> tuple[str, list[Node]]:
    label = "Last reviewed on" if is_day(reviewed) else "Last reviewed against edition"
    return label, _words(reviewed)


def _words(text: str) -> list[Node]:
    return [text_span(text)] if text else []


def _line(*parts: str) -> Node:
    return unparted(text_span(", ".join(part for part in parts if part)))


def _pictures(provision: Provision) -> dict[int, Node]:
    """The pictures of a provision's drawn tables, by the number of the table."""
    made = ((each, svg(provision, each)) for each in provision.drawings)
    return {each.table: _picture(drawn, alt(provision, each), caption(each)) for each, drawn in made if drawn}


def _drawing(document: Document) -> list[Node]:
    """The picture of a document's own tables, where it has one."""
    drawn = draw(document)
    return [_picture(drawn, draw_alt(document), draw_caption(document))] if drawn else []


def _picture(drawn: str, shows: str, said: str) -> Node:
    return {"type": "picture", "svg": drawn, "alt": printable(shows), "caption": text_span(said)}


def _called(kind: str, name: str) -> str:
    """What stands before a name in the description of a link to it."""
    # "clause 1.1" and "Schedule 3" name their kind already.
    return "Go to" if " " in name else kind.capitalize()

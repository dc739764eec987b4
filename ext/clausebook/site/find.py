"""The jump table: every number, term and heading of the current edition as a script, because a page opened from a
folder may load a script but may not fetch a file."""

from __future__ import annotations

import json

from clausebook.edition.model import Document, Provision, ProvisionKind
from clausebook.site.addresses import relative
from clausebook.site.catalogue import Catalogue

_ROOT = "index"


def jump_table(catalogue: Catalogue) -> str:
    """A script that sets ``clausebookFind``: the edition, its documents, and for each provision its number, its heading
    or term, its document's place in the list, its address from the site's root, its id, 1 for a term, and other names:
    the term's other forms, or a citation that says more than the number."""
    index = catalogue.current
    documents = list(index.edition.documents)
    places = {document.id: place for place, document in enumerate(documents)}
    entries = []
    for provision in index.provisions.values():
        term = provision.kind is ProvisionKind.DEFINITION
        entries.append(
            [
                provision.number,
                provision.heading,
                places[index.homes[provision.id].id],
                relative(_ROOT, index.spots[provision.id]),
                provision.id,
                1 if term else 0,
                *provision.forms,
                *_citation(index.homes[provision.id], provision),
            ]
        )
    table = {
        "edition": index.edition.id,
        "documents": [
            [document.title, document.abbreviation, relative(_ROOT, index.spots[document.id])] for document in documents
        ],
        "entries": entries,
    }
    # A page may hold "</script>" only at its own end.
    data = json.dumps(table, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return f"window.clausebookFind={data};\n"


def _citation(document: Document, provision: Provision) -> tuple[str, ...]:
    """What running words call a provision whose number is not alone in its document: "paragraph 1 of Part A"."""
    if document.abbreviation or provision.kind is ProvisionKind.DEFINITION or " of " not in provision.citation:
        return ()
    return (provision.citation,)

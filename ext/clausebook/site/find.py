"""The jump table: every number, term and heading of the current edition as a script, because a page opened from a
folder may load a script but may not fetch a file."""

from __future__ import annotations

import json

from clausebook.edition.model import ProvisionKind
from clausebook.site.addresses import relative
from clausebook.site.catalogue import Catalogue

_ROOT = "index"


def jump_table(catalogue: Catalogue) -> str:
    """A script that sets ``clausebookFind``: the edition, its documents, and for each provision its number, its heading
    or term, its document's place in the list, its address from the site's root, its id, 1 for a term, its other forms."""
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

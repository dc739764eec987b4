"""Where links of a Word file lead: bookmarks for ids, references that Word refreshes.

A printed reference such as "GC12.3(b)" becomes ``REF`` fields where every number in it is one that Word itself prints
at the target or above it; so it follows when somebody inserts a clause. Any other reference is a plain link with the
exact words.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from clausebook.edition.model import ProvisionId
from clausebook.render.docx_lines import NEW, Line
from clausebook.render.docx_numbering import Place
from clausebook.render.docx_xml import NOTHING, Xml, join, run
from clausebook.render.docx_xml import field as word_field

_LONGEST = 40
"""Word's limit for the name of a bookmark."""


@dataclass(slots=True)
class Links:
    """Names for the bookmarks of one file."""

    names: dict[ProvisionId, str] = field(default_factory=dict)
    """Name by id, for ids that stand somewhere in the file."""
    labels: dict[ProvisionId, dict[str, str]] = field(default_factory=dict)
    """For each id, the bookmark of every number that Word prints at it or above it, by that number."""
    anchors: dict[int, list[str]] = field(default_factory=dict)
    """Names of the bookmarks at each paragraph, by its position in the file."""
    _taken: set[str] = field(default_factory=set)

    def name(self, identity: ProvisionId) -> str:
        """The bookmark of an id, made up on first use: readable, short enough, unique without regard to case."""
        if identity not in self.names:
            plain = re.sub("[^A-Za-z0-9]", "_", identity)
            short = f"_{plain}" if not plain[:1].isalpha() else plain
            if short != identity or len(short) > _LONGEST or short.lower() in self._taken:
                digest = hashlib.sha256(identity.encode("utf-8", "replace")).hexdigest()[:8]
                short = f"{short[: _LONGEST - 9]}_{digest}"
            self._taken.add(short.lower())
            self.names[identity] = short
        return self.names[identity]

    def reference(self, text: str, target: ProvisionId, look: Xml = NOTHING) -> Xml | None:
        """A reference as fields; None where a plain link must do."""
        labels = self.labels.get(target, {})
        if not labels:
            return None
        written: list[Xml] = []
        position = 0
        for found in _pattern(frozenset(labels)).finditer(text):
            if between := text[position : found.start()]:
                written.append(run(between, look))
            written.append(word_field(f"REF {labels[found[0]]} \\n \\h", found[0], look))
            position = found.end()
        rest = _pattern(frozenset(labels)).sub("", text)
        if position == 0 or re.search(r"[0-9(]", rest):
            return None
        if position < len(text):
            written.append(run(text[position:], look))
        return join(written)


def record_name(identity: str) -> str:
    """What a regulation or rationale is called among the ids of a file: it may have the id of a provision."""
    return f"record {identity}"


def edition_links(
    lines: Sequence[Line], places: Sequence[Place | None], parents: Mapping[ProvisionId, ProvisionId]
) -> Links:
    """Names for all ids of an edition's paragraphs, and the numbers that Word prints at and above each. ``parents``
    leads from a provision to the one above it, parents first."""
    links = Links()
    own: dict[ProvisionId, dict[str, str]] = {}
    for index, (line, place) in enumerate(zip(lines, places, strict=True)):
        for identity in line.anchors:
            if identity not in links.names:
                links.anchors.setdefault(index, []).append(links.name(identity))
        rung = line.faces[NEW].rung
        if rung and place and not rung.depth:
            own[line.owner] = {rung.label: links.name(line.owner)}
    for identity, above in parents.items():
        links.labels[identity] = {**links.labels.get(above, {}), **own.get(identity, {})}
    _label_items(lines, places, links)
    return links


def _label_items(lines: Sequence[Line], places: Sequence[Place | None], links: Links) -> None:
    """Adds what stands above each list item that has an id; an item without one gets a bookmark where it is needed."""
    chain: list[tuple[int, str]] = []
    for index, (line, place) in enumerate(zip(lines, places, strict=True)):
        rung = line.faces[NEW].rung
        if rung is None or rung.depth == 0:
            chain = []
            continue
        chain = [*chain[: rung.depth - 1], (index, rung.label)]
        if place is None or len(chain) != rung.depth:
            continue
        for identity in line.anchors:
            if identity != line.owner:
                labels = {label: _anchor(at, lines, links) for at, label in chain if places[at]}
                links.labels[identity] = {**links.labels.get(line.owner, {}), **labels}


def _anchor(index: int, lines: Sequence[Line], links: Links) -> str:
    names = links.anchors.setdefault(index, [])
    if not names:
        names.append(links.name(f"{lines[index].owner} item {index}"))
    return names[0]


@lru_cache(maxsize=1024)
def _pattern(labels: frozenset[str]) -> re.Pattern[str]:
    """Finds any of the labels, the longest first, where it is not part of a longer number."""
    alternatives = (
        ("(?<![0-9.])" if label[0].isalnum() else "")
        + re.escape(label)
        + (r"(?![0-9A-Za-z]|\.[0-9])" if label[-1].isalnum() else "")
        for label in sorted(labels, key=lambda label: (-len(label), label))
    )
    return re.compile("|".join(alternatives))

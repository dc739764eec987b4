"""Lines → paragraphs of a Word file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import groupby

from clausebook.edition.model import Blank, Emphasis, Key, KeyKind
from clausebook.redline.model import ChangeKind, Fate, Run
from clausebook.render.docx_blanks import content_control
from clausebook.render.docx_lines import HEIR, NEW, OLD, Line, Mark, Piece
from clausebook.render.docx_links import Links, record_name
from clausebook.render.docx_lists import list_number
from clausebook.render.docx_marks import Marks
from clausebook.render.docx_numbering import Place, Planner, Rung
from clausebook.render.docx_package import Package
from clausebook.render.docx_style_markup import style_id
from clausebook.render.docx_styles import APART, ListLevel, stand_in
from clausebook.render.docx_xml import NOTHING, Xml, join, run, w

_EMPHASIS = {
    Emphasis.NONE: NOTHING,
    Emphasis.EMPHASIS: Xml("<w:i/><w:iCs/>"),
    Emphasis.STRONG: Xml("<w:b/><w:bCs/>"),
}
_LOOKS = {
    KeyKind.TERM: "Term Use",
    KeyKind.REFERENCE: "Cross Reference",
    KeyKind.CITATION: "Cross Reference",
    KeyKind.REASON: "Cross Reference",
    KeyKind.BLANK: "Blank",
    KeyKind.CHOICE: "Blank",
    KeyKind.LINK: "Hyperlink",
}
Places = dict[int, Place | None]
"""The list level that a line has on each side; None where its label is written out."""


@dataclass(frozen=True, slots=True)
class Layout:
    """How one paragraph stands on its page beyond what its style says."""

    keep_next: bool = False
    """On one page with what follows."""
    new_page: bool = False
    apart: bool = False
    """With room above it."""

    def before_number(self) -> Xml:
        """Properties that the schema wants before the list level."""
        kept = w("keepNext") if self.keep_next else NOTHING
        return Xml(kept + w("pageBreakBefore")) if self.new_page else kept

    def after_number(self) -> Xml:
        """Those that it wants after it."""
        return w("spacing", before=APART) if self.apart else NOTHING


PLAIN = Layout()


@dataclass(slots=True)
class Writer:
    """What the paragraphs of one file share."""

    marks: Marks
    links: Links
    package: Package
    addresses: Mapping[str, str] = field(default_factory=dict)
    """Outside address by regulation."""
    blanks: Mapping[str, Blank] = field(default_factory=dict)
    fillable: bool = False
    """Whether blanks are content controls and references fields, as in an edition; a redline is for reading."""

    stand_ins: dict[str, tuple[str, ListLevel]] = field(default_factory=dict)
    """The styles that paragraphs once had at a list level: what each is based on, and the level."""
    _minute: int = 0

    def paragraph(self, line: Line, places: Places, anchors: Sequence[str] = (), layout: Layout = PLAIN) -> Xml:
        """One paragraph."""
        # See Marks.mark: whole paragraphs at minute 0, words inside kept ones at 3 and 6 by turns.
        self._minute = (6 if self._minute == 3 else 3) if line.mark is Mark.NONE else 0
        starts, ends = self.bookmarks(anchors)
        label = self._label(line, places)
        text = join(self._stretches(line))
        properties = self._properties(line, places, layout)
        return Xml(f"<w:p><w:pPr>{properties}</w:pPr>{starts}{label}{text}{ends}</w:p>")

    def bookmarks(self, names: Sequence[str]) -> tuple[Xml, Xml]:
        """Starts and ends of bookmarks."""
        starts, ends = [], []
        for name in names:
            number = self.marks.number()
            starts.append(w("bookmarkStart", id=number, name=name))
            ends.append(w("bookmarkEnd", id=number))
        return join(starts), join(ends)

    def words(self, entry: Run) -> Xml:
        """Text that is in both editions, as the link, field or content control that its key asks for."""
        key = entry.key
        if key is None:
            return run(entry.text, _EMPHASIS[entry.emphasis])
        look = _look(key, entry.emphasis)
        if key.kind in (KeyKind.BLANK, KeyKind.CHOICE):
            if not self.fillable:
                return run(entry.text, look)
            return content_control(entry.text, key.target, self.blanks.get(key.target), self.marks.number(), look)
        if key.kind is KeyKind.REFERENCE and self.fillable:
            fields = self.links.reference(entry.text, key.target, look)
            if fields is not None:
                return fields
        return self._linked(key, run(entry.text, look))

    def _linked(self, key: Key, content: Xml) -> Xml:
        address = key.target if key.kind is KeyKind.LINK else self.addresses.get(key.target, "")
        if key.kind in (KeyKind.LINK, KeyKind.CITATION) and (relation := self.package.relate(address)):
            return w("hyperlink", content, r_id=relation, w_history=1)
        of_record = key.kind in (KeyKind.CITATION, KeyKind.REASON)
        name = self.links.names.get(record_name(key.target) if of_record else key.target)
        if name and key.kind is not KeyKind.LINK:
            return w("hyperlink", content, anchor=name, history=1)
        return content

    def _stretches(self, line: Line) -> Iterator[Xml]:
        """The text, each tracked stretch of one kind under one mark. Tracked text has no links: LibreOffice leaves an
        empty paragraph behind where a moved one had any."""
        pieces = [piece for piece in line.pieces if piece.run.text]
        for (passage, fate), stretch in groupby(
            pieces, lambda piece: (piece.passage, piece.passage and piece.run.fate)
        ):
            if not passage:
                yield from self._tracked(stretch, line)
                continue
            goes = Mark.MOVED_FROM if fate is Fate.DELETED else Mark.MOVED_TO
            start, end = self.marks.range(goes, passage, ChangeKind.TEXT_MOVED)
            yield from (start, *self._tracked(stretch, line), end)

    def _tracked(self, pieces: Iterable[Piece], line: Line) -> Iterator[Xml]:
        looks = groupby(pieces, lambda piece: (piece.mark, _kind_of(piece, line), piece.apart))
        for (mark, kind, apart), stretch in looks:
            if mark is Mark.NONE:
                yield from (self.words(piece.run) for piece in stretch)
            else:
                runs = (run(piece.run.text, _plain(piece.run), deleted=mark is Mark.DELETED) for piece in stretch)
                made = self.marks.mark(mark, kind, *runs, minute=3 if apart else self._minute)
                # Words that a move left behind are not in the old text at this place: inserted, and deleted again.
                left = mark is Mark.DELETED and NEW in line.faces and line.mark is not Mark.NONE
                yield self.marks.mark(Mark.INSERTED, ChangeKind.MOVED, made) if left else made

    def _properties(self, line: Line, places: Places, layout: Layout) -> Xml:
        kind = line.kind or ChangeKind.AMENDED
        style, number = _shape(line, places, NEW if NEW in line.faces else OLD)
        made = Xml(style + layout.before_number() + number + layout.after_number())
        if line.mark is not Mark.NONE:
            made = Xml(made + w("rPr", self.marks.mark(*_end(line))))
        if len(line.faces) == 2 and _shape(line, places, OLD) != (style, number):
            made = Xml(made + self.marks.shape(kind, self._before(line.faces[OLD].style, places.get(OLD))))
        if line.heir is not None:
            made = Xml(made + self.marks.shape(kind, self._before(line.heir.style, places.get(HEIR))))
        return made

    def _before(self, name: str, place: Place | None) -> Xml:
        """How a paragraph stood. Of a list level LibreOffice keeps the list alone here, unless a style has it too."""
        style, number = _standing(name, place)
        if place is None or not place.level:
            return join((style, number))
        level = (list_number(place.list), place.level)
        self.stand_ins.setdefault(stand_in(name, level), (name, level))
        return Xml(w("pStyle", val=style_id(stand_in(name, level))) + number)

    def _label(self, line: Line, places: Places) -> Xml:
        """The label where it is written out as text."""
        texts = {side: _literal(face.rung, places.get(side)) for side, face in line.faces.items()}
        look = w("rStyle", val="Number")
        if len(set(texts.values())) == 1 and line.mark is Mark.NONE:
            text = next(iter(texts.values()))
            return run(f"{text}\t", look) if text else NOTHING
        written = []
        for side in (OLD, NEW):
            mark = line.mark if line.mark is not Mark.NONE else (Mark.INSERTED, Mark.DELETED)[side]
            if text := texts.get(side, ""):
                content = run(f"{text}\t", look, deleted=mark is Mark.DELETED)
                written.append(self.marks.mark(mark, _label_kind(line), content, minute=self._minute))
        return join(written)


def plan(lines: Sequence[Line], planner: Planner) -> list[Places]:
    """The list level of every line on every side."""
    planned: list[Places] = []
    for line in lines:
        rungs = {side: face.rung for side, face in line.faces.items() if face.rung is not None}
        wanted = {(rung.ladder, rung.level, rung.depth) for rung in rungs.values()}
        if len(wanted) == 1:
            place = planner.place(rungs)
            planned.append(dict.fromkeys(rungs, place))
        else:
            planned.append({side: planner.place({side: rung}) for side, rung in rungs.items()})
    return planned


def one_mark(line: Line) -> bool:
    """Whether a paragraph that stands on one side alone bears a single mark from its first word to its end."""
    return all(piece.mark is line.mark and _kind_of(piece, line) is _end_kind(line) for piece in line.pieces)


def _end(line: Line) -> tuple[Mark, ChangeKind]:
    """The mark of a paragraph's end, and whose it is. Where new words end a moved paragraph, its end is new like them:
    LibreOffice leaves an end that bears a mark of its own alone."""
    last = next((piece for piece in reversed(line.pieces) if piece.run.text), None)
    if line.mark is Mark.MOVED_TO and last is not None and last.mark is Mark.INSERTED:
        return last.mark, _kind_of(last, line)
    return line.mark, line.kind or ChangeKind.AMENDED


def _end_kind(line: Line) -> ChangeKind:
    moved = line.mark in (Mark.MOVED_FROM, Mark.MOVED_TO)
    return ChangeKind.MOVED if moved else (line.kind or ChangeKind.AMENDED)


def _kind_of(piece: Piece, line: Line) -> ChangeKind:
    """Whose mark a piece bears: its own cause, else the leading kind of its provision."""
    if line.even:
        return _end_kind(line)
    if line.group and piece.run.fate is Fate.KEPT:
        return ChangeKind.MOVED
    return piece.run.cause or line.kind or ChangeKind.AMENDED


def _plain(entry: Run) -> Xml:
    return _look(entry.key, entry.emphasis) if entry.key else _EMPHASIS[entry.emphasis]


def _label_kind(line: Line) -> ChangeKind:
    return ChangeKind.RENUMBERED if line.mark is Mark.NONE else (line.kind or ChangeKind.AMENDED)


def _literal(rung: Rung | None, place: Place | None) -> str:
    return rung.label if rung is not None and place is None else ""


def _shape(line: Line, places: Places, side: int) -> tuple[Xml, Xml]:
    return _standing(line.faces[side].style, places.get(side))


@lru_cache(maxsize=4096)
def _standing(name: str, place: Place | None) -> tuple[Xml, Xml]:
    style = w("pStyle", val=style_id(name))
    if place is None:
        return style, NOTHING
    return style, w("numPr", w("ilvl", val=place.level), w("numId", val=list_number(place.list)))


def _look(key: Key, emphasis: Emphasis) -> Xml:
    return _looks(key.kind, emphasis)


@lru_cache(maxsize=64)
def _looks(kind: KeyKind, emphasis: Emphasis) -> Xml:
    return Xml(w("rStyle", val=style_id(_LOOKS[kind])) + _EMPHASIS[emphasis])

"""What follows a paragraph that goes keeps its own style and number, in LibreOffice as in Word.

The ugly result that this prevents: a heading "GC7 Records" that stands after a moved paragraph becomes, when all changes
are rejected, a line of plain text without a number, and every number after it is wrong.

Word gives the words after a paragraph mark that goes the properties of their own paragraph. LibreOffice takes the marks
of a file from the last to the first: where a paragraph bears more than one, the last of them, which holds its end, is
taken while words stand before it, and then the paragraph that goes hands its properties on to its heir, the next that
stays. Of several that go together, the first that bears more than one mark does so. Where it stands otherwise than the
heir,

- one before it that stands as the heir does is made the first: its first word is marked for itself, at another minute;
- else, where the paragraph goes on rejecting, it says, as a tracked change of its properties, that it stood as the heir
  does. Word drops that with the paragraph; LibreOffice gives it to the heir;
- else, where it goes on accepting, it bears one mark alone, around one run. A moved paragraph does so anyway (its edits
  are shown where it stands now); a deleted one no longer shows the passages that left it as moves of Word's own.

A paragraph may bear more marks in LibreOffice than in the file: where words of it, from its start to the end of a run,
are inserted here and deleted elsewhere or the other way round, LibreOffice takes them for a move of its own.

A paragraph at the new place of a move that ends in words deleted there leaves, on rejecting, an empty one behind: its
last word that stays is struck with them, and follows as a word of its own.

Before a table the heir is the gap that :mod:`clausebook.render.docx_text` leaves there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, field, replace
from itertools import accumulate, groupby

from msgspec.structs import replace as changed

from clausebook.redline.model import Fate, Run
from clausebook.render.docx_lines import GAP, HEIR, NEW, OLD, Face, Line, Mark, Piece
from clausebook.render.docx_numbering import Place
from clausebook.render.docx_paragraphs import Places, one_mark
from clausebook.render.docx_passages import with_passages

_OPPOSITE = {Mark.INSERTED: Mark.DELETED, Mark.DELETED: Mark.INSERTED}
_LEAST = 6
"""Letters of a text that LibreOffice may take for a moved one."""
_FIRST = re.compile(r"\S+ (?=\S)|[A-Za-z0-9](?=[A-Za-z0-9])")
_LAST = re.compile(r"\S+\s*$")
Look = tuple[str, Place | None]
"""Style and list level."""
_GAP = Face(GAP)


def settled(lines: Sequence[Line], places: Sequence[Places]) -> tuple[list[Line], list[Places]]:
    """The lines of a redline with their moved passages marked, and the list levels of each, also of its heir
    (:data:`HEIR`) where it has one."""
    first = _Paper(with_passages(lines), places)
    even = {index for run, heir in _runs(first.lines, OLD) for index in first.bequest(OLD, run, heir).even}
    left_out = {piece.run.passage for index in even for piece in first.lines[index].pieces if piece.passage}
    made = with_passages(lines, left_out)
    made = [_even(line) if index in even else line for index, line in enumerate(made)]
    made = [_ending_in_new(line) for line in made]
    levels = list(places)
    second = _Paper(tuple(made), places, even)
    for side in (OLD, NEW):
        for run, heir in _runs(second.lines, side):
            bequest = second.bequest(side, run, heir)
            for index in bequest.torn:
                made[index] = _torn(made[index])
            for index in bequest.speaks:
                made[index] = replace(made[index], heir=_GAP if heir is None else made[heir].faces[OLD])
                levels[index] = {**places[index], HEIR: None if heir is None else places[heir].get(OLD)}
    return made, levels


@dataclass(slots=True)
class _Bequest:
    """What is done about paragraphs that go together: which are to bear one mark, which to have their first word
    marked for itself, which to say how the heir stands."""

    even: list[int] = field(default_factory=list)
    torn: list[int] = field(default_factory=list)
    speaks: list[int] = field(default_factory=list)


class _Paper:
    """All paragraphs with their list levels, and which of them bear more than one mark."""

    def __init__(self, lines: Sequence[Line], places: Sequence[Places], even: Set[int] = frozenset()) -> None:
        self.lines = lines
        self._places = places
        self._mixed = _mixed(lines) - even

    def bequest(self, side: int, run: Sequence[int], heir: int | None) -> _Bequest:
        """What is done about a run of paragraphs that stand on one side alone, given what follows them."""
        found = _Bequest()
        wanted = (GAP, None) if heir is None else self._look(heir, OLD if side == NEW else NEW)
        for order, index in enumerate(run):
            if index not in self._mixed:
                continue
            before = [*(each for each in run[:order] if _tear(self.lines[each])), index]
            alike = [each for each in before if self._look(each, side) == wanted][-1:]
            if alike or side == NEW:
                found.speaks += [] if alike else [index]
                found.torn += [each for each in alike or [index] if one_mark(self.lines[each])]
                break
            found.even.append(index)
        return found

    def _look(self, index: int, side: int) -> Look:
        return self.lines[index].faces[side].style, self._places[index].get(side)


def _mixed(lines: Sequence[Line]) -> set[int]:
    """Paragraphs of one side that bear more than one mark, in the file or in LibreOffice."""
    grown = {mark: {text for line in lines for text in _grown(line, mark)} for mark in _OPPOSITE}
    return {
        index
        for index, line in enumerate(lines)
        if len(line.faces) == 1
        and not (
            one_mark(line) and grown.get(_OPPOSITE.get(line.mark, Mark.NONE), set()).isdisjoint(_grown(line, line.mark))
        )
    }


def _grown(line: Line, mark: Mark) -> Iterator[str]:
    """What each stretch of one mark reads after each of its runs, where LibreOffice would look for the like of it."""
    for own, stretch in groupby(line.pieces, lambda piece: piece.mark):
        if own is mark:
            for text in accumulate(piece.run.text for piece in stretch):
                if len(text.strip()) >= _LEAST and " " in text.strip():
                    yield text.strip()


def _even(line: Line) -> Line:
    text = "".join(piece.run.text for piece in line.pieces)
    return replace(line, even=True, pieces=(Piece(Run(Fate.DELETED, text), line.mark),))


def _ending_in_new(line: Line) -> Line:
    """A moved line whose last words, if they are gone, stand before a word that is there."""
    stays = [place for place, piece in enumerate(line.pieces) if piece.mark is not Mark.DELETED]
    if line.mark is Mark.NONE or NEW not in line.faces or not stays or stays[-1] == len(line.pieces) - 1:
        return line
    kept, gone = line.pieces[stays[-1]], line.pieces[stays[-1] + 1 :]
    found = _LAST.search(kept.run.text)
    if found is None:
        return line
    before = replace(kept, run=changed(kept.run, text=kept.run.text[: found.start()]))
    word = replace(kept, run=changed(kept.run, text=found[0]))
    struck = replace(word, mark=Mark.DELETED, run=changed(word.run, fate=Fate.DELETED))
    lead = (before,) if before.run.text else ()
    return replace(line, pieces=(*line.pieces[: stays[-1]], *lead, struck, *gone, word))


def _tear(line: Line) -> tuple[Piece, Piece, tuple[Piece, ...]] | None:
    """The first word of a paragraph, or a part of it, the rest of its piece, and the other pieces."""
    pieces = tuple(piece for piece in line.pieces if piece.run.text)
    found = _FIRST.match(pieces[0].run.text) if pieces else None
    if found is None:
        return None
    run, at = pieces[0].run, found.end()
    first, rest = (replace(pieces[0], run=changed(run, text=text)) for text in (run.text[:at], run.text[at:]))
    return replace(first, apart=True), rest, pieces[1:]


def _torn(line: Line) -> Line:
    parts = _tear(line)
    return replace(line, pieces=(*parts[:2], *parts[2])) if parts else line


def _runs(lines: Sequence[Line], side: int) -> Iterator[tuple[list[int], int | None]]:
    """Paragraphs that go together, each lot with the position of the one that follows and stays; without one before a
    table."""
    run: list[int] = []
    for index, line in enumerate(lines):
        if line.in_table:
            if run:
                yield run, None
            run = []
        elif set(line.faces) == {side}:
            run.append(index)
        elif run:
            yield run, index
            run = []

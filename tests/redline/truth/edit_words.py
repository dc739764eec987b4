"""Edits of words, sentences, list items and tables inside one provision."""

from __future__ import annotations

import sys
from collections import Counter
from dataclasses import replace

from clausebook.edition.model import BlockKind, Emphasis, Key, KeyKind, Links
from redline.truth.drafting import Sentence, Word
from redline.truth.editor import Editor, edits, has_items, has_table, sentence_count
from redline.truth.planted import Planted
from redline.truth.text import Clause, Passage


@edits(Planted.WORDS)
def words(editor: Editor) -> None:
    if found := editor.pick(lambda clause: sentence_count(clause) > 0):
        _, clause = found
        passage = editor.chance.choice([each for each in clause.passages if not each.row])
        at = editor.chance.randrange(len(passage.sentences))
        passage.sentences[at] = edited(editor, passage.sentences[at])
        editor.record(Planted.WORDS, clause)


def edited(editor: Editor, sentence: Sentence) -> Sentence:
    """The sentence with one to three words replaced, put in or taken out, never the first nor a mark, nor the word before
    a term: an article there may follow the term's new name."""
    keyed = [*(word.key is not None for word in sentence), True]
    places = [
        at for at, word in enumerate(sentence) if at and not keyed[at] and not keyed[at + 1] and word.text.isalnum()
    ]
    if not places:
        return sentence
    at, words = editor.chance.choice(places), editor.chance.randint(1, 3)
    how = editor.chance.choice(("replace", "replace", "insert", "delete"))
    end = at
    while how != "insert" and end < at + words and end in places:
        end += 1
    fresh = () if how == "delete" else _phrase(editor, words, unlike=[word.text for word in sentence[at:end]])
    return (*sentence[:at], *fresh, *sentence[end:])


def _phrase(editor: Editor, size: int, unlike: list[str]) -> Sentence:
    """Words that follow one another in a sentence like any other, so that they may be those that stand beside them."""
    while True:
        words = [word for word in editor.drafter.sentence() if word.key is None and word.text.isalnum()][1:]
        at = editor.chance.randint(0, max(0, len(words) - size))
        found = words[at : at + size]
        if [word.text for word in found] not in ([], unlike):
            return tuple(found)


def fresh_word(editor: Editor, beside: str) -> Word:
    return editor.drafter.word(editor.drafter.another(beside))


@edits(Planted.SENTENCE_IN)
def sentence_in(editor: Editor) -> None:
    if found := editor.pick(lambda clause: sentence_count(clause) > 0):
        passage = found[1].passages[0]
        passage.sentences.insert(editor.chance.randint(0, len(passage.sentences)), editor.drafter.sentence())
        editor.record(Planted.SENTENCE_IN, found[1])


@edits(Planted.SENTENCE_OUT)
def sentence_out(editor: Editor) -> None:
    if found := editor.pick(lambda clause: sentence_count(clause) > 1):
        passage = found[1].passages[0]
        del passage.sentences[editor.chance.randrange(len(passage.sentences))]
        editor.record(Planted.SENTENCE_OUT, found[1])


@edits(Planted.REWRITTEN)
def rewritten(editor: Editor) -> None:
    if found := editor.pick(lambda clause: sentence_count(clause) > 0 and len(clause.passages[0].sentences[0]) > 3):
        passage = found[1].passages[0]
        passage.sentences[editor.chance.randrange(len(passage.sentences))] = editor.drafter.sentence()
        editor.record(Planted.REWRITTEN, found[1])


@edits(Planted.SHIFTED)
def shifted(editor: Editor) -> None:
    def fits(clause: Clause) -> bool:
        """The last sentence is by far the lighter part, so that nobody can say that it was the rest that moved."""
        sizes = [len(sentence) for sentence in clause.passages[0].sentences]
        return sentence_count(clause) > 1 and 8 < sizes[-1] <= sum(sizes[:-1]) * 2 / 3

    if found := editor.pick(fits):
        sentences = found[1].passages[0].sentences
        moved = sentences.pop()
        sentences.insert(0, moved)
        editor.shifted.update(word.origin for word in moved)
        editor.record(Planted.SHIFTED, found[1])


@edits(Planted.ITEM_IN)
def item_in(editor: Editor) -> None:
    if found := editor.pick(has_items):
        items = [at for at, passage in enumerate(found[1].passages) if passage.kind is BlockKind.ITEM]
        fresh = Passage([editor.drafter.item(last=False)], BlockKind.ITEM, 1)
        found[1].passages.insert(editor.chance.choice(items), fresh)
        editor.record(Planted.ITEM_IN, found[1])


@edits(Planted.ITEM_OUT)
def item_out(editor: Editor) -> None:
    if found := editor.pick(lambda clause: has_items(clause) and len(clause.passages) > 3):
        del found[1].passages[editor.chance.randint(1, len(found[1].passages) - 2)]
        editor.record(Planted.ITEM_OUT, found[1])


@edits(Planted.CELL)
def cell(editor: Editor) -> None:
    if found := editor.pick(has_table):
        passage = editor.chance.choice([each for each in found[1].passages if each.row > 1])
        sentence = passage.sentences[0]
        at = editor.chance.randrange(len(sentence))
        passage.sentences[0] = (*sentence[:at], fresh_word(editor, sentence[at].text), *sentence[at + 1 :])
        editor.record(Planted.CELL, found[1])


@edits(Planted.ROW_IN)
def row_in(editor: Editor) -> None:
    if found := editor.pick(has_table):
        row = editor.chance.randint(2, max(each.row for each in found[1].passages))
        for passage in found[1].passages:
            passage.row += passage.row >= row
        at = next(at for at, passage in enumerate(found[1].passages) if passage.row > row)
        cells = [Passage([editor.drafter.cell()], BlockKind.CELL, 0, row, column) for column in (1, 2, 3)]
        found[1].passages[at:at] = cells
        editor.record(Planted.ROW_IN, found[1])


@edits(Planted.ROW_OUT)
def row_out(editor: Editor) -> None:
    if found := editor.pick(has_table):
        row = editor.chance.randint(2, max(each.row for each in found[1].passages))
        found[1].passages = [each for each in found[1].passages if each.row != row]
        for passage in found[1].passages:
            passage.row -= passage.row > row
        editor.record(Planted.ROW_OUT, found[1])


@edits(Planted.RETARGETED)
def retargeted(editor: Editor) -> None:
    _rekey(
        editor, Planted.RETARGETED, KeyKind.REFERENCE, sorted(editor.pointed_at & {c.id for c in editor.book.clauses()})
    )


@edits(Planted.CITED)
def cited(editor: Editor) -> None:
    _rekey(editor, Planted.CITED, KeyKind.CITATION, ["act-one", "act-three", "act-two"])


def _rekey(editor: Editor, what: Planted, kind: KeyKind, targets: list[str]) -> None:
    found = editor.pick(lambda clause: any(word.key and word.key.kind is kind for word in clause.words()))
    if not found:
        return
    word = next(word for word in found[1].words() if word.key and word.key.kind is kind)
    assert word.key is not None
    target = editor.chance.choice([each for each in targets if each != word.key.target])
    _swap(editor, found[1], word, editor.drafter.word("?", Key(kind, target)))
    editor.record(what, found[1])


def _swap(editor: Editor, clause: Clause, word: Word, other: Word) -> None:
    for passage in clause.passages:
        passage.sentences = [
            tuple(other if each is word else each for each in sentence) for sentence in passage.sentences
        ]


@edits(Planted.DEFINED)
def defined(editor: Editor) -> None:
    left = [clause for name, clause in editor.book.meanings.items() if name not in editor.planted]
    if not left:
        return
    clause = editor.chance.choice(left)
    clause.passages[0].sentences[-1] = editor.drafter.item(last=True)
    editor.record(Planted.DEFINED, clause)


@edits(Planted.RETERMED)
def retermed(editor: Editor) -> None:
    left = [clause for name, clause in editor.book.meanings.items() if name not in editor.planted]
    if not editor.names or not left:
        return
    clause, name = _least_used(left, editor) if editor.rare else editor.chance.choice(left), editor.names.pop()
    editor.book.terms[clause.id] = editor.drafter.renamed[clause.id] = name
    for each in (*editor.book.clauses(), *editor.book.meanings.values()):
        for passage in each.passages:
            passage.sentences = [tuple(_renamed(word, clause.id, name) for word in s) for s in passage.sentences]
    editor.record(Planted.RETERMED, clause)


def _least_used(meanings: list[Clause], editor: Editor) -> Clause:
    used = Counter(word.key.target for clause in editor.book.clauses() for word in clause.words() if word.key)
    return min(meanings, key=lambda clause: used[clause.id] or sys.maxsize)


@edits(Planted.RETITLED)
def retitled(editor: Editor) -> None:
    if found := editor.pick(lambda clause: bool(clause.heading)):
        found[1].heading = editor.drafter.title() + " revised"
        editor.record(Planted.RETITLED, found[1])


@edits(Planted.RELINKED)
def relinked(editor: Editor) -> None:
    if found := editor.pick():
        found[1].links = Links(law=("act-two",))
        editor.record(Planted.RELINKED, found[1])


@edits(Planted.TYPOGRAPHIC)
def typographic(editor: Editor) -> None:
    if found := editor.pick(lambda clause: any("'" in word.text for word in clause.words())):
        word = next(word for word in found[1].words() if "'" in word.text)
        _swap(editor, found[1], word, replace(word, text=word.text.replace("'", "’")))
        editor.record(Planted.TYPOGRAPHIC, found[1])


@edits(Planted.EMPHASISED)
def emphasised(editor: Editor) -> None:
    if found := editor.pick():
        word = editor.chance.choice([word for word in found[1].words() if word.key is None])
        _swap(editor, found[1], word, replace(word, emphasis=Emphasis.STRONG))
        editor.record(Planted.EMPHASISED, found[1])


def _renamed(word: Word, target: str, name: str) -> Word:
    uses = word.key is not None and word.key.kind is KeyKind.TERM and word.key.target == target
    return replace(word, text=name) if uses else word

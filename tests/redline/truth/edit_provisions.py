"""Edits that carry text from one provision to another, and edits of whole provisions."""

from __future__ import annotations

from redline.truth.drafting import EVERY_WORD
from redline.truth.edit_words import edited, fresh_word
from redline.truth.editor import Editor, edits, sentence_count
from redline.truth.planted import MOVE_EDITS, Planted
from redline.truth.text import Clause, Condition, Passage


@edits(Planted.SPLIT)
def split(editor: Editor) -> None:
    if found := editor.pick(lambda clause: sentence_count(clause) > 1 and len(clause.passages) == 1):
        condition, clause = found
        sentences = clause.passages[0].sentences
        cut = editor.chance.randint(1, len(sentences) - 1)
        fresh = Clause(name := editor.name(), name, "", [Passage(sentences[cut:])])
        del sentences[cut:]
        condition.clauses.insert(condition.clauses.index(clause) + 1, fresh)
        editor.relations.add((Planted.SPLIT, clause.origin, name))
        editor.record(Planted.SPLIT, clause, fresh)


@edits(Planted.MERGED)
def merged(editor: Editor) -> None:
    def plain(clause: Clause) -> bool:
        return sentence_count(clause) > 0 and len(clause.passages) == 1 and editor.free(clause)

    for condition, clause in editor.pool:
        at = condition.clauses.index(clause) if clause in condition.clauses else len(condition.clauses)
        following = condition.clauses[at + 1] if at + 1 < len(condition.clauses) else None
        if following is not None and plain(clause) and plain(following) and (condition, following) in editor.pool:
            editor.pool.remove((condition, clause))
            editor.pool.remove((condition, following))
            clause.passages[0].sentences += following.passages[0].sentences
            condition.clauses.remove(following)
            editor.relations.add((Planted.MERGED, following.origin, clause.origin))
            editor.record(Planted.MERGED, clause, following)
            return


@edits(Planted.CARRIED)
def carried(editor: Editor) -> None:
    def giving(clause: Clause) -> bool:
        return sentence_count(clause) > 1 and len(clause.passages[0].sentences[-1]) > 11

    source = editor.pick(giving)
    goal = editor.pick(lambda clause: sentence_count(clause) > 0 and len(clause.passages[0].sentences[0]) > 3)
    if source and goal:
        sentence = source[1].passages[0].sentences.pop()
        if editor.chance.random() < 0.5:
            sentence = edited(editor, sentence)
        goal[1].passages[0].sentences.append(sentence)
        editor.relations.add((Planted.CARRIED, source[1].origin, goal[1].origin))
        editor.record(Planted.CARRIED, source[1], goal[1])


@edits(Planted.MOVED)
def moved(editor: Editor) -> None:
    if found := editor.pick(lambda clause: sum(1 for _ in clause.words()) > 20):
        _move(editor, *found)
        share = MOVE_EDITS[len(editor.shares) % len(MOVE_EDITS)]
        editor.shares[found[1].origin] = share
        _edit_share(editor, found[1], share)
        editor.record(Planted.MOVED, found[1])


def _move(editor: Editor, condition: Condition, clause: Clause) -> None:
    condition.clauses.remove(clause)
    goal = editor.chance.choice([each for each in editor.book.conditions if each is not condition])
    goal.clauses.insert(editor.chance.randint(0, len(goal.clauses)), clause)


def _edit_share(editor: Editor, clause: Clause, share: float) -> None:
    words = [word for word in clause.words() if word.key is None and word.text in EVERY_WORD]
    number = min(len(words), max(1, round(share * len(words)))) if share else 0
    changed = {word.origin for word in editor.chance.sample(words, number)}
    for passage in clause.passages:
        passage.sentences = [
            tuple(fresh_word(editor, word.text) if word.origin in changed else word for word in sentence)
            for sentence in passage.sentences
        ]


@edits(Planted.REORDERED)
def reordered(editor: Editor) -> None:
    first = {clause.id for condition in editor.book.conditions for clause in condition.clauses[:2]}

    def fits(clause: Clause) -> bool:
        return clause.id in first and 8 < sum(1 for _ in clause.words()) < 40

    if found := editor.pick(fits):
        clauses = found[0].clauses
        if len(clauses) > 6:
            clauses.remove(found[1])
            clauses.insert(len(clauses) - 1, found[1])
            editor.record(Planted.REORDERED, found[1])


@edits(Planted.NEW_ID)
def new_id(editor: Editor) -> None:
    if found := editor.pick(lambda clause: editor.free(clause) and sum(1 for _ in clause.words()) > 20):
        _move(editor, *found)
        found[1].id = editor.name()
        editor.record(Planted.NEW_ID, found[1])


@edits(Planted.DELETED)
def deleted(editor: Editor) -> None:
    if found := editor.pick(editor.free):
        found[0].clauses.remove(found[1])
        editor.record(Planted.DELETED, found[1])


@edits(Planted.INSERTED)
def inserted(editor: Editor) -> None:
    condition = editor.chance.choice(editor.book.conditions)
    name = editor.name()
    fresh = Clause(
        name, name, editor.drafter.title(), [Passage([editor.drafter.sentence(), editor.drafter.sentence()])]
    )
    condition.clauses.insert(editor.chance.randint(0, len(condition.clauses)), fresh)
    editor.record(Planted.INSERTED, fresh)

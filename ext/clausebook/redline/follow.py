"""The commonest quiet change without the search: the words stay, and only what they point at is called otherwise.

Where a defined term is renamed or a provision renumbered, every place that names it prints differently. If all between
those places is the same, span for span, the tokens of both texts are alike one for one, so there is nothing to align.
"""

from __future__ import annotations

from clausebook.edition.model import KeyKind, Span
from clausebook.redline.causes import Causes
from clausebook.redline.model import DELETED, INSERTED, KEPT, Run


def follow_names(old: tuple[Span, ...], new: tuple[Span, ...], causes: Causes) -> tuple[Run, ...] | None:
    """The runs where nothing differs but names that follow a cause; None where anything else does."""
    if len(old) != len(new):
        return None
    runs: list[Run] = []
    for before, after in zip(old, new, strict=True):
        same = before == after
        if after.key is None:
            if not same:
                return None
            _keep(runs, after)
        elif same and not causes.may_print_otherwise(after.key):
            _keep(runs, after)
        elif not _follows(before, after, causes):
            return None
        elif before.text == after.text:
            _keep(runs, after)
        else:
            cause = causes.of_name(after.key)
            runs.append(Run(DELETED, before.text, before.key, before.emphasis, cause))
            runs.append(Run(INSERTED, after.text, after.key, after.emphasis, cause))
    return tuple(runs)


def _keep(runs: list[Run], span: Span) -> None:
    """Add what stays; alike neighbours without a key become one, and what has no text is nothing."""
    last = runs[-1] if runs else None
    if last and last.key is span.key is None and last.emphasis is span.emphasis:
        runs[-1] = Run(KEPT, last.text + span.text, None, last.emphasis)
    elif span.text:
        runs.append(Run(KEPT, span.text, span.key, span.emphasis))


def _follows(old: Span, new: Span, causes: Causes) -> bool:
    """Whether a name is in either text what its own edition prints."""
    key = new.key
    if key is None or old.key is None or old.emphasis is not new.emphasis or not (old.text and new.text):
        return False
    if old.key != key and key.kind is not KeyKind.REFERENCE:
        return False  # A reference alone may lead to the same under another id.
    return causes.identify_old(old.key, old.text) == causes.identify_new(key, new.text)

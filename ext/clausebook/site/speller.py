"""A Hunspell dictionary that is opened only for words it was never asked about.

Opening one costs a tenth of a second, and a contract uses the same few thousand words from one check to the next. What
the dictionary said of each is kept under a digest of its two files: another dictionary starts from nothing.
"""

from __future__ import annotations

import hashlib
import json
from contextlib import suppress
from pathlib import Path

from clausebook.checks.settings import Speller
from clausebook.site.archive import write_whole


class KeptSpeller:
    """Whether a dictionary knows a word; ``folder`` keeps the answers, None where nothing is to be kept."""

    def __init__(self, words: Path, rules: Path, folder: Path | None) -> None:
        self._name, self._home = words.stem, words.parent
        self._opened: Speller | None = None
        self._file: Path | None = None
        if folder is not None:
            digest = hashlib.sha256(hashlib.sha256(words.read_bytes()).digest() + rules.read_bytes()).hexdigest()
            self._file = folder / f"{digest}.words"
        self._answers = _load(self._file)
        self._kept = len(self._answers)

    def __call__(self, word: str) -> bool:
        if word not in self._answers:
            self._answers[word] = self._open()(word)
        return self._answers[word]

    def keep(self) -> None:
        """Write what was learnt; a folder that cannot be written costs time and nothing else."""
        if self._file is not None and len(self._answers) > self._kept:
            with suppress(OSError):
                write_whole(self._file, json.dumps(self._answers, ensure_ascii=False, sort_keys=True).encode("utf-8"))

    def _open(self) -> Speller:
        if self._opened is None:
            from hunspell import Hunspell  # noqa: PLC0415  loaded only where a word is new

            self._opened = Hunspell(self._name, hunspell_data_dir=str(self._home)).spell
        return self._opened


def _load(path: Path | None) -> dict[str, bool]:
    try:
        found = json.loads(path.read_bytes()) if path else {}
    except (OSError, ValueError):
        return {}
    whole = isinstance(found, dict) and all(isinstance(each, bool) for each in found.values())
    return found if whole else {}

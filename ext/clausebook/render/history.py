"""The history of one provision as text for a terminal and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from clausebook.edition.json_file import canonical
from clausebook.edition.model import Edition, ProvisionId, Status
from clausebook.redline.history import Wording
from clausebook.render.beside import beside
from clausebook.render.notation import visible
from clausebook.render.phrases import account
from clausebook.render.redline_text import Manner, change_text
from clausebook.render.text import block_lines

FORMAT = 1
"""Number of the JSON format."""


def history_text(wordings: Sequence[Wording], identity: ProvisionId, *, colour: bool = False) -> str:
    """Each edition in turn: the first wording in full, then what changed, and where nothing did, one line."""
    wordings_count = sum(each.changed and each.provision is not None for each in wordings)
    editions = sum(each.provision is not None for each in wordings)
    lines = [f"{identity}: {_count(wordings_count, 'wording')} in {_count(editions, 'edition')}"]
    for each in wordings:
        lines += ["", *_wording(each, colour=colour)]
    return "".join(f"{line}\n" for line in lines)


def history_json(wordings: Sequence[Wording], identity: ProvisionId) -> bytes:
    """The same as canonical JSON; the words as they stand in each edition, without marks."""
    value = {"format": FORMAT, "id": identity, "wordings": [_entry(each) for each in wordings]}
    return canonical(value, indent=1) + b"\n"


def _wording(wording: Wording, *, colour: bool) -> Iterator[str]:
    yield f"{wording.edition.id}, {visible(_name(wording.edition))}"
    change, provision = wording.change, wording.provision
    if change is not None and change.kinds and wording.redline is not None:
        yield from (f"  {line}" for line in change_text(change, Manner(colour=colour, known=beside(wording.redline))))
    elif provision is not None:
        name = f"  {provision.citation} {visible(provision.heading)}".rstrip()
        if change is not None:
            yield f"{name}: unchanged"
        else:
            yield name
            yield from (f"  {visible(line)}" for line in block_lines(provision.blocks))
    if wording.retired is not None:
        yield f"  Went into: {', '.join(wording.retired.into) or 'nothing'}"


def _entry(wording: Wording) -> dict[str, object]:
    change, provision, edition = wording.change, wording.provision, wording.edition
    names = wording.redline.names if wording.redline else {}
    return {
        "edition": edition.id,
        "title": edition.title,
        "status": edition.status.value,
        "published": edition.published,
        "present": provision is not None,
        "number": provision.number if provision else "",
        "citation": provision.citation if provision else "",
        "heading": provision.heading if provision else "",
        "text": [line.strip() for line in block_lines(provision.blocks)] if provision else [],
        "changed": wording.changed,
        "kinds": [kind.value for kind in change.kinds] if change else [],
        "account": account(change, names) if change else "",
        "reasons": [{"id": each, "title": names.get(each, "")} for each in change.reasons] if change else [],
        "went_into": list(wording.retired.into) if wording.retired else [],
    }


def _name(edition: Edition) -> str:
    when = "being written" if edition.status is Status.DRAFT and not edition.published else edition.published
    return f"{edition.title} ({when})" if when else edition.title


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'' if number == 1 else 's'}"

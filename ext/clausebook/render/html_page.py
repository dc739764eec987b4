"""A redline as one HTML file that needs nothing else: no other file and no network.

For mail, for a shared folder, for the command line. Every change can be reached and every switch works without script,
old and new side by side among them, and a link always leads to something that is shown; with it, a step to the next change passes over what is hidden. The file's own policy lets no other script run, whatever a text holds.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import groupby

from markupsafe import Markup

from clausebook.redline.model import ChangeKind, ProvisionChange, Redline, Side
from clausebook.render.beside import beside
from clausebook.render.html_redline import NO_LOOKUP, Lookup, change, summary
from clausebook.render.html_words import printable
from clausebook.render.phrases import KIND_NAMES, place_name

FOR_COMPARISON = (
    "For comparison only. This page shows how the text changed; it is not the text of either edition and cannot be "
    "signed."
)


def redline_page(redline: Redline, lookup: Lookup = NO_LOOKUP) -> str:
    """The whole comparison of two editions as one HTML file. Same redline and lookup, same text."""
    title = f"{redline.work}: {redline.old.id} compared with {redline.new.id}"
    known = replace(lookup, beside=beside(redline), paired=True)
    leading = Counter(each.leading for each in redline.changes)
    return str(
        Markup(
            '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
            "<title>{title}</title>\n<style>\n{style}{rules}</style>\n</head>\n<body>\n"
            '<a class="skip" href="#_changes">Skip to the changes</a>\n<header>\n<h1>{title}</h1>\n'
            "<p><strong>{only}</strong></p>\n{sides}\n</header>\n<main>\n<h2>What changed</h2>\n{summary}\n"
            '{switches}\n<div class="tools"></div>\n<div id="_changes">\n{changes}\n</div>\n</main>\n'
            "<footer><p>{notice}</p></footer>\n<script>{script}</script>\n</body>\n</html>\n"
        ).format(
            policy=_policy(),
            title=printable(title),
            style=Markup(_part("redline_page.css")),
            rules=Markup("").join(_rule(kind) for kind in ChangeKind if leading[kind]),
            only=FOR_COMPARISON,
            sides=_sides(redline),
            summary=summary(redline.counts()),
            switches=_switches(leading),
            changes=_documents(redline.changes, known),
            notice=printable(redline.notice),
            script=Markup(_part("redline_page.js")),
        )
    )


@cache
def _part(name: str) -> str:
    return files("clausebook.render").joinpath(name).read_text("utf-8")


def _policy() -> str:
    digest = base64.b64encode(hashlib.sha256(_part("redline_page.js").encode()).digest()).decode()
    return f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"


def _rule(kind: ChangeKind) -> Markup:
    """What a switch that is off does, without script: it hides the changes it leads, and shows that it does."""
    return Markup(
        'body:has(#_show-{0}:not(:checked)) .change[data-leading="{0}"],'
        'body:has(#_show-{0}:not(:checked)) .step[data-leading="{0}"]{{display:none}}'
        "body:has(#_show-{0}:not(:checked)) .hides-{0}{{display:block}}\n"
    ).format(kind.value)


def _documents(changes: Sequence[ProvisionChange], lookup: Lookup) -> Markup:
    changed = [each for each in changes if each.kinds]
    steps = {each.id: (before, after) for before, each, after in _between(changed)}
    out = []
    for document, group in groupby(changes, key=lambda each: each.place.document):
        members = list(group)
        # A document's own place carries its title; its id is all there is where that place is missing.
        title = next((each.place.heading for each in members if each.place.kind is None), document)
        articles = Markup("\n").join(change(each, lookup) + _steps(each, *steps.get(each.id, ())) for each in members)
        out.append(Markup("<section>\n<h2>{}</h2>\n{}\n</section>").format(printable(title), articles))
    return Markup("\n").join(out)


def _between(
    changed: Sequence[ProvisionChange],
) -> zip[tuple[ProvisionChange | None, ProvisionChange, ProvisionChange | None]]:
    return zip([None, *changed][:-1], changed, [*changed, None][1:], strict=True)


def _steps(of: ProvisionChange, *around: ProvisionChange | None) -> Markup:
    """Links to the changes before and after one that changed."""
    if not around:
        return Markup("")
    links = Markup(" ").join(
        Markup('<a rel="{}" href="#{}">{} change</a>').format(rel, each.id, word)
        for rel, word, each in zip(("prev", "next"), ("Previous", "Next"), around, strict=True)
        if each is not None
    )
    name = printable(place_name(of.place))
    return Markup('<nav class="step" data-of="{}" data-leading="{}" aria-label="From {}">{}</nav>').format(
        of.id, of.leading.value if of.leading else "", name, links
    )


def _sides(redline: Redline) -> Markup:
    return Markup("<ul>{}{}</ul>").format(_side("Old", redline.old), _side("New", redline.new))


def _side(label: str, side: Side) -> Markup:
    facts = ", ".join(printable(fact) for fact in (side.id, side.status, side.published) if fact)
    digest = Markup('<br><span class="hint">Digest {}</span>').format(printable(side.digest)) if side.digest else ""
    return Markup("<li>{}: {} ({}){}</li>").format(label, printable(side.title), facts, digest)


def _switches(leading: Counter[ChangeKind | None]) -> Markup:
    """What to show, and for each switch that hides something a sentence that says what, seen only while it does."""
    rows = [
        Markup('<label><input type="checkbox" id="_show-{}" checked> {} ({})</label>').format(
            kind.value, KIND_NAMES[kind], leading[kind]
        )
        for kind in ChangeKind
        if leading[kind]
    ]
    hides = [
        Markup('<p class="hides hides-{}">Hidden unless a link leads there: {} of “{}”.</p>').format(
            kind.value, _provisions(leading[kind]), KIND_NAMES[kind]
        )
        for kind in ChangeKind
        if leading[kind]
    ]
    if leading[None]:
        rows.append(
            Markup('<label><input type="checkbox" id="_same" checked> Unchanged text ({})</label>').format(
                leading[None]
            )
        )
        hides.append(
            Markup('<p class="hides hides-same">Hidden unless a link leads there: {} without any change.</p>').format(
                _provisions(leading[None])
            )
        )
    return Markup(
        '<fieldset class="switches"><legend>Show, by the leading kind of change</legend>{}'
        '<label><input type="checkbox" id="_marks"> Marks of numbers, names and typography that only follow</label>'
        '<label><input type="checkbox" id="_pair"> Old and new side by side</label>'
        '</fieldset>\n{}<p class="hides hides-marks">Not marked: numbers, names and typography that only follow; '
        "their new text is shown.</p>"
    ).format(Markup("").join(rows), Markup("").join(hides))


def _provisions(number: int) -> str:
    return f"{number} {'provision' if number == 1 else 'provisions'}"

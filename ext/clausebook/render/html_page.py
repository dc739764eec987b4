"""A redline as one HTML file that needs nothing else: no style sheet, no script, no network.

For mail, for a shared folder, for the command line. The two switches work without script.
"""

from __future__ import annotations

from itertools import groupby

from markupsafe import Markup

from clausebook.redline.model import Redline, Side
from clausebook.render.html_redline import NO_LOOKUP, Lookup, change, summary
from clausebook.render.html_words import printable

FOR_COMPARISON = (
    "For comparison only. This page shows how the text changed; it is not the text of either edition and cannot be "
    "signed."
)

_STYLE = """
:root{color-scheme:only light}
body{margin:0 auto;max-width:50rem;padding:1rem;font:1rem/1.5 Arial,Helvetica,sans-serif;color:#1b2a33;background:#fff;
overflow-wrap:anywhere}
h1,h2,h3{line-height:1.25}
a{color:#00508c}
.vh{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap;user-select:none}
.change{border-top:1px solid #b5c1c9;padding:.25rem 0 .75rem}
.change.same{color:#33444f}
.change.whole{border-left:.4rem solid #00592e;padding-left:.75rem}
.change.whole.deleted{border-left-color:#a3001b}
ins,.whole.inserted .redline,.whole.inserted .words{color:#00592e;text-decoration:underline}
del,.whole.deleted .redline,.whole.deleted .words{color:#a3001b;text-decoration:line-through}
ins,del{unicode-bidi:isolate}
ins a,del a{color:inherit;text-decoration-style:double}
.badge{display:inline-block;border:1px solid #33444f;border-radius:3px;padding:0 .4rem;font-size:.8rem;
font-weight:normal}
.was{font-weight:normal;color:#33444f}
.account{font-style:italic;margin:.25rem 0}
.note{border-left:.25rem solid #6b7a85;padding-left:.75rem}
.blank{background:#fff6cf}
ol.items{list-style-type:"";padding-left:2.25rem}
.label{display:inline-block;min-width:2rem;margin-left:-2.25rem}
.wide{position:relative;overflow-x:auto}
table{border-collapse:collapse}
th,td{border:1px solid #6b7a85;padding:.25rem .5rem;text-align:left;vertical-align:top}
.because,.counts,.hint{font-size:.9rem}
.because ul{margin:0;padding-left:1.25rem}
.because dt{font-weight:bold}.because dd{margin:0 0 .25rem}
del.quiet,.gap.quiet,.was.quiet,.quiet>.vh{display:none}
ins.quiet{color:inherit;text-decoration:none}
body:has(#_marks:checked) .quiet>.vh{display:inline}
body:has(#_marks:checked) del.quiet,body:has(#_marks:checked) .quiet{display:inline}
body:has(#_marks:checked) ins.quiet{color:#00592e;text-decoration:underline}
body:has(#_changes:checked) .same{display:none}
@media print{.switches{display:none}body{max-width:none}}
"""


def redline_page(redline: Redline, lookup: Lookup = NO_LOOKUP) -> str:
    """The whole comparison of two editions as one HTML file. Same redline and lookup, same text."""
    title = f"{redline.work}: {redline.old.id} compared with {redline.new.id}"
    return str(
        Markup(
            '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            "<title>{title}</title>\n<style>{style}</style>\n</head>\n<body>\n<header>\n<h1>{title}</h1>\n"
            "<p><strong>{only}</strong></p>\n{sides}\n</header>\n<main>\n<h2>What changed</h2>\n{summary}\n"
            "{switches}\n{changes}\n</main>\n<footer><p>{notice}</p></footer>\n</body>\n</html>\n"
        ).format(
            title=printable(title),
            style=Markup(_STYLE),
            only=FOR_COMPARISON,
            sides=_sides(redline),
            summary=summary(redline.counts()),
            switches=_switches(),
            changes=_documents(redline, lookup),
            notice=printable(redline.notice),
        )
    )


def _documents(redline: Redline, lookup: Lookup) -> Markup:
    out = []
    for document, group in groupby(redline.changes, key=lambda each: each.place.document):
        changes = list(group)
        # A document's own place carries its title; its id is all there is where that place is missing.
        title = next((each.place.heading for each in changes if each.place.kind is None), document)
        articles = Markup("\n").join(change(each, lookup) for each in changes)
        out.append(Markup("<section>\n<h2>{}</h2>\n{}\n</section>").format(printable(title), articles))
    return Markup("\n").join(out)


def _sides(redline: Redline) -> Markup:
    return Markup("<ul>{}{}</ul>").format(_side("Old", redline.old), _side("New", redline.new))


def _side(label: str, side: Side) -> Markup:
    facts = ", ".join(printable(fact) for fact in (side.id, side.status, side.published) if fact)
    digest = Markup('<br><span class="hint">Digest {}</span>').format(printable(side.digest)) if side.digest else ""
    return Markup("<li>{}: {} ({}){}</li>").format(label, printable(side.title), facts, digest)


def _switches() -> Markup:
    return Markup(
        '<p class="switches"><label><input type="checkbox" id="_changes"> Hide unchanged text</label><br>'
        '<label><input type="checkbox" id="_marks"> Mark numbers and names that only follow other changes</label>'
        "</p>"
    )

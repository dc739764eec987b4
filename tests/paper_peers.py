"""The same book for other typesetters: as the sources of an ordinary Sphinx project, and as HTML for WeasyPrint.

Both are written from the tree that our own template lays out, so that all set the same words, links, lists and tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from pathlib import Path

from clausebook.render.typst_blocks import Node

_CSS = """
@page { size: A4; margin: 30mm 25mm 33mm; @top-left { content: string(document) } @top-right { content: string(part) }
  @bottom-right { content: "Page " counter(page) " of " counter(pages) } }
body { font: 12pt/1.4 "DejaVu Sans", sans-serif } h1 { string-set: document content(); break-before: page }
h2 { string-set: part content() } h2, h3 { break-after: avoid } .number { position: absolute; left: -17mm }
.clause { position: relative; margin-left: 17mm } .term { font-weight: bold; color: inherit; text-decoration: none }
.sources { border-left: 1px solid; padding-left: 4mm; color: #4c5358; break-inside: avoid }
ol { list-style: none } table { border-collapse: collapse; width: 100% } td, th { border: 1px solid; padding: 6pt }
tr { break-inside: avoid } .contents a::after { content: leader(".") target-counter(attr(href), page) }
"""


def as_html(data: Node) -> str:
    """One page with contents, every provision, and the registers."""
    heads: list[tuple[str, str]] = []
    parts: list[str] = []
    for count, document in enumerate(data["documents"]):
        heads.append((f"d{count}", document["title"]["text"]))
        parts.append(f'<h1 id="d{count}">{escape(document["title"]["text"])}</h1>')
        parts += [_html_provision(each, heads) for each in document["provisions"]]
    for record in (*data["regulations"], *data["rationales"]):
        parts.append(f'<h2 id="{escape(record["anchor"]["id"])}">{escape(record["heading"]["text"])}</h2>')
        parts += [f"<p>{_html_spans([line])}</p>" for line in (*record["lines"], *record["notes"], record["address"])]
        parts += [_html_node(node) for node in record["body"]]
    contents = "".join(f'<p><a href="#{to}">{escape(name)}</a></p>' for to, name in heads)
    title = escape(data["title"]["text"])
    return (
        f'<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>{title}</title><style>{_CSS}</style>'
        f'<p>{title}</p><div class="contents">{contents}</div>{"".join(parts)}</html>'
    )


def _html_provision(node: Node, heads: list[tuple[str, str]]) -> str:
    if node["type"] == "clauses":
        return "".join(_html_provision({**item, "type": "clause"}, heads) for item in node["items"])
    number, heading = node["number"]["text"], node["heading"]["text"]
    made = []
    identity = node["anchor"]["id"] if node["anchor"] else f"h{len(heads)}"
    if node["type"] == "definition":
        made.append(f'<p id="{identity}"><b>{escape(heading)}</b></p>')
    elif heading:
        if node["level"] == 2:
            heads.append((identity, f"{number} {heading}"))
        made.append(f'<h{node["level"]} id="{identity}">{escape(number)} {escape(heading)}</h{node["level"]}>')
    else:
        made.append(f'<span class="number" id="{identity}">{escape(number)}</span>')
    made += [_html_node(each) for each in node["body"]]
    lines = [
        "; ".join(f"<b>{row['name']}</b>: {_html_spans(row['items'])}" for row in line) for line in node["sources"]
    ]
    if lines:
        made.append(f'<div class="sources">{"<br>".join(lines)}</div>')
    made += [_html_provision(each, heads) for each in node["children"]]
    return f'<div class="clause">{"".join(made)}</div>' if not heading else "".join(made)


def _html_node(node: Node) -> str:
    if node["type"] in ("items", "bullets"):
        items = "".join(
            f"<li>{_html_spans(item['label'])} {''.join(_html_node(each) for each in item['body'])}</li>"
            for item in node["items"]
        )
        return f"<ol>{items}</ol>"
    if node["type"] == "table":
        cells = [
            "".join(f"<{tag}>{''.join(_html_node(each) for each in cell)}</{tag}>" for cell in row)
            for tag, rows in (("th", node["head"]), ("td", node["rows"]))
            for row in rows
        ]
        heads = len(node["head"])
        rows = [f"<tr>{row}</tr>" for row in cells]
        return f"<table><thead>{''.join(rows[:heads])}</thead><tbody>{''.join(rows[heads:])}</tbody></table>"
    return f"<p>{_html_spans(node['spans'])}</p>"


def _html_spans(spans: list[Node]) -> str:
    made = ""
    for span in spans:
        text = escape(span["text"])
        target = span.get("url") or (f"#{span['to']}" if "to" in span else "")
        known = ' class="term"' if span.get("key") == "term" else ""
        made += f'<a{known} href="{escape(target)}">{text}</a>' if target else text
    return made


def write_sphinx_project(data: Node, folder: Path, engine: str) -> None:
    """An ordinary Sphinx project, a page a document, for the ``latex`` builder."""
    names = [f"document{count}" for count in range(len(data["documents"]))]
    folder.mkdir(parents=True, exist_ok=True)
    fonts = "'fontpkg': r'\\usepackage{fontspec}', " if engine == "lualatex" else ""
    (folder / "conf.py").write_text(
        f"project = 'Book'\nlatex_engine = {engine!r}\n"
        f"latex_elements = {{{fonts}'papersize': 'a4paper', 'pointsize': '12pt', 'preamble': r'\\sloppy'}}\n"
    )
    listed = "\n   ".join([*names, "registers"])
    (folder / "index.rst").write_text(f"Book\n====\n\n.. toctree::\n   :maxdepth: 2\n   :numbered:\n\n   {listed}\n")
    for name, document in zip(names, data["documents"], strict=True):
        lines = [document["title"]["text"], "=" * 60, ""]
        for provision in document["provisions"]:
            lines += _rst_provision(provision)
        (folder / f"{name}.rst").write_text("\n".join(lines) + "\n")
    lines = ["Registers", "=" * 60, ""]
    for record in (*data["regulations"], *data["rationales"]):
        lines += [f".. _{_label(record['anchor']['id'])}:", "", record["heading"]["text"], "-" * 60, ""]
        for line in (*record["lines"], *record["notes"], record["address"]):
            lines += [_rst_spans([line]), ""]
    (folder / "registers.rst").write_text("\n".join(lines) + "\n")


def _rst_provision(node: Node) -> Iterator[str]:
    if node["type"] == "clauses":
        for item in node["items"]:
            yield from _rst_provision({**item, "type": "clause"})
        return
    number, heading = node["number"]["text"], node["heading"]["text"]
    if node["anchor"]:
        yield from (f".. _{_label(node['anchor']['id'])}:", "")
    if node["type"] == "definition":
        yield from (f"**{heading}**", "")
    elif heading:
        yield from (f"{number} {heading}", {2: "-", 3: "~"}.get(node["level"], "^") * 60, "")
    else:
        yield from (f"**{number}**", "")
    for each in node["body"]:
        yield from _rst_node(each, "")
    for line in node["sources"]:
        yield from ("   " + "; ".join(f"**{row['name']}**: {_rst_spans(row['items'])}" for row in line), "")
    for child in node["children"]:
        yield from _rst_provision(child)


def _rst_node(node: Node, indent: str) -> Iterator[str]:
    if node["type"] in ("items", "bullets"):
        for item in node["items"]:
            first, *rest = item["body"]
            label = "".join(span["text"] for span in item["label"]) or "-"
            yield f"{indent}{label} {_rst_spans(first['spans'])}"
            yield ""
            for each in rest:
                yield from _rst_node(each, indent + " " * (len(label) + 1))
    elif node["type"] == "table":
        yield from (f"{indent}.. list-table::", f"{indent}   :header-rows: {len(node['head'])}", "")
        for row in (*node["head"], *node["rows"]):
            for count, cell in enumerate(row):
                text = " ".join(_rst_spans(each["spans"]) for each in cell)
                yield f"{indent}   {'*' if count == 0 else ' '} - {text}"
        yield ""
    else:
        yield from (indent + _rst_spans(node["spans"]), "")


def _rst_spans(spans: list[Node]) -> str:
    made = []
    for span in spans:
        text = span["text"]
        if span.get("url"):
            made.append(f"`{text} <{span['url']}>`__")
        elif "to" in span:
            made.append(f":ref:`{text} <{_label(span['to'])}>`")
        else:
            made.append(re.sub(r"([\\*`_|])", r"\\\1", text))
    return "\\ ".join(made).replace("\\ \\ ", "\\ ").strip()


def _label(identity: str) -> str:
    return identity.replace(":", "-")

"""The generated book for other typesetters: as the sources of an ordinary Sphinx and MyST project, and as HTML for WeasyPrint.

Both are written from the tree that our own template lays out, so that all set the same words, numbers, links, lists, tables
and pictures. Both number nothing themselves: numbers are printed as they come, as ours are.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator
from html import escape
from pathlib import Path

import typst

from clausebook.render.glyphs import FONTS
from clausebook.render.typst_blocks import Node

_CSS = """
@page { size: A4; margin: 30mm 25mm 33mm; @top-left { content: string(document) } @top-right { content: string(part) }
  @bottom-left { content: "FOOT" } @bottom-right { content: "Page " counter(page) " of " counter(pages) } }
body { font: 12pt/1.4 "Open Sans" } h1 { string-set: document content(); break-before: page }
h2 { string-set: part content() } h1, h2, h3 { break-after: avoid } .number { position: absolute; left: -17mm }
.clause { position: relative; margin-left: 17mm } .term { font-weight: bold; color: inherit; text-decoration: none }
.sources { border-left: 1px solid; padding-left: 4mm; color: #4c5358; break-inside: avoid }
ol { list-style: none; padding-left: 11mm } .label { position: absolute; left: -11mm } li { position: relative }
table { border-collapse: collapse; width: 100% } td, th { border: 1px solid; padding: 6pt }
img { width: 100% } tr { break-inside: avoid } .contents a::after { content: leader(".") target-counter(attr(href), page) }
"""


def as_html(data: Node) -> str:
    """One page with a title, contents, every provision, and the registers."""
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
    css = _CSS.replace("FOOT", f"{data['foot']['name']['text']} · {data['foot']['digest']['text']}")
    return (
        f'<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>{title}</title><style>{_faces()}{css}</style>'
        f'<p>{title}</p><p>{escape(data["notice"]["text"])}</p><div class="contents">{contents}</div>'
        f"{''.join(parts)}</html>"
    )


def _faces() -> str:
    """The fonts that we set with."""
    return "".join(
        f'@font-face {{ font-family: "Open Sans"; src: url("{(FONTS / name).as_uri()}"); font-weight: {weight} }}'
        for name, weight in (("OpenSans-Regular.ttf", 400), ("OpenSans-Bold.ttf", 700))
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
            f'<li><span class="label">{_html_spans(item["label"])}</span> {"".join(map(_html_node, item["body"]))}</li>'
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
    if node["type"] == "picture":
        source = b64encode(node["svg"].encode()).decode()
        image = f'<img alt="{escape(node["alt"])}" src="data:image/svg+xml;base64,{source}">'
        return f"<figure>{image}<figcaption>{_html_spans([node['caption']])}</figcaption></figure>"
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
    """A project as Sphinx's and MyST's own documents teach it, one page a document, all settings but the paper, the size
    of type and the engine as they come; the terms in a glossary."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "conf.py").write_text(
        f"project = 'Book'\nextensions = ['myst_parser']\nlatex_engine = {engine!r}\n"
        "latex_elements = {'papersize': 'a4paper', 'pointsize': '12pt'}\n"
    )
    names = [f"document{count}" for count in range(len(data["documents"]))]
    listed = "\n".join([*names, "registers"])
    (folder / "index.md").write_text(
        f"# {data['title']['text']}\n\n{_quoted(data['notice']['text'])}\n\n```{{toctree}}\n:maxdepth: 2\n\n{listed}\n```\n"
    )
    for name, document in zip(names, data["documents"], strict=True):
        page = _Page(folder)
        lines = [f"# {_quoted(document['title']['text'])}", "", *page.provisions(document["provisions"])]
        (folder / f"{name}.md").write_text("\n".join(lines) + "\n")
    (folder / "registers.md").write_text("\n".join(_registers(data)) + "\n")


def _registers(data: Node) -> Iterator[str]:
    page = _Page(Path())
    yield from ("# Registers", "")
    for record in (*data["regulations"], *data["rationales"]):
        yield from (f"({_label(record['anchor']['id'])})=", f"## {_quoted(record['heading']['text'])}", "")
        for line in (*record["lines"], *record["notes"], record["address"]):
            yield from (_markdown([line]), "")
        for node in record["body"]:
            yield from page.node(node)


class _Page:
    """Writes the Markdown of one page, and its pictures beside it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def provisions(self, nodes: list[Node]) -> Iterator[str]:
        if nodes and nodes[0]["type"] == "definition":
            yield "```{glossary}"
            for node in nodes:
                (body,) = node["body"]
                yield from (
                    node["heading"]["text"],
                    f"  {_quoted(''.join(span['text'] for span in body['spans']))}",
                    "",
                )
            yield from ("```", "")
        else:
            for node in nodes:
                yield from self.provision(node)

    def provision(self, node: Node) -> Iterator[str]:
        if node["type"] == "clauses":
            for item in node["items"]:
                yield from self.provision({**item, "type": "clause"})
            return
        number, heading = _quoted(node["number"]["text"]), node["heading"]["text"]
        if node["anchor"]:
            yield from (f"({_label(node['anchor']['id'])})=", "")
        first, *rest = [list(self.node(each)) for each in node["body"]] or [[]]
        if heading:
            yield from (f"{'#' * node['level']} {number} {_quoted(heading)}", "", *first)
        else:
            yield from (f"**{number}** {first[0]}", *first[1:])
        for lines in rest:
            yield from lines
        for line in node["sources"]:
            yield from ("> " + "; ".join(f"**{row['name']}**: {_markdown(row['items'])}" for row in line), "")
        for child in node["children"]:
            yield from self.provision(child)

    def node(self, node: Node) -> Iterator[str]:
        if node["type"] == "items":
            # Markdown has no lists (a) and (i); reStructuredText has.
            yield from ("```{eval-rst}", *_rst_items(node, ""), "```", "")
        elif node["type"] == "table":
            yield from ("```{list-table}", f":header-rows: {len(node['head'])}", "")
            for row in (*node["head"], *node["rows"]):
                for count, cell in enumerate(row):
                    yield f"{'*' if count == 0 else ' '} - {' '.join(_markdown(each['spans']) for each in cell)}"
            yield from ("```", "")
        elif node["type"] == "picture":
            name = f"picture{len(list(self.folder.glob('*.pdf')))}.pdf"
            (self.folder / name).write_bytes(_picture(node["svg"]))
            yield from (f"```{{figure}} {name}", f":alt: {node['alt']}", "", _markdown([node["caption"]]), "```", "")
        else:
            yield from (_markdown(node["spans"]), "")


def _rst_items(node: Node, indent: str) -> Iterator[str]:
    for item in node["items"]:
        first, *rest = item["body"]
        label = "".join(span["text"] for span in item["label"])
        yield from (f"{indent}{label} {_rst(first['spans'])}", "")
        for each in rest:
            yield from _rst_items(each, indent + " " * (len(label) + 1))


def _markdown(spans: list[Node]) -> str:
    return "".join(
        f"[{_quoted(span['text'])}](#{_label(span['to'])})" if "to" in span and span.get("key") != "term"
        else f"<{span['url']}>" if "url" in span
        else f"{{term}}`{span['text']}`" if span.get("key") == "term"
        else _quoted(span["text"])
        for span in spans
    )  # fmt: skip


def _rst(spans: list[Node]) -> str:
    made = [
        f":term:`{span['text']}`" if span.get("key") == "term"
        else f":ref:`{span['text']} <{_label(span['to'])}>`" if "to" in span
        else _quoted(span["text"])
        for span in spans
    ]  # fmt: skip
    return "\\ ".join(made).removesuffix("\\ ")


def _quoted(text: str) -> str:
    """Every mark with a backslash before it, which both languages read as the mark itself."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def _picture(svg: str) -> bytes:
    """An SVG as the PDF that LaTeX can show."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])
    page = b'#set page(width: auto, height: auto, margin: 0pt)\n#image("picture.svg")\n'
    made = typst.compile({"main.typ": page, "picture.svg": svg.encode()}, format="pdf", font_paths=fonts)  # type: ignore[call-overload]
    assert isinstance(made, bytes)
    return made


def _label(identity: str) -> str:
    return identity.replace(":", "-")

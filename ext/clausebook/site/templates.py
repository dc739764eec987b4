"""The templates of the theme, with every value escaped unless it is markup, and every missing name an error.

The insides of generated pages are rendered here and not by Sphinx, whose templates escape nothing by themselves; Sphinx
puts the finished inside into the theme's layout.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

THEME = Path(__file__).parent / "theme"


def fill(template: str, **values: object) -> Markup:
    """A template of ``theme/pages/`` with values put in."""
    return Markup(environment().get_template(f"pages/{template}.html").render(values))


def lay_out(page: str, context: dict[str, object]) -> str:
    """A whole page in the theme's layout, as Sphinx would make it; for tests and for looking at pages."""
    root = "../" * page.count("/") or "./"
    return environment().get_template("page.html").render(context | {"pagename": page, "content_root": root})


def scripts() -> Iterator[tuple[str, str]]:
    """Name and text of each script, without comments and indentation: what a reader's machine needs not load."""
    for path in sorted((THEME / "scripts").glob("*.js")):
        lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
        yield path.name, "".join(f"{line}\n" for line in lines if line and not line.startswith("//"))


@cache
def environment() -> Environment:
    """The template environment; made once, for compiling a template costs more than filling it."""
    return Environment(
        loader=FileSystemLoader(THEME), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )

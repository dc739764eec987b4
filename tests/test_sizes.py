"""Modules and functions stay of a size that one reading takes in; past that they are split by idea."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from conftest import ROOT

MODULE_LINES, FUNCTION_LINES = 300, 40


def too_long(source: str, place: str) -> Iterator[str]:
    """What is past the limits in one module: the module itself, its functions and methods."""
    if (lines := len(source.splitlines())) > MODULE_LINES:
        yield f"{place}: {lines} lines"
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            if lines > FUNCTION_LINES:
                yield f"{place}:{node.lineno}: {node.name} has {lines} lines"


def of_folder(folder: Path) -> list[str]:
    found = sorted(folder.rglob("*.py"))
    assert found
    return [each for path in found for each in too_long(path.read_text(), str(path.relative_to(ROOT)))]


def test_no_module_or_function_of_the_package_is_too_long() -> None:
    assert of_folder(ROOT / "ext/clausebook") == []


def test_what_is_too_long_is_named() -> None:
    function = "def f():\n" + "    x = 1\n" * FUNCTION_LINES

    assert list(too_long(function, "a.py")) == ["a.py:1: f has 41 lines"]
    assert list(too_long("x = 1\n" * (MODULE_LINES + 1), "a.py")) == ["a.py: 301 lines"]
    assert list(too_long(f"class C:\n    {function.replace(chr(10), chr(10) + '    ')}", "a.py"))
    assert not list(too_long("x = 1\n" * MODULE_LINES, "a.py"))

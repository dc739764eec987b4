"""The container of a Word file: parts, what they are, how they point at each other.

Written by hand, because the bytes must be the same on every machine: parts in order of name, no clock, no thumbnail, no
theme. Open Packaging Conventions, ECMA-376 part 2.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from clausebook.render.dates import UNDATED, first_day
from clausebook.render.docx_parts import font_table, settings, theme
from clausebook.render.docx_xml import DECLARATION, escape
from clausebook.render.web_address import web_address
from clausebook.render.zip_file import zip_file

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_THEME = "application/vnd.openxmlformats-officedocument.theme+xml"


@dataclass(frozen=True, slots=True)
class Properties:
    """What a file says of itself."""

    title: str
    subject: str
    description: str
    keywords: str
    date: str
    """Date and time in UTC, ISO 8601."""


@dataclass(slots=True)
class Package:
    """Parts of one Word file, gathered while it is written."""

    parts: dict[str, bytes] = field(default_factory=dict)
    """Bytes by name under ``word/``, without the document itself."""
    addresses: dict[str, str] = field(default_factory=dict)
    """Relationship id by outside address."""

    def relate(self, address: str) -> str | None:
        """Relationship id of an outside address; None where following it could do more than show a page, or where Word
        would refuse the whole file for it."""
        safe = web_address(address)
        if safe is None:
            return None
        return self.addresses.setdefault(safe, f"rLink{len(self.addresses) + 1}")

    def pack(self, document: bytes, properties: Properties) -> bytes:
        """The bytes of the whole file."""
        self.parts.update({"fontTable.xml": font_table(), "settings.xml": settings(), "theme.xml": theme()})
        files = {f"word/{name}": content for name, content in self.parts.items()}
        files["word/document.xml"] = document
        files["word/_rels/document.xml.rels"] = self._document_relationships()
        files["docProps/core.xml"] = _core(properties)
        files["docProps/app.xml"] = _app()
        files["_rels/.rels"] = _relationships(
            [
                ("rId1", f"{_OFFICE}/officeDocument", "word/document.xml", False),
                ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml", False),
                ("rId3", f"{_OFFICE}/extended-properties", "docProps/app.xml", False),
            ]
        )
        files["[Content_Types].xml"] = _content_types(sorted(name for name in self.parts if name.endswith(".xml")))
        return zip_file(files)

    def _document_relationships(self) -> bytes:
        inside = [(part_id(name), f"{_OFFICE}/{_kind(name)}", name, False) for name in sorted(self.parts)]
        outside = [(key, f"{_OFFICE}/hyperlink", address, True) for address, key in self.addresses.items()]
        return _relationships(inside + outside)


def part_id(name: str) -> str:
    """Relationship id of a part of the document: "header2.xml" → "rheader2"."""
    return "r" + re.sub(r"\.\w+$", "", name).replace("/", "-")


def moment(date: str) -> str:
    """The first moment of an ISO date, month or year, or of :data:`~clausebook.render.dates.UNDATED`."""
    return f"{(first_day(date) or UNDATED).isoformat()}T00:00:00Z"


def _kind(name: str) -> str:
    return "image" if name.startswith("media/") else re.sub(r"[0-9]*\.xml$", "", name)


def _relationships(rows: list[tuple[str, str, str, bool]]) -> bytes:
    modes = {False: "", True: ' TargetMode="External"'}
    lines = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{escape(target)}"{modes[outside]}/>'
        for key, kind, target, outside in rows
    )
    return f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'.encode()


def _content_types(parts: list[str]) -> bytes:
    overrides = [
        ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
        ("/word/document.xml", f"{_WORD}.document.main+xml"),
        *((f"/word/{name}", _THEME if name == "theme.xml" else f"{_WORD}.{_kind(name)}+xml") for name in parts),
    ]
    lines = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in overrides)
    return (
        f'{DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{lines}</Types>'
    ).encode()


def _core(properties: Properties) -> bytes:
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{properties.date}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(properties.title)}</dc:title><dc:subject>{escape(properties.subject)}</dc:subject>"
        f"<dc:creator>Clausebook</dc:creator><cp:keywords>{escape(properties.keywords)}</cp:keywords>"
        f"<dc:description>{escape(properties.description)}</dc:description>"
        f"<cp:lastModifiedBy>Clausebook</cp:lastModifiedBy><cp:revision>1</cp:revision>{dates}"
        "<dc:language>en-GB</dc:language></cp:coreProperties>"
    ).encode()


def _app() -> bytes:
    return (
        f'{DECLARATION}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        "<Application>Clausebook</Application></Properties>"
    ).encode()

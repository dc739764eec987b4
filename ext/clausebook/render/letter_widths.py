"""How wide words in Open Sans are, for a table so narrow that a letter more or less decides whether a word breaks."""

from __future__ import annotations

_GROUPS = {
    180: "’", 240: "'", 260: ",ijl", 280: "!.:;IJ", 300: "()", 340: "-[]f", 360: "t", 380: "/\\{}",
    420: '"r', 440: "?", 460: "_", 480: "csz", 520: "FLvy", 540: "kx", 560: "*EST^ag|",
    580: "$+0123456789<=>XYZ`e~", 600: "V", 620: "KPRbdhnopqu", 640: "AC", 660: "#B", 740: "&DGHU", 760: "N", 780: "OQw",
    840: "%", 900: "@", 920: "M", 940: "Wm",
}  # fmt: skip
"""Characters by their advance in thousandths of the size, rounded up (the font's table "hmtx")."""
_ADVANCES = {character: width for width, group in _GROUPS.items() for character in group}
_BROADEST = 1000
_BOLD = 9 / 8
"""How much wider bold words are: more than the most of any ordinary word."""


def breadth(word: str, *, bold: bool = False) -> float:
    """The width of a word in parts of its size."""
    whole = sum(_ADVANCES.get(character, _BROADEST) for character in word) / 1000
    return whole * _BOLD if bold else whole

"""Parts of a Word file that are the same in every file: settings, fonts, theme."""

from __future__ import annotations

from clausebook.render.docx_style_markup import ACCENT, FONT, INK
from clausebook.render.docx_xml import DECLARATION, part, w


def settings() -> bytes:
    """The part that holds the settings of the file."""
    compatibility = [
        w("compatSetting", name=name, uri="http://schemas.microsoft.com/office/word", val=value)
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
        )
    ]
    return part(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=567),
        w("autoHyphenation", val=0),
        w("characterSpacingControl", val="doNotCompress"),
        w("compat", *compatibility),
        w("themeFontLang", val="en-GB"),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )


def font_table() -> bytes:
    """The part that says what kind of font the text is in, so that a machine without it finds a likeness."""
    font = w("font", w("family", val="swiss"), w("pitch", val="variable"), w_name=FONT)
    return part("fonts", font)


def theme() -> bytes:
    """A theme in black and white: nothing here uses it, but Word's own validator misses a file's theme."""
    names = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
    colours = {name: {"dk": INK, "lt": "FFFFFF"}.get(name[:2], ACCENT) for name in names}
    scheme = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colours.items())
    faces = f'<a:latin typeface="{FONT}"/><a:ea typeface=""/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>' * 3
    lines = '<a:ln><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:ln>' * 3
    effects = "<a:effectStyle><a:effectLst/></a:effectStyle>" * 3
    return (
        f'{DECLARATION}<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" name="Clausebook">'
        f'<a:themeElements><a:clrScheme name="Clausebook">{scheme}</a:clrScheme><a:fontScheme name="Clausebook">'
        f"<a:majorFont>{faces}</a:majorFont><a:minorFont>{faces}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="Clausebook"><a:fillStyleLst>{fill}</a:fillStyleLst><a:lnStyleLst>{lines}</a:lnStyleLst>'
        f"<a:effectStyleLst>{effects}</a:effectStyleLst><a:bgFillStyleLst>{fill}</a:bgFillStyleLst></a:fmtScheme>"
        "</a:themeElements></a:theme>"
    ).encode()

"""An independent validator finds nothing against either standard, in small files that have everything, and finds what is
put wrong on purpose. The files that are published are all judged by ``make release-check``."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
import pytest
from editions import DIGEST, everything, later
from tagged import opened

import verapdf
from clausebook.redline.compare import compare
from clausebook.render.pdf import edition_pdf, redline_pdf
from clausebook.render.variants import Variant
from render.redlines import sample

pytestmark = pytest.mark.needs("verapdf")


def files() -> dict[str, bytes]:
    made = compare(everything(), later(), old_digest=DIGEST, new_digest=DIGEST[::-1])
    whole = edition_pdf(everything(), DIGEST)
    return {
        "edition": whole,
        "part": edition_pdf(everything(), DIGEST, Variant(documents=("guide",), sources=False)),
        "model": edition_pdf(everything(), DIGEST, Variant(model="full")),
        "redline": redline_pdf(made),
        "redline-in-full": redline_pdf(made, everything=True),
        "hostile-redline": redline_pdf(sample()),
        "spoilt-claim": _spoilt(whole, _without_claim),
        "spoilt-links": _spoilt(whole, _silent_links),
        "spoilt-fonts": _spoilt(whole, _without_fonts),
    }


@lru_cache(maxsize=1)
def verdicts() -> dict[tuple[str, str], list[str]]:
    """The rules that failed, by file and standard; Java is started once for all."""
    with TemporaryDirectory() as folder:
        paths = []
        for name, data in files().items():
            paths.append(Path(folder) / f"{name}.pdf")
            paths[-1].write_bytes(data)
        done = subprocess.run(
            [sys.executable, verapdf.__file__, *map(str, paths)], capture_output=True, text=True, check=False
        )
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1, done.stderr
    assert all(each["assertions"] > 1_000 for each in found)
    return {
        (each["file"].removesuffix(".pdf"), each["standard"]): [f["rule"] for f in each["failures"]] for each in found
    }


@pytest.mark.parametrize("name", ["edition", "part", "model", "redline", "redline-in-full", "hostile-redline"])
@pytest.mark.parametrize("standard", verapdf.STANDARDS)
def test_no_rule_fails(name: str, standard: str) -> None:
    assert verdicts()[name, standard] == []


@pytest.mark.parametrize(
    ("name", "standard"),
    [
        ("spoilt-claim", "PDFUA-1"),
        ("spoilt-claim", "PDFA-2A"),
        ("spoilt-links", "PDFUA-1"),
        ("spoilt-fonts", "PDFA-2A"),
    ],
)
def test_the_validator_finds_what_was_put_wrong(name: str, standard: str) -> None:
    assert verdicts()[name, standard] != []


def _spoilt(data: bytes, spoil: object) -> bytes:
    import io

    pdf = opened(data)
    spoil(pdf)  # type: ignore[operator]
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def _without_claim(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        del metadata["pdfuaid:part"]
        del metadata["pdfaid:part"]


def _silent_links(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        for note in page.get("/Annots", []):
            del note["/Contents"]


def _without_fonts(pdf: pikepdf.Pdf) -> None:
    for page in pdf.pages:
        for font in page.Resources.Font.values():
            described = font.DescendantFonts[0].FontDescriptor
            for name in ("/FontFile2", "/FontFile3"):
                if name in described:
                    del described[name]

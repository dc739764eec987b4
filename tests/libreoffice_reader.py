"""Reads a Word file as LibreOffice understands it. Run by the distribution's own Python, which has LibreOffice's bridge:

    /usr/bin/python3 libreoffice_reader.py FILE PROFILE [accept|reject|keep|accept-lines|reject-lines]…

Prints a list with one entry for each way: how many tracked changes there were before and after, and every paragraph in
order as [label, text], those of tables included. For long files, which the bridge reads slowly, the ways with "lines"
give whether there were any changes before and after, and the lines of LibreOffice's own text export, labels included.
"""

import json
import os
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import DisposedException

COMMANDS = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}


def main() -> None:
    file, profile, *ways = sys.argv[1:]
    pipe = f"clausebook{os.getpid()}"
    office = subprocess.Popen(
        [
            "soffice",
            f"-env:UserInstallation={Path(profile).absolute().as_uri()}",
            "--headless",
            "--norestore",
            "--nologo",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        context = connect(pipe, office)
        print(json.dumps([read(context, Path(file).absolute().as_uri(), way) for way in ways]))
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        # It may be gone before it has answered that it goes.
        with suppress(DisposedException):
            desktop.terminate()
        office.wait()
    finally:
        office.terminate()


def connect(pipe: str, office: subprocess.Popen):
    """The office, however long it takes to start: who runs this program sets the limit."""
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    while office.poll() is None:
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.1)
    raise SystemExit(f"LibreOffice ended with {office.returncode} before it answered")


def read(context, address: str, way: str) -> dict:
    services = context.ServiceManager
    desktop = services.createInstanceWithContext("com.sun.star.frame.Desktop", context)
    document = desktop.loadComponentFromURL(address, "_blank", 0, (PropertyValue("Hidden", 0, True, 0),))
    try:
        way, _, lines = way.partition("-")
        counted = some if lines else count
        before = counted(document.Redlines)
        if way in COMMANDS:
            dispatcher = services.createInstanceWithContext("com.sun.star.frame.DispatchHelper", context)
            dispatcher.executeDispatch(document.CurrentController.Frame, COMMANDS[way], "", 0, ())
        document.TextFields.refresh()
        if lines:
            return {"before": before, "after": counted(document.Redlines), "lines": exported(document)}
        return {"before": before, "after": count(document.Redlines), "paragraphs": list(paragraphs(document.Text))}
    finally:
        document.close(False)


def exported(document) -> list:
    with TemporaryDirectory() as folder:
        target = Path(folder).absolute() / "text.txt"
        how = (PropertyValue("FilterName", 0, "Text (encoded)", 0), PropertyValue("FilterOptions", 0, "UTF8,LF,,,", 0))
        document.storeToURL(target.as_uri(), how)
        return target.read_text(encoding="utf-8-sig").split("\n")


def paragraphs(text):
    for item in each(text):
        if item.supportsService("com.sun.star.text.TextTable"):
            for name in item.CellNames:
                yield from paragraphs(item.getCellByName(name))
        else:
            # An empty cell of a tracked row gets a joiner from LibreOffice, so that it has something to track.
            yield [item.ListLabelString, "" if item.String == "\u200d" else item.String]


def each(text):
    found = text.createEnumeration()
    while found.hasMoreElements():
        yield found.nextElement()


def some(redlines) -> int:
    return int(redlines.createEnumeration().hasMoreElements())


def count(redlines) -> int:
    found = redlines.createEnumeration()
    number = 0
    while found.hasMoreElements():
        found.nextElement()
        number += 1
    return number


main()

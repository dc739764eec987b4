"""``clausebook verify``: recompute the digests of sealed editions."""

from __future__ import annotations

from argparse import Namespace

from clausebook.cli import exit_codes
from clausebook.cli.output import complain, deliver, steps
from clausebook.cli.sources import archive
from clausebook.edition.seal import load_manifest, verify
from clausebook.site.captured import require_project


def run(options: Namespace) -> int:
    """One line an edition; 1 where a seal does not hold."""
    sealed = archive(options.project)
    ids = list(dict.fromkeys(options.ids)) or sealed.ids()
    if not ids:
        require_project(options.project)
        complain("clausebook: no edition is sealed here")
    lines = []
    broken = False
    for identity in steps("verifying", ids, len(ids)):
        snapshot, manifest = sealed.files(identity)
        name = f"{sealed.folder.name}/{identity}"
        differences = verify(snapshot, manifest, name)
        broken = broken or bool(differences)
        for difference in differences:
            complain(f"{name}: {difference}; restore the folder from git")
        if not differences:
            lines.append(f"{identity}  {load_manifest(manifest, name).digest}  holds\n")
    deliver("".join(lines).encode("utf-8"), None)
    return exit_codes.FOUND if broken else exit_codes.DONE

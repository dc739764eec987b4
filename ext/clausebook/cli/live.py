"""``clausebook live``: a preview in the browser that follows every change of a source."""

from __future__ import annotations

import subprocess
import sys
from argparse import Namespace
from importlib.util import find_spec

from clausebook.cli.output import UsageError
from clausebook.site.captured import require_project


def run(options: Namespace) -> int:
    """Run sphinx-autobuild until it is stopped; its exit code is ours."""
    root = options.project.resolve()
    require_project(root)
    if find_spec("sphinx_autobuild") is None:
        raise UsageError("the preview needs sphinx-autobuild; install clausebook[live]")
    # What a build writes must not start another.
    ignored = [word for name in ("build", "editions", ".git") for word in ("--ignore", str(root / name))]
    command = [sys.executable, "-m", "sphinx_autobuild", str(root), str(root / "build/live"), *ignored]
    return subprocess.call([*command, "--host", "127.0.0.1", "--port", str(options.port)])

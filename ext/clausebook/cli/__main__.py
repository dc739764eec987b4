"""``python -m clausebook.cli``."""

import sys

from clausebook.cli import main

sys.exit(main())

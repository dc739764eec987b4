"""What is wrong: :mod:`codes` (names of findings), :mod:`finding` (one result), one module a family of checks,
:mod:`run` (all of them)."""

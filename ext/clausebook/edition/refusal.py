"""The one base of all errors that tell a person what to mend."""


class RefusedError(Exception):
    """What was asked for, or what was handed in, cannot be used. The message is one line: where, what is wrong, and the
    cure. Each part of the program has its own kinds; the command tells them all alike."""

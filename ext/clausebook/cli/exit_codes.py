"""What the command's exit says."""

DONE = 0
"""The work is done and found nothing."""
FOUND = 1
"""Findings at or above the severity asked, or differences where ``--exit-code`` asks for them, or a broken seal."""
WRONG_USE = 2
"""The command cannot be carried out as written: an unknown edition, a file that cannot be read."""

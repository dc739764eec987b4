"""What rests on what: :mod:`model` (items, links, statuses) and :mod:`link` (find them and judge them)."""

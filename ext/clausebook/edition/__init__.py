"""What the contract says at one point in time.

In reading order: :mod:`model` (the values), :mod:`identity` (permanent ids), :mod:`words` (what counts as the words),
:mod:`terms` (defined terms in plain text), :mod:`numbering` (numbers from positions), :mod:`snapshot` (an edition as a
file), :mod:`seal` (digests that fix it), :mod:`timeline` (the order of editions), :mod:`notes` (reasons noted after
sealing), :mod:`errata` (faults found after it); both are read with :mod:`note_fields`.
"""

"""What rests on what: :mod:`model` (items, links, statuses), :mod:`link` (find them and judge them), :mod:`graph` (an
index of them), and the questions asked of it: :mod:`lineage`, :mod:`impact`, :mod:`matrix`."""

"""What changed between two editions, as a value that replays: :mod:`clausebook.redline.compare` lists the stages."""

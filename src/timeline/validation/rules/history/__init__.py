"""Rules about what changed since the last commit, one file a rule."""

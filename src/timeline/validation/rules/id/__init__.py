"""Rules about ids and file names, one file a rule."""

"""Rules about a file before it is read as JSON, one file a rule."""

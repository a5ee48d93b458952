"""Rules about text that readers and searches stumble over, one file a rule."""

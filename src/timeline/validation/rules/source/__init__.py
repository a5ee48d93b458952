"""Rules about the works that events cite, one file a rule."""

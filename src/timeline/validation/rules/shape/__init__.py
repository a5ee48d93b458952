"""Rules about the shape that the published schema asks for, one file a rule."""

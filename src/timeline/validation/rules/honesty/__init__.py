"""Rules about dates that look more exact than their source, one file a rule."""

"""Rules about dates, zones and their order, one file a rule."""

"""The format as types: its models, the schemas published from them, and the verdict on a shape."""

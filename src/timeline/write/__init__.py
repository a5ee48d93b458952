"""Writing: what the authoring commands do, from a wish to files that are whole and valid."""

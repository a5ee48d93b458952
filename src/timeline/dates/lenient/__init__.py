"""What people and other programs write, read into the format's terms: dates, names, columns."""

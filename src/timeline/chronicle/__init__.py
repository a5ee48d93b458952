"""A timeline in memory: read from its folder, with times, standing and deadlines worked out."""

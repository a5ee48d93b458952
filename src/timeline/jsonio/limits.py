"""What a JSON file may hold, so that every program reads the same from it."""

# The greatest whole number that every program holds exactly (I-JSON, RFC 7493).
INTEGER_MAX = 2**53 - 1
# How many objects and lists may be nested in each other.
DEPTH = 64

"""Timelines as Parquet: a folder of tables for more events than files are good for.

`layout` says what stands where, `rows` puts events on the way, `build` makes the tables of them,
`manifest` tells a whole dataset from half of one, `database` is DuckDB as it is used here, and
`reading` gives a dataset as a timeline.
"""

"""Timelines as Parquet: a folder of tables for more events than files are good for.

`layout` says what stands where, `lines` and `stream` let events go by one at a time, `rows` puts
them on the way, and `build` makes the tables of them. `place` says what `--data` names, `manifest`
tells a whole dataset from half of one, `database` is DuckDB as it is used here, `reading` gives a
dataset as a timeline, and `pruning` says what of it a question need not read.
"""

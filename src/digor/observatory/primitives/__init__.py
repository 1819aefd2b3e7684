"""The few notions every figure is made of, each proved once. Each function answers SQL for DuckDB.

An interval is half-open: `first` is its first day or night, `past` the day after its last. `source` is the
name of a relation or a query between brackets with the columns `by`, `first` and `past`; empty intervals
(`past` not after `first`) count for nothing. Nothing here ever lays out one row per day.
"""

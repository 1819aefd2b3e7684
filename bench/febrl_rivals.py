"""The competitors on FEBRL4, each as its own documentation would set it up."""

from __future__ import annotations

import logging
from typing import Any

# recordlinkage in its own environment: blocking on five keys, ECM, its own threshold.
RECORDLINKAGE = """
import json, sys, time, warnings
warnings.filterwarnings("ignore")
import pandas, recordlinkage
folder, number = sys.argv[1], bool(int(sys.argv[2]))
began = time.process_time()
a, b = (pandas.read_csv(f"{folder}/dataset4{side}.csv", index_col="rec_id", sep=",", engine="c",
        skipinitialspace=True, encoding="utf-8", dtype=str) for side in "ab")
index = recordlinkage.Index()
for keys in (["given_name", "surname"], "date_of_birth", ["surname", "postcode"], ["given_name", "postcode"],
             ["address_1", "suburb"], *(["soc_sec_id"] if number else [])):
    index.block(keys)
pairs = index.index(a, b)
compare = recordlinkage.Compare()
for field in ("given_name", "surname", "address_1"):
    compare.string(field, field, method="jarowinkler", threshold=0.85, label=field)
for field in ("date_of_birth", "suburb", "state", "postcode", *(["soc_sec_id"] if number else [])):
    compare.exact(field, field, label=field)
vectors = compare.compute(pairs, a, b)
matches = recordlinkage.ECMClassifier().fit_predict(vectors)
print(json.dumps({"pairs": [list(pair) for pair in matches], "seconds": time.process_time() - began}))
"""


def plain_splink(given: list[tuple[str, dict[str, str]]], with_number: bool) -> set[tuple[str, str]]:
    """Splink's stock comparisons, blocking and training; pairs from even odds on."""
    import duckdb
    import pyarrow
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, block_on

    base = duckdb.connect()
    interface = DuckDBAPI(connection=base)
    tables = []
    for side in "ab":
        rows: list[dict[str, Any]] = [
            {name: value or None for name, value in line.items()} for file, line in given if file == side
        ]
        base.register(f"rows_{side}", pyarrow.Table.from_pylist(rows))
        base.execute(f"create table file_{side} as select * from rows_{side}")
        tables.append(interface.register(f"file_{side}", dataset_display_name=side))
    number = [cl.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2])] if with_number else []
    settings = {
        "link_type": "link_only",
        "unique_id_column_name": "rec_id",
        "comparisons": [
            cl.JaroWinklerAtThresholds("given_name").configure(term_frequency_adjustments=True),
            cl.JaroWinklerAtThresholds("surname").configure(term_frequency_adjustments=True),
            cl.DamerauLevenshteinAtThresholds("date_of_birth", [1, 2]),
            cl.DamerauLevenshteinAtThresholds("postcode", [1, 2]),
            cl.JaroWinklerAtThresholds("suburb"),
            cl.JaroWinklerAtThresholds("address_1"),
            cl.ExactMatch("street_number"),
            *number,
        ],
        "blocking_rules_to_generate_predictions": [
            block_on("given_name", "surname"),
            block_on("date_of_birth"),
            block_on("surname", "postcode"),
            block_on("given_name", "postcode"),
            block_on("address_1", "suburb"),
            *([block_on("soc_sec_id")] if with_number else []),
        ],
    }
    linker = Linker(tables, settings, log_level=logging.ERROR)
    linker.training.estimate_probability_two_random_records_match(
        [block_on("given_name", "surname", "date_of_birth")], recall=0.5
    )
    linker.training.estimate_u_using_random_sampling(max_pairs=2e6, seed=1)
    for rule in (block_on("date_of_birth"), block_on("surname", "given_name")):
        linker.training.estimate_parameters_using_expectation_maximisation(rule)
    scored = linker.inference.predict(threshold_match_probability=0.5, warning_mode="never")
    return set(base.execute(f"select rec_id_l, rec_id_r from {scored.physical_name}").fetchall())

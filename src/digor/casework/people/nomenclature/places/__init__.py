"""The rows of the nomenclature, one file per family. Adding a situation: one row here, one per version."""

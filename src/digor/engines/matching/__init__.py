"""Matching: who could live where, in a printed order, with the reasons (docs/engines/matching.md)."""

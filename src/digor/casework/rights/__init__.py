"""Rights a person holds: the number of their request, what the State recognised, what was proved and seen.

A right is stated with its proof "seen by, on, valid until"; no copy of a paper is kept. What is missing
for a purpose is derived from dated lists, never typed.
"""

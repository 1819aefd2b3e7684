"""Homes: landlords, dwellings and places, vacancies, production, condition. No person is known here.

What a landlord says of its homes, by hand or by file, is kept as it was said (`Batch`, `Said`); a dwelling's
present description and a vacancy's state are derived from what is published, so that a withdrawal is as if
never published. See docs/supply.md.
"""

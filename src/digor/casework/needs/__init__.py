"""What a household wishes and needs: evaluations made with it, on forms the territory edits without code.

Wishes come first. Nothing here measures a person: needs, not diagnoses; a band of resources, not an account.
"""

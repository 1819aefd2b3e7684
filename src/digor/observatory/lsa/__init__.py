"""HUD's longitudinal measures of a territory (LSA, *Longitudinal System Analysis*), from an HMIS export.

Source: HUD, *LSA Programming Specifications* v8 (FY2026), retold in `docs/observatory/hud.md`. Every module
holds one step as SQL; `run.py` takes them in order.
"""

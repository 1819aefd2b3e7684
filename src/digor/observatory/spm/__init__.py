"""HUD's system performance measures: nights without a home, from stays.

Source: HUD, *System Performance Measures Programming Specifications*, measure 1a, retold in
`docs/observatory/hud.md`.
"""

"""HUD's annual report of a project (APR), the cells proved against the community's test kits.

Source: HUD, *HMIS Standard Reporting Terminology Glossary* and *CoC APR Programming Specifications* (FY2022
labels), retold in `docs/observatory/hud.md`. Each module holds one family of tables as SQL.
"""

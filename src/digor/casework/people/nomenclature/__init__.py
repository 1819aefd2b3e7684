"""The words for where a person sleeps, and what each word counts as.

`situations` lists Digor's own codes; `classes` says, from a dated day on, what each counts as
(ETHOS, INSEE, the by-name list, exits); `siao`, `hmis`, `maraude` and `sne` read the partners' words.
Pure data: no table, no clock. The whole is printed in `docs/nomenclature.md`.
"""

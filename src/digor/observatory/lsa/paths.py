"""F1: the way each household took through the system, the first rule that applies."""

from __future__ import annotations

_MOVED = "psh >= 11 and psh_move_in <> 2"
_NEW_AND_HOUSED = "psh >= 11 and psh_move_in = 2"

STEPS = (
    f"""
create temp table lsa_system as
select *, case
    when est not in (21, 22) and rrh not in (21, 22) and psh_move_in = 2 then -1
    when psh = 0 and rrh = 0 and sheltered and not transitional then 1
    when psh = 0 and rrh = 0 and not sheltered and transitional then 2
    when psh = 0 and rrh = 0 and sheltered and transitional then 3
    when psh = 0 and est = 0 and rrh >= 11 then 4
    when psh = 0 and rrh >= 2 and sheltered and not transitional then 5
    when psh = 0 and rrh >= 2 and not sheltered and transitional then 6
    when psh = 0 and rrh >= 2 and sheltered and transitional then 7
    when est = 0 and rrh = 0 and {_MOVED} then 8
    when sheltered and not transitional and rrh = 0
         and ({_MOVED} or ({_NEW_AND_HOUSED} and est in (21, 22))) then 9
    when sheltered and not transitional
         and (({_MOVED} and rrh >= 2) or ({_NEW_AND_HOUSED} and est in (21, 22) and rrh in (21, 22))) then 10
    when est = 0 and (({_MOVED} and rrh >= 2) or ({_NEW_AND_HOUSED} and rrh in (21, 22))) then 11
    else 12 end as path
from (select *, es_days >= 1 as sheltered, th_days >= 1 as transitional from lsa_day)
""",
)

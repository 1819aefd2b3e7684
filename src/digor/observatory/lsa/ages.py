"""How old each person was: at entry, in the period, at the exits of the years before."""

from __future__ import annotations

from digor.observatory.primitives.ages import age


def _at_exit(back: int) -> str:
    """Of who left in the year `back` years before; of the others, at entry."""
    first, last = f"exit{back}_first()", f"exit{back}_last()"
    then = age("born", f"greatest(entry, {first})")
    return f"case when left_on between {first} and {last} then {then} else entry_age end as exit{back}_age"


STEPS = (
    # an age that cannot be believed in one stay is believed in none of the person's
    f"""
create temp table lsa_aged as
with judged as (
  select presence.*, client.born, client.birth_quality,
    client.birth_quality in (8, 9) as unknown,
    client.birth_quality in (8, 9) is not true and (
      client.birth_quality is null or client.birth_quality not in (1, 2)
      or client.born is null or client.born = date '1900-01-01' or client.born > presence.entry
      or (client.born = presence.entry and presence.relationship = 1)
      or {age("client.born", "presence.entry")} >= 105) as invalid
  from lsa_presence presence left join hmis_client client using (person)
), told as (
  select * exclude (born, birth_quality, unknown, invalid),
    case when unknown is not true and not bool_or(invalid) over (partition by person) then born end as born
  from judged
)
select * exclude (born), {age("born", "entry")} as entry_age,
  case when left_on < report_start() then {age("born", "entry")}
       else {age("born", "greatest(entry, report_start())")} end as active_age,
  {_at_exit(1)}, {_at_exit(2)}
from told
""",
)

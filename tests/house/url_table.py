"""Every URL × the cast × the expected answer. A URL without a row fails.

A row: name of the URL, method, what fills its address, then one answer for each of the cast.

  may    200, a redirection inside, or a form that asks again
  no     403, with the reason
  404    nothing here for this person: a stranger learns nothing, not even that it exists
  login  sent to the sign-in page
  405    not this way
  -      not asked (say why in a comment)

What fills the address is a name of `url_world.py`; `pk=agreement` puts the agreement's number in `pk`.
Sent data is empty: "may" for a POST means that the person came as far as the form's own answer.
"""

from __future__ import annotations

from dataclasses import dataclass

CAST = ("maiwenn", "loic", "awa", "yann", "nolwenn", "gwenael", "erwan", "paul", "anonymous")

TABLE = """
# URL                              how   address        maiwenn loic  awa   yann  nolw. gwen. erwan paul  public
"""

# Reached by GET, and yet they write: name → why.
WRITES_ON_GET: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Row:
    url: str
    method: str
    address: dict[str, str]  # keyword of the pattern → name in the world
    answers: dict[str, str]  # person → expected answer

    def line(self, answers: dict[str, str]) -> str:
        """The row as it would be written with these answers."""
        words = ",".join(key if key == name else f"{key}={name}" for key, name in self.address.items())
        columns = " ".join(f"{answers[person]:<5}" for person in CAST)
        return f"{self.url:<34} {self.method:<5} {words or '-':<14} {columns}".rstrip()


def rows() -> list[Row]:
    found = []
    for line in TABLE.splitlines():
        words = line.partition("#")[0].split()
        if words:
            url, method, address, *answers = words
            assert len(answers) == len(CAST), f"{len(CAST)} answers, one for each of the cast: {line}"
            found.append(Row(url, method, filled(address), dict(zip(CAST, answers, strict=True))))
    return found


def filled(words: str) -> dict[str, str]:
    pairs = [] if words == "-" else words.split(",")
    return {key: name or key for key, _, name in (pair.partition("=") for pair in pairs)}

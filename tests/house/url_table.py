"""Every URL × the cast × the expected answer. A URL without a row fails.

A row: name of the URL, method, what fills its address, then one answer for each of the cast.

  may    200, a redirection inside, or a form that asks again
  no     403, with the reason
  404    nothing here for this person: a stranger learns nothing, not even that it exists
  login  sent to the sign-in page
  405    not this way (of one page per method refused: the others are tried in their rooms)
  -      not asked (say why in a comment)

What fills the address is a name of `url_world.py`; `pk=agreement` puts the agreement's number in `pk`.
Sent data is empty: "may" for a POST means that the person came as far as the form's own answer.
"""

from __future__ import annotations

from dataclasses import dataclass

CAST = ("maiwenn", "loic", "awa", "yann", "nolwenn", "gwenael", "erwan", "paul", "anonymous")

TABLE = """
# URL                                how   address                    maiw. loic  awa   yann  nolw. gwen. erwan paul  public
# Desk
desk:today                           GET   -                          may   may   may   may   may   may   may   may   login
desk:seen                            POST  -                          may   may   may   may   may   may   may   may   login
desk:seen                            GET   -                          405   405   405   405   405   405   405   405   login
desk:search                          GET   -                          may   may   may   no    no    no    may   may   login
desk:reconcile                       GET   -                          may   may   may   no    no    no    no    may   login
desk:week                            GET   -                          may   may   may   no    no    no    no    may   login
desk:week                            GET   name=week                  may   may   may   no    no    no    no    may   login
desk:account                         GET   -                          may   may   may   may   may   may   may   may   login
desk:letter                          POST  -                          may   may   may   may   may   may   may   may   login
desk:letter                          GET   -                          405   405   405   405   405   405   405   405   login
desk:letter_stop                     GET   token=letter               may   may   may   may   may   may   may   may   may
desk:letter_stop                     POST  token=letter               may   may   may   may   may   may   may   may   may
desk:file                            GET   case                       may   may   may   no    no    no    may   404   login
desk:looks                           GET   case                       may   may   may   no    no    no    no    404   login
# People
people:list                          GET   -                          may   may   may   no    no    no    may   may   login
people:definition                    GET   -                          may   may   may   no    no    no    may   may   login
people:export                        POST  -                          may   may   may   no    no    no    no    may   login
people:export                        GET   -                          405   405   405   405   405   405   405   405   login
people:views                         GET   -                          may   may   may   no    no    no    may   may   login
people:save_view                     POST  -                          may   may   may   no    no    no    may   may   login
people:change_view                   POST  pk=view                    404   404   may   no    no    no    404   404   login
people:round                         GET   -                          may   may   may   no    no    no    may   may   login
people:round                         POST  -                          may   may   may   no    no    no    may   may   login
people:settle                        POST  case,day                   may   may   may   no    no    no    no    404   login
people:corrections                   POST  source=filed               may   may   may   no    no    no    no    may   login
people:create                        GET   -                          may   may   may   no    no    no    may   may   login
people:create                        POST  -                          may   may   may   no    no    no    may   may   login
people:slept                         GET   case                       may   may   may   no    no    no    may   404   login
people:slept                         POST  case                       may   may   may   no    no    no    may   404   login
people:contact                       POST  case                       may   may   may   no    no    no    may   404   login
people:referent                      POST  case                       no    no    may   no    no    no    no    no    login
people:take_back                     POST  statement                  404   404   may   404   404   404   404   404   login
people:day                           GET   case,day                   may   may   may   no    no    no    may   404   login
people:gesture                       POST  case,gesture=together      may   may   may   no    no    no    no    404   login
people:gesture                       POST  case,gesture=leaving       may   may   may   no    no    no    no    404   login
people:gesture                       POST  case,gesture=linking       may   may   may   no    no    no    no    404   login
people:gesture                       POST  case,gesture=unlinking     may   may   may   no    no    no    no    404   login
people:gesture                       POST  case,gesture=protecting    may   may   may   no    no    no    no    404   login
people:gesture                       POST  case,gesture=unprotecting  may   may   may   no    no    no    no    404   login
people:gesture                       POST  case,gesture=naming        may   may   may   no    no    no    no    404   login
people:gesture                       POST  case,gesture=informing     may   may   may   no    no    no    may   404   login
people:gesture                       POST  case,gesture=objecting     may   may   may   no    no    no    may   404   login
people:gesture                       GET   case,gesture=together      405   405   405   405   405   405   405   405   login
people:identity                      GET   case                       may   may   may   no    no    no    no    404   login
people:identity                      POST  case                       may   may   may   no    no    no    no    404   login
# Rights and papers: those who evaluate and support; the coordinator reads
rights:to_renew                      GET   -                          may   may   may   no    no    no    no    may   login
rights:rights                        GET   case                       may   may   may   no    no    no    no    404   login
rights:seen                          POST  case                       no    may   may   no    no    no    no    no    login
rights:seen                          GET   case                       405   405   405   405   405   405   405   405   login
rights:take_back                     POST  case                       no    may   may   no    no    no    no    no    login
rights:numbers                       GET   case                       may   may   may   no    no    no    no    404   login
rights:numbers                       POST  case                       may   may   may   no    no    no    no    404   login
rights:say                           GET   case,member=case,right     no    may   may   no    no    no    no    no    login
rights:say                           POST  case,member=case,right     no    may   may   no    no    no    no    no    login
# Wishes and needs: those who evaluate and support; the coordinator reads, and edits the forms
needs:due                            GET   -                          may   may   may   no    no    no    no    may   login
needs:needs                          GET   case                       may   may   may   no    no    no    no    404   login
needs:begin                          POST  case                       no    may   may   no    no    no    no    no    login
needs:begin                          GET   case                       405   405   405   405   405   405   405   405   login
needs:evaluation                     GET   pk=evaluation              may   may   may   no    no    no    no    404   login
needs:evaluation                     POST  pk=evaluation              no    may   may   no    no    no    no    404   login
needs:drop                           POST  pk=evaluation              no    may   may   no    no    no    no    no    login
needs:forms                          GET   -                          may   no    no    no    no    no    no    may   login
needs:form                           GET   kind                       may   no    no    no    no    no    no    may   login
needs:change_form                    POST  kind                       may   no    no    no    no    no    no    may   login
needs:add_question                   GET   kind                       may   no    no    no    no    no    no    may   login
needs:add_question                   POST  kind                       may   no    no    no    no    no    no    may   login
needs:preview                        GET   kind                       may   no    no    no    no    no    no    may   login
needs:question                       GET   kind,code=question         may   no    no    no    no    no    no    may   login
needs:question                       POST  kind,code=question         may   no    no    no    no    no    no    may   login
# Homes: a landlord its own, elected officials figures, volunteers nothing
supply:homes                         GET   -                          may   may   may   may   may   may   no    may   login
supply:flows                         GET   -                          may   may   may   may   may   no    no    may   login
supply:export                        POST  what=homes_file            may   may   may   may   may   no    no    may   login
supply:export                        GET   what=homes_file            405   405   405   405   405   405   405   405   login
supply:stock                         GET   -                          may   may   may   may   may   may   no    may   login
supply:production                    GET   -                          may   may   may   may   may   may   no    may   login
supply:capacity                      GET   -                          may   may   may   may   may   may   no    may   login
supply:map                           GET   -                          may   may   may   may   may   may   no    may   login
supply:contours                      GET   -                          may   no    no    no    may   no    no    may   login
supply:contours                      POST  -                          may   no    no    no    may   no    no    may   login
supply:reports                       GET   -                          may   may   may   no    may   no    no    may   login
supply:report                        GET   pk=report                  may   may   may   no    may   no    no    404   login
supply:choose                        GET   -                          may   may   no    may   no    no    no    may   login
supply:declare                       GET   pk=dwelling                may   may   no    may   no    no    no    404   login
supply:declare                       POST  pk=dwelling                may   may   no    may   no    no    no    404   login
supply:add                           GET   what=operation             may   no    no    no    may   no    no    may   login
supply:add                           POST  what=operation             may   no    no    no    may   no    no    may   login
supply:dwelling                      GET   pk=dwelling                may   may   may   may   may   no    no    404   login
supply:vacancy                       GET   pk=vacancy                 may   may   may   may   may   no    no    404   login
supply:step                          POST  pk=vacancy,word=opening    may   may   no    may   no    no    no    404   login
supply:take_back                     POST  number=said_of_homes       404   404   no    may   no    no    no    404   login
# Partner files: of one's own organisation's sources, of all for the coordinator
intake:imports                       GET   -                          may   may   may   may   no    no    no    may   login
intake:drop                          GET   -                          may   may   may   may   no    no    no    may   login
intake:drop                          POST  -                          may   may   may   may   no    no    no    may   login
intake:sample                        GET   code=format                may   may   may   may   no    no    no    may   login
intake:import                        GET   pk=staged                  may   may   404   404   no    no    no    404   login
intake:import                        GET   pk=published               may   may   404   404   no    no    no    404   login
intake:progress                      GET   pk=uploaded                may   may   404   404   no    no    no    404   login
intake:refused                       GET   pk=staged                  may   may   404   404   no    no    no    404   login
intake:columns                       GET   pk=spreadsheet             may   may   404   404   no    no    no    404   login
intake:columns                       POST  pk=spreadsheet             may   may   404   404   no    no    no    404   login
intake:take_refused                  POST  pk=refused                 may   may   404   404   no    no    no    404   login
intake:take_refused                  GET   pk=refused                 405   405   405   405   405   405   405   405   login
intake:stop                          POST  pk=uploaded                may   may   404   404   no    no    no    404   login
intake:discard                       POST  pk=staged                  may   may   404   404   no    no    no    404   login
intake:publish                       POST  pk=staged                  may   may   404   404   no    no    no    404   login
intake:withdraw                      GET   pk=published               may   may   404   404   no    no    no    404   login
intake:withdraw                      POST  pk=published               may   may   404   404   no    no    no    404   login
# Duplicates
identity:pairs                       GET   -                          may   may   may   no    no    no    no    may   login
identity:seek                        POST  -                          may   may   may   no    no    no    no    may   login
identity:seek                        GET   -                          405   405   405   405   405   405   405   405   login
identity:sought                      GET   -                          may   may   may   no    no    no    no    may   login
identity:pair                        GET   pair                       may   may   may   no    no    no    no    404   login
identity:decide                      POST  pair                       may   may   may   no    no    no    no    404   login
identity:undo                        POST  pair                       may   may   may   no    no    no    no    404   login
identity:persons                     GET   -                          may   may   may   no    no    no    no    may   login
identity:link                        GET   link                       may   may   may   no    no    no    no    404   login
identity:part                        POST  link                       may   may   may   no    no    no    no    404   login
identity:hand_over                   POST  link                       may   may   may   no    no    no    no    404   login
identity:trust                       POST  -                          may   no    no    no    no    no    no    may   login
identity:end_trust                   POST  trusted                    may   no    no    no    no    no    no    404   login
# Partners
partners:table                       GET   -                          may   may   may   may   may   may   may   may   login
partners:why                         GET   -                          may   may   may   may   may   may   may   may   login
partners:invite                      GET   -                          may   no    no    no    no    no    no    may   login
partners:invite                      POST  -                          may   no    no    no    no    no    no    may   login
partners:withdraw_invitation         POST  pk=invitation              may   no    no    no    no    no    no    404   login
partners:post                        GET   pk=post                    may   no    no    no    no    no    no    404   login
partners:post                        POST  pk=post                    may   no    no    no    no    no    no    404   login
partners:organisation                GET   pk=organisation            may   may   may   may   may   may   may   404   login
partners:organisation                POST  pk=organisation            may   no    no    no    no    no    no    404   login
partners:add_organisation            GET   -                          may   no    no    no    no    no    no    may   login
partners:add_organisation            POST  -                          may   no    no    no    no    no    no    may   login
partners:sign                        GET   -                          may   no    no    no    no    no    no    may   login
partners:sign                        POST  -                          may   no    no    no    no    no    no    may   login
partners:agreement                   GET   pk=agreement               may   may   may   may   may   may   may   404   login
partners:agreement                   POST  pk=agreement               may   no    no    no    no    no    no    404   login
partners:choose_post                 GET   -                          may   may   may   may   may   may   may   may   login
partners:choose_post                 POST  -                          404   404   404   404   404   404   404   404   login
# Coming in: for anybody
partners:accept                      GET   token                      may   may   may   may   may   may   may   may   may
partners:accept                      POST  token                      may   may   may   may   may   may   may   may   may
partners:demo_sign_in                POST  -                          404   404   404   404   404   404   404   404   404
account_login                        GET   -                          may   may   may   may   may   may   may   may   may
account_login                        POST  -                          may   may   may   may   may   may   may   may   may
account_logout                       GET   -                          may   may   may   may   may   may   may   may   may
account_logout                       POST  -                          may   may   may   may   may   may   may   may   may
account_inactive                     GET   -                          may   may   may   may   may   may   may   may   may
account_reset_password               GET   -                          may   may   may   may   may   may   may   may   may
account_reset_password               POST  -                          may   may   may   may   may   may   may   may   may
account_reset_password_done          GET   -                          may   may   may   may   may   may   may   may   may
account_reset_password_from_key      GET   uidb36=nobody,key=nobody   may   may   may   may   may   may   may   may   may
account_reset_password_from_key_done GET   -                          may   may   may   may   may   may   may   may   may
set_language                         GET   -                          may   may   may   may   may   may   may   may   may
set_language                         POST  -                          may   may   may   may   may   may   may   may   may
# One's own account; those of the cast have no second factor to show or remove yet
account_change_password              GET   -                          may   may   may   may   may   may   may   may   login
account_change_password              POST  -                          may   may   may   may   may   may   may   may   login
account_reauthenticate               GET   -                          may   may   may   may   may   may   may   may   login
account_reauthenticate               POST  -                          may   may   may   may   may   may   may   may   login
mfa_index                            GET   -                          may   may   may   may   may   may   may   may   login
mfa_authenticate                     GET   -                          may   may   may   may   may   may   may   may   login
mfa_authenticate                     POST  -                          may   may   may   may   may   may   may   may   login
mfa_reauthenticate                   GET   -                          may   may   may   may   may   may   may   may   login
mfa_reauthenticate                   POST  -                          may   may   may   may   may   may   may   may   login
mfa_activate_totp                    GET   -                          may   may   may   may   may   may   may   may   login
mfa_activate_totp                    POST  -                          may   may   may   may   may   may   may   may   login
mfa_deactivate_totp                  GET   -                          404   404   404   404   404   404   404   404   login
mfa_deactivate_totp                  POST  -                          404   404   404   404   404   404   404   404   login
mfa_view_recovery_codes              GET   -                          404   404   404   404   404   404   404   404   login
mfa_generate_recovery_codes          GET   -                          may   may   may   may   may   may   may   may   login
mfa_generate_recovery_codes          POST  -                          may   may   may   may   may   may   may   may   login
mfa_download_recovery_codes          GET   -                          404   404   404   404   404   404   404   404   login
# Journal, frame
journal:entries                      GET   -                          may   no    no    no    no    no    no    may   login
frame:gallery                        GET   -                          may   may   may   may   may   may   may   may   login
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
        return f"{self.url:<36} {self.method:<5} {words or '-':<26} {columns}".rstrip()


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

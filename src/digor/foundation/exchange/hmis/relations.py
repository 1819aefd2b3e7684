"""An export as relations of a DuckDB connection, harmonised as `rows` are, for those who count.

`load` creates these tables; identifiers are the export's own text, codes are numbers in the form of FY2024
and later, an empty cell is null, and rows taken back (`DateDeleted`) are left out:

- `hmis_project`: project, organisation, kind, rrh_subtype, continuum, victims, opened, closed
- `hmis_project_territory`: project, territory
- `hmis_participation`: project, kind, opened, closed
- `hmis_client`: person, born, birth_quality, veteran
- `hmis_enrollment`: enrollment, person, project, household, relationship, territory, entry, move_in,
  situation, length_of_stay, under_threshold, previous_street, street_since, times, months, left_on,
  destination, destination_subsidy
- `hmis_night`: enrollment, person, night

FY2022 knows no subtype of rapid re-housing: it is told as 2, with a home.
Unlike `HmisExport.enrollments`, a stay whose exit comes before its entry is there: counting rules judge it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from digor.foundation.exchange.hmis.codes import situation
from digor.foundation.exchange.hmis.columns import columns
from digor.foundation.exchange.hmis.export import HmisExport
from digor.foundation.exchange.hmis.info import Year

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

# file → (needed columns, wished columns): all that is ever asked here
ASKED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "Organization": (("OrganizationID",), ("VictimServiceProvider", "DateDeleted")),
    "Project": (
        ("ProjectID", "ProjectType"),
        ("OrganizationID", "RRHSubType", "ContinuumProject", "TrackingMethod", "HMISParticipatingProject",
         "OperatingStartDate", "OperatingEndDate", "DateDeleted"),
    ),
    "ProjectCoC": (("ProjectID", "CoCCode"), ("DateDeleted",)),
    "HMISParticipation": (
        ("ProjectID",),
        ("HMISParticipationType", "HMISParticipationStatusStartDate", "HMISParticipationStatusEndDate", "DateDeleted"),
    ),
    "Client": (("PersonalID",), ("DOB", "DOBDataQuality", "VeteranStatus", "DateDeleted")),
    "Enrollment": (
        ("EnrollmentID", "PersonalID", "ProjectID", "EntryDate"),
        ("HouseholdID", "RelationshipToHoH", "EnrollmentCoC", "MoveInDate", "LivingSituation", "RentalSubsidyType",
         "LengthOfStay", "LOSUnderThreshold", "PreviousStreetESSH", "DateToStreetESSH",
         "TimesHomelessPastThreeYears", "MonthsHomelessPastThreeYears", "DateDeleted"),
    ),
    "EnrollmentCoC": (("EnrollmentID", "CoCCode"), ("DataCollectionStage", "InformationDate", "DateDeleted")),
    "Exit": (
        ("EnrollmentID", "ExitDate"),
        ("Destination", "DestinationSubsidyType", "DateUpdated", "DateDeleted"),
    ),
    "Services": (("EnrollmentID", "PersonalID", "DateProvided", "RecordType"), ("DateDeleted",)),
}  # fmt: skip

_MACROS = """
create or replace temp macro hmis_day(cell) as
  case when left(cell, 10) like '____-__-__' and (length(cell) = 10 or cell[11] in (' ', 'T'))
       then try_cast(left(cell, 10) as date) end;
create or replace temp macro hmis_code(cell) as try_cast(cell as integer);
"""

_TABLES = """
create table hmis_project as
select p.ProjectID as project, p.OrganizationID as organisation,
       case when not $old or p.ProjectType <> '1' then hmis_code(p.ProjectType)
            when p.TrackingMethod = '3' then 1 else 0 end as kind,
       case when $old and p.ProjectType = '13' then 2 else hmis_code(p.RRHSubType) end as rrh_subtype,
       coalesce(p.ContinuumProject = '1', false) as continuum,
       coalesce(o.victims, false) as victims,
       hmis_day(p.OperatingStartDate) as opened, hmis_day(p.OperatingEndDate) as closed
from raw_Project p
left join (select OrganizationID, bool_or(VictimServiceProvider = '1') as victims from raw_Organization
           where DateDeleted is null group by OrganizationID) o on o.OrganizationID = p.OrganizationID
where p.DateDeleted is null and p.ProjectID is not null
qualify row_number() over (partition by p.ProjectID order by p.line) = 1;

create table hmis_project_territory as
select distinct ProjectID as project, CoCCode as territory from raw_ProjectCoC
where DateDeleted is null and CoCCode is not null;

create table hmis_participation as
select ProjectID as project, hmis_code(HMISParticipationType) as kind,
       hmis_day(HMISParticipationStatusStartDate) as opened, hmis_day(HMISParticipationStatusEndDate) as closed
from raw_HMISParticipation where DateDeleted is null and not $old
union all
select ProjectID, case when HMISParticipatingProject = '1' then 1 else 0 end,
       hmis_day(OperatingStartDate), hmis_day(OperatingEndDate)
from raw_Project where DateDeleted is null and $old;

create table hmis_client as
select PersonalID as person, hmis_day(DOB) as born, hmis_code(DOBDataQuality) as birth_quality,
       hmis_code(VeteranStatus) as veteran
from raw_Client where DateDeleted is null and PersonalID is not null
qualify row_number() over (partition by PersonalID order by line) = 1;

create table hmis_exit as
select EnrollmentID as enrollment,
       unnest(arg_max({'left_on': hmis_day(ExitDate), 'code': Destination, 'subsidy': DestinationSubsidyType},
                      {'updated': coalesce(hmis_day(DateUpdated), date '0001-01-01'), 'line': line}))
from raw_Exit where DateDeleted is null and EnrollmentID is not null and hmis_day(ExitDate) is not null
group by EnrollmentID;

create table hmis_entry_territory as
select EnrollmentID as enrollment,
       arg_min(CoCCode, {'later': DataCollectionStage is distinct from '1', 'told': InformationDate,
                         'code': CoCCode}) as territory
from raw_EnrollmentCoC where $old and DateDeleted is null and CoCCode is not null group by EnrollmentID;

create table hmis_enrollment as
select e.EnrollmentID as enrollment, e.PersonalID as person, e.ProjectID as project, e.HouseholdID as household,
       hmis_code(e.RelationshipToHoH) as relationship, coalesce(e.EnrollmentCoC, t.territory) as territory,
       hmis_day(e.EntryDate) as entry, hmis_day(e.MoveInDate) as move_in, s.situation,
       hmis_code(e.LengthOfStay) as length_of_stay, hmis_code(e.LOSUnderThreshold) as under_threshold,
       hmis_code(e.PreviousStreetESSH) as previous_street, hmis_day(e.DateToStreetESSH) as street_since,
       hmis_code(e.TimesHomelessPastThreeYears) as times, hmis_code(e.MonthsHomelessPastThreeYears) as months,
       x.left_on, d.situation as destination, d.rental as destination_subsidy
from raw_Enrollment e
left join hmis_exit x on x.enrollment = e.EnrollmentID
left join hmis_entry_territory t on t.enrollment = e.EnrollmentID
left join hmis_code_told s on s.code = e.LivingSituation and s.subsidy = coalesce(e.RentalSubsidyType, '')
left join hmis_code_told d on d.code = x.code and d.subsidy = coalesce(x.subsidy, '')
where e.DateDeleted is null and e.EnrollmentID is not null and e.PersonalID is not null
  and hmis_day(e.EntryDate) is not null and e.ProjectID in (select ProjectID from raw_Project)
qualify row_number() over (partition by e.EnrollmentID order by e.line) = 1;

create table hmis_night as
select EnrollmentID as enrollment, PersonalID as person, hmis_day(DateProvided) as night
from raw_Services s
where RecordType = '200' and DateDeleted is null and hmis_day(DateProvided) is not null;
"""

# made on the way, then dropped
PASSING = ("hmis_exit", "hmis_entry_territory", "hmis_code_told")

_SITUATIONS = """
select distinct LivingSituation, coalesce(RentalSubsidyType, '') from raw_Enrollment where LivingSituation is not null
union
select distinct code, coalesce(subsidy, '') from hmis_exit where code is not null
"""


def load(connection: DuckDBPyConnection, exports: Iterable[HmisExport]) -> None:
    """Create the tables from one export, or from several told together, whose identifiers mean the same.

    Raises Refused for an export that lacks what every one has.
    """
    connection.execute(_MACROS)
    for number, export in enumerate(exports):
        _raw(connection, export)
        tables = _TABLES.replace("$old", str(export.layout is Year.FY2022).lower())
        for statement in filter(str.strip, tables.split(";\n")):
            if "create table hmis_enrollment" in statement:
                _codes(connection)
            statement = statement.strip().rstrip(";")
            name = statement.split()[2]
            if number and name not in PASSING:
                # a project or a person that two exports tell is told by the first
                query = statement.split(" as\n", 1)[1]
                key = connection.execute(f"select column_name from (describe {name}) limit 1").fetchall()[0][
                    0
                ]
                statement = (
                    f"insert into {name} from ({query}) as told "
                    f"where not exists (from {name} as known where known.{key} = told.{key})"
                )
            connection.execute(statement)
        for name in PASSING:
            connection.execute(f"drop table {name}")
        for file in ASKED:
            connection.execute(f"drop table raw_{file}")


def _raw(connection: DuckDBPyConnection, export: HmisExport) -> None:
    for file, (needed, wished) in ASKED.items():
        cells = columns(export.archive, file, needed, wished, export.report)
        connection.register("hmis_cells", cells)
        connection.execute(
            f"create temp table raw_{file} as "
            "select nullif(trim(columns(*)), ''), row_number() over () as line from hmis_cells"
        )
        connection.unregister("hmis_cells")


def _codes(connection: DuckDBPyConnection) -> None:
    """The situations that occur, told in today's codes by the function that tells them everywhere."""
    connection.execute(
        "create temp table hmis_code_told (code text, subsidy text, situation integer, rental integer)"
    )
    found = connection.execute(_SITUATIONS).fetchall()
    told = [(code, subsidy, *(situation(code, subsidy) or ("", ""))) for code, subsidy in found]
    rows = [
        (code, subsidy, int(now or 0) or None, int(rental or 0) or None)
        for code, subsidy, now, rental in told
    ]
    if rows:
        connection.executemany("insert into hmis_code_told values (?, ?, ?, ?)", rows)

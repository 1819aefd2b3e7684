"""What HUD's measures mean and the rules they follow, in our words, for the printed page."""

from __future__ import annotations

LSA = {
    "A1": "people and households served in the year, stays, exits",
    "A2": "what the records lack",
    "B1": "people housed or sheltered, in the year and on four nights, by group of projects",
    "B2": "the same, households",
    "B3": "the same, by project",
    "B4": "the same, people by age",
    "C1": "nights, by group of projects",
    "C2": "nights, by project",
    "D1": "where each household stands: there before, there still, moved in",
    "D2": "new, coming back, or there without a break",
    "E1": "days in the system, by length",
    "E2": "days in the system, averages",
    "E3": "days without a home by people's own account",
    "E4": "days to a home and in it",
    "F1": "the way through the system",
    "G1": "exits, from where and where to",
    "G2": "exits by destination",
    "G3": "what came before the stay that ended",
    "G4": "the way to the exit",
    "H1": "returns within two years",
    "H2": "days before the return",
}

RULES = {
    "A stay": (
        "A household's stay has exactly one head, in a project of the territory's network, open and recording.",
        "A shelter by the night is only its recorded nights: the stay runs from the first night to the day after the last.",
        "Ninety days without a night are an exit, the day after the last one.",
        "The day of leaving is not a night. A project that closes ends its stays.",
        "An exit date that no longer holds takes the destination with it: where to is then not known.",
    ),
    "Moving in": (
        "A date before entry, after the exit or to come is none.",
        "On the day of leaving, rapid re-housing counts one night at home, supportive housing none.",
        "A member who comes later has moved in on coming.",
    ),
    "Ages and households": (
        "Ages are completed years; born on 29 February, one grows older on the 28th.",
        "A birth date that cannot be (missing, 1900-01-01, after entry, 105 years or more) in one stay is believed in none.",
        "Adults and children together are type 2 whoever else is there; otherwise an unknown age makes the type unknown.",
        "The year's type is told by the members still there when it begins.",
        "A household is a head and a type: the same head in two types is two households.",
    ),
    "One status per day": (
        (
            "Each day of a household is told once, by the first that holds: housed in supportive housing, housed in rapid "
            "re-housing, transitional, shelter, waiting in one or the other, homeless by one's own account."
        ),
        "Days count from the last inactive day on: one that no stay covers, each reaching six days beyond its exit or night.",
        (
            "HUD's own figures look further back than the first entry only for households that were there when the period "
            "began; so do ours."
        ),
        "Averages leave out those who have none, and are cut to whole days.",
    ),
    "Exits and returns": (
        "An exit is none when another stay goes on or begins within fourteen days.",
        "One exit per household and year: to a permanent home first, then a temporary one; then the earliest.",
        "A return is the first entry from the fifteenth day to the 730th.",
        "Years before know a household by the type it had then.",
        'An average over "any path" leaves out exits whose way is none (long housed before).',
    ),
    "A project's year": (
        "A person is counted once, by the latest stay; a household by its head.",
        "A person is there on a single night by any of their stays, once moved in where it is a home.",
        "Length: from entry to exit, whose day is not counted; who is still there counts the last day too.",
        "An unknown age is one that people do not say or that nobody wrote; a poor date is a date.",
    ),
    "Nights without a home": (
        "Nights in a shelter (transitional housing on request), less nights in one's own home from moving in on.",
        "The 365 days up to the last such night, and the run they begin in the middle of.",
    ),
}

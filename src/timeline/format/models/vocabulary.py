"""The words, patterns and limits of format 1.0: plain data that rules, docs and models share.

Standard library only, so that a program that asks questions never loads Pydantic for a constant.
Every pattern is anchored, ASCII in its classes, free of look-around, and means the same to the
regular expressions of Python, Rust and ECMAScript.
"""

from typing import Final, Literal, get_args

SchemaVersion = Literal["1.0"]
SCHEMA_VERSION: Final[SchemaVersion] = "1.0"
KINDS_OF_FILE: Final = ("event", "entity", "source", "timeline")

# Limits.
ID_MAX: Final = 80
# With an event's id before it, a calendar's UID stays within the 191 characters of old servers.
DATASET_ID_MAX: Final = 100
EDTF_MAX: Final = 200
DURATION_MAX: Final = 200
ZONE_MAX: Final = 64
POINTER_MAX: Final = 200
URL_MAX: Final = 2000
UNIT_MAX: Final = 40
# The greatest count of anything: of revisions, rows, bytes.
COUNT_MAX: Final = 2147483647
# The greatest size of one event file, unless `validate.max_bytes` says otherwise.
MAX_BYTES: Final = 1048576

# Names that Windows keeps for devices, whatever the ending: no id may be one.
RESERVED_NAMES: Final = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)))
)

# Patterns.
ID_PATTERN: Final = "^[a-z0-9]+(-[a-z0-9]+)*$"
# An event's id, or `event-id#local-id` of a claim or quantity in it.
REFERENCE_PATTERN: Final = "^[a-z0-9]+(-[a-z0-9]+)*(#[a-z0-9]+(-[a-z0-9]+)*)?$"
DATASET_ID_PATTERN: Final = "^[a-z0-9]+([.-][a-z0-9]+)*$"
LANGUAGE_PATTERN: Final = "^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?$"
# Printable ASCII: the character class of dates and durations (their meaning is the rules').
ASCII_PATTERN: Final = "^[ -~]*$"
ZONE_PATTERN: Final = "^[A-Za-z0-9_+-]+(/[A-Za-z0-9_+-]+)*$"
STAMP_PATTERN: Final = (
    "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]Z$"
)
# A civil day; whether there is one is the rules' business.
DAY_PATTERN: Final = "^-?[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
# A digest in hexadecimal, perhaps cut.
DIGEST_PATTERN: Final = "^[0-9a-f]{16,64}$"
# A JSON Pointer into the event (RFC 6901), or `#local-id`.
ABOUT_PATTERN: Final = "^(#[a-z0-9]+(-[a-z0-9]+)*|(/([^~/]|~[01])*)+)$"
URL_PATTERN: Final = r'^https?://[^\x00-\x20\x7f-\xa0<>"\\]+$'
# A web address, or a path relative to the timeline's folder.
MEDIA_PATTERN: Final = (
    r'^(https?://[^\x00-\x20\x7f-\xa0<>"\\]+'
    r'|[^\x00-\x20\x7f-\xa0<>"\\:/][^\x00-\x1f\x7f-\x9f<>"\\:]*)$'
)
UNIT_PATTERN: Final = "^[!-~]+$"
IDENTIFIER_PATTERN: Final = "^[a-z0-9]+([-_][a-z0-9]+)*$"
# A URL or a reverse-DNS name.
EXTENSION_PATTERN: Final = r"^(https?://[!-~]+|[a-z][a-z0-9-]*(\.[a-z0-9-]+)+)$"
RULE_PATTERN: Final = "^[a-z]+(/[a-z0-9-]+)?$"
NAME_PATTERN: Final = "^[a-z0-9]+([-_][a-z0-9]+)*$"

# Closed lists: another word is an error.
Status = Literal["planned", "ongoing", "occurred", "cancelled", "postponed"]
STATUSES: Final = get_args(Status)
Stance = Literal["alleges", "reports", "confirms", "disputes", "denies", "retracts"]
STANCES: Final = get_args(Stance)
StandingValue = Literal["retracted", "disputed", "confirmed", "reported", "alleged", "unsourced"]
STANDINGS: Final = get_args(StandingValue)
Relative = Literal["after", "before", "during", "same"]
RELATIVES: Final = get_args(Relative)
PointName = Literal["start", "end"]
RelationType = Literal[
    "part_of",
    "follows",
    "caused_by",
    "responds_to",
    "concerns",
    "same_as",
    "contradicts",
    "fulfils",
    "breaks",
]
RELATIONS: Final = get_args(RelationType)
CommitmentState = Literal[
    "scheduled", "in_progress", "met", "partially_met", "not_met", "withdrawn", "unknown"
]
COMMITMENT_STATES: Final = get_args(CommitmentState)
FINAL_STATES: Final = ("met", "not_met", "withdrawn")
SourceType = Literal[
    "news-article",
    "interview",
    "speech",
    "official-record",
    "report",
    "dataset",
    "book",
    "post",
    "photograph",
    "video",
    "other",
]
SOURCE_TYPES: Final = get_args(SourceType)
EntityType = Literal["person", "organization", "group", "state", "place"]
ENTITY_TYPES: Final = get_args(EntityType)
NameKind = Literal["alias", "former", "abbreviation", "native"]
NAME_KINDS: Final = get_args(NameKind)
Todos = Literal["beside", "instead"]
TODOS: Final = get_args(Todos)
Precision = Literal["exact", "near", "city", "region", "country"]
PRECISIONS: Final = get_args(Precision)

# Open lists: the core words; another word of the pattern is allowed.
CORE_KINDS: Final = (
    "incident", "meeting", "statement", "commitment", "decision", "publication", "election",
    "measure", "period",
)  # fmt: skip
CORE_ROLES: Final = (
    "host", "guest", "attendee", "presenter", "speaker", "target", "subject", "party",
)  # fmt: skip

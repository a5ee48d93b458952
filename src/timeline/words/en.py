"""English.

A language is this one file of data: copy it, translate the right-hand sides, save it under the
language's code. What is left out is taken from here. In a template, `{x}` is a date or a phrase,
`{the_x}` the same with its article, `{in_x}` with the word that puts an event there; the tables
ARTICLES and IN say what those are for each unit of time ("" is none).
"""

QUOTES = ("“", "”")
THOUSANDS = ","
GROUP_FROM = 1000
DECIMAL = "."
# Numbers in words where they are read in a sentence; others in figures.
NUMBERS = {
    2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine",
    10: "ten", 11: "eleven", 12: "twelve",
}  # fmt: skip
# A power of ten and its name, greatest first.
SCALES = ((10**12, "{n} trillion"), (10**9, "{n} billion"), (10**6, "{n} million"))

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
SHORT_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# Which side of "15 to 24 March 2024" leaves out what both share.
SHORTENED = "start"
ARTICLES = {"part": "the "}
IN = {"day": "on ", "time": "at ", "other": ""}
IN_DEFAULT = "in "
CONTRACTIONS: tuple[tuple[str, str], ...] = ()

SEASONS = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
PARTS = {
    33: "first quarter", 34: "second quarter", 35: "third quarter", 36: "fourth quarter",
    37: "first four months", 38: "middle four months", 39: "last four months", 40: "first half",
    41: "second half",
}  # fmt: skip

# Singular and plural of each unit of a duration.
UNITS = {
    "years": ("one year", "{n} years"),
    "months": ("one month", "{n} months"),
    "weeks": ("one week", "{n} weeks"),
    "days": ("one day", "{n} days"),
    "hours": ("one hour", "{n} hours"),
    "minutes": ("one minute", "{n} minutes"),
    "seconds": ("one second", "{n} seconds"),
}

# Places whose time a zone is, where its name in the zone list is not what one says.
ZONES: dict[str, str] = {
    "Asia/Calcutta": "Kolkata",
    "Asia/Saigon": "Ho Chi Minh City",
    "America/Sao_Paulo": "São Paulo",
    "America/Bogota": "Bogotá",
    "Europe/Kiev": "Kyiv",
}

# Units of measure that have a name beside their symbol.
MEASURES = {"USD": "US dollars", "EUR": "euros", "COP": "Colombian pesos", "a": "years"}


def plural(n: int) -> int:
    """Which of the forms in UNITS a number takes."""
    return 0 if n == 1 else 1


PHRASES = {
    "open_unknown": "since always, end unknown", "unknown_open": "start unknown, still going on",
    "name_part": "part of the year", "span_comma": ", ", "span_and": " and ",
    "unknown_year": "{x}, year unknown", "year_unknown": "unknown year",
    "uncertain_time": "{x} (uncertain)", "approximate_time": "about {the_x}",
    "both_time": "about {the_x} (uncertain)", "all_later": "{x} and everything later",
    "all_earlier": "{x} and everything earlier", "passed_days": "{passed} ({days} ago)",
    # one date
    "day": "{day} {month} {year}", "day_month": "{day} {month}", "day_only": "{day}",
    "month": "{month} {year}", "month_only": "{month}", "month_name": "{name}", "year": "{n}",
    "year_ce": "{n} CE", "year_bce": "{n} BCE", "year_span": "{n}–{next}", "decade": "the {n}s",
    "season": "{part} {year}", "part": "{part} of {year}", "north": "{x} (northern hemisphere)",
    "south": "{x} (southern hemisphere)", "clock": "{date}, {time}", "time": "{hour}:{minute}",
    "time_seconds": "{hour}:{minute}:{second}", "zone": "{x} ({zone} time)",
    "zone_offset": "{x} ({zone})", "axis_day": "{day} {month}", "rounded": "about {x} ({between})",
    # digits left open
    "month_unknown": "{x}, month unknown", "day_unknown": "{x}, day unknown",
    "month_day_unknown": "{x}, month and day unknown",
    "day_of_some_month": "day {day} of an unknown month",
    "day_of_unknown_month": "day {day} of an unknown month of {year}",
    "some_year": "{x}, in a year between {low} and {high}",
    # qualifiers
    "uncertain": "{x} (uncertain)", "approximate": "about {the_x}",
    "both": "about {the_x} (uncertain)", "parts": "{x} ({parts})",
    "parts_uncertain": "{names} uncertain", "parts_approximate": "{names} approximate",
    "parts_both": "{names} uncertain and approximate", "name_year": "year", "name_month": "month",
    "name_day": "day", "name_time": "time",
    # two dates
    "from_to": "{x} to {y}", "short_span": "{x}–{y}", "between": "between {the_x} and {the_y}",
    "by": "by {the_x}", "or_later": "{x} or later", "or_earlier": "{x} or earlier",
    "from_on": "from {the_x} on", "until": "until {the_x}",
    "end_unknown": "from {the_x}, end unknown", "start_unknown": "until {the_x}, start unknown",
    "times_on_day": "{times} on {x}", "day_by_time": "{x}, by {time}",
    "day_from_time": "{x}, {time} or later", "day_starting_at": "{x}, starting {in_time}",
    "day_starting": "{x}, starting {times}", "start_end": "start: {x}; end: {y}",
    "start_open": "start: {x}; still going on", "start_no_end": "start: {x}; end unknown",
    "no_start_end": "start unknown; end: {x}", "and_later": "{x}, and {y}",
    "any_time": "at any time", "undated": "undated", "end_of": "by the end of {the_x}",
    # lists
    "comma": ", ", "or": " or ", "and": " and ",
    # from another event
    "start_of": "the start of {x}", "finish_of": "the end of {x}", "after": "after {x}",
    "before": "before {x}", "during": "during {x}", "same": "at the same time as {x}",
    "same_start": "when {x} began", "same_end": "when {x} ended",
    "exactly_after": "{span} after {x}", "exactly_before": "{span} before {x}",
    "day_after": "the day after {x}", "day_before": "the day before {x}",
    "same_day_after": "later on the day of {x}", "same_day_before": "earlier on the day of {x}",
    "within_after": "within {span} after {x}", "within_before": "within {span} before {x}",
    "least_after": "at least {span} after {x}", "least_before": "at least {span} before {x}",
    "range_after": "between {low} and {high} after {x}",
    "range_before": "between {low} and {high} before {x}", "due_after": "within {span} after {x}",
    "bounds": "{x} ({bounds})",
    # standing, claims, commitments, figures
    "according_to": "{standing}, according to {voices}", "by_voices": "{standing} by {voices}",
    "because": "{standing} (set by hand: {reason})", "claim": "{about}{stance} by {speaker}{at}",
    "claim_text": "{claim}: {text}", "claim_at": " ({at})", "claim_about": "{about}: ",
    "nobody": "somebody", "days_left_one": "{days} left", "days_left": "{days} left",
    "due_today": "due today", "overdue_days": "overdue by {days}", "unit_scaled": "{n} {unit}",
    "about_number": "about {n}", "best": "{n} (best estimate; between {low} and {high})",
    "low_high": "between {low} and {high}", "at_least": "at least {n}", "at_most": "at most {n}",
    "measure": "{measure}: {amount}", "as_of": "{x} (as of {when})", "unit": "{n} {unit}",
    "percent": "{n}%",
}  # fmt: skip

LABELS = {
    "kind": {
        "incident": "incident", "meeting": "meeting", "statement": "statement",
        "commitment": "commitment", "decision": "decision", "publication": "publication",
        "election": "election", "measure": "measure", "period": "period",
    },
    "status": {
        "planned": "planned", "ongoing": "ongoing", "occurred": "occurred",
        "cancelled": "cancelled", "postponed": "postponed",
    },
    "stance": {
        "alleges": "alleged", "reports": "reported", "confirms": "confirmed",
        "disputes": "disputed", "denies": "denied", "retracts": "retracted",
    },
    "standing": {
        "retracted": "retracted", "disputed": "disputed", "confirmed": "confirmed",
        "reported": "reported", "alleged": "alleged", "unsourced": "unsourced",
    },
    "role": {
        "host": "host", "guest": "guest", "attendee": "attendee", "presenter": "presenter",
        "speaker": "speaker", "target": "target", "subject": "subject", "party": "party",
    },
    "relation": {
        "part_of": "part of", "follows": "follows", "caused_by": "caused by",
        "responds_to": "responds to", "concerns": "concerns", "same_as": "same as",
        "contradicts": "contradicts", "fulfils": "fulfils", "breaks": "breaks", "after": "after",
        "before": "before", "during": "during", "same": "at the same time as",
    },
    "state": {
        "scheduled": "scheduled", "in_progress": "in progress", "met": "met",
        "partially_met": "partially met", "not_met": "not met", "withdrawn": "withdrawn",
        "unknown": "outcome not recorded",
    },
    "due": {
        "settled": "settled", "pending": "pending", "possibly-overdue": "possibly overdue",
        "overdue": "overdue", "passed": "due passed, outcome not recorded",
        "unknown": "deadline not known",
    },
    "source_type": {
        "news-article": "news article", "interview": "interview", "speech": "speech",
        "official-record": "official record", "report": "report", "dataset": "dataset",
        "book": "book", "post": "post", "photograph": "photograph", "video": "video",
        "other": "other",
    },
    "place_precision": {
        "exact": "exact", "near": "nearby", "city": "somewhere in the city",
        "region": "somewhere in the region", "country": "somewhere in the country",
    },
    "entity_type": {
        "person": "person", "organization": "organization", "group": "group", "state": "state",
        "place": "place",
    },
    "name_kind": {
        "alias": "also known as", "former": "formerly", "abbreviation": "abbreviation",
        "native": "native name",
    },
    "match": {"certain": "certain", "possible": "possible"},
    "heading": {
        "id": "Id", "when": "When", "title": "Title", "start": "Start",
        "start_latest": "Latest start", "end_earliest": "Earliest end", "end": "End",
        "match": "Match", "bar": "Bar", "kind": "Kind", "status": "Status", "standing": "Standing",
        "who": "Who", "place": "Place", "places": "Places", "tags": "Tags", "tag": "Tag",
        "sources": "Sources", "source": "Source", "voices": "Voices", "voice": "Voice",
        "summary": "Summary", "description": "Description", "language": "Language", "due": "Due",
        "deadline": "Deadline", "days_left": "Days left", "overdue": "Overdue", "state": "State",
        "path": "File", "created": "Created", "modified": "Changed", "revision": "Revision",
        "group": "Group", "delta": "Since the last", "participants": "Participants",
        "relations": "Relations", "relation": "Relation", "quantities": "Figures",
        "claims": "Claims", "media": "Media", "commitment": "Commitment", "debtor": "Owed by",
        "creditor": "Owed to", "action": "Action", "evidence": "Evidence", "count": "Events",
        "value": "Value", "certain": "Certain", "possible": "Possible", "from": "From", "to": "To",
        "days": "Days", "found": "Found", "gap_after": "After", "gap_before": "Before",
        "period": "Period", "first": "First", "last": "Last", "revision_at": "Commit",
        "withdrawn": "Withdrawn", "name": "Name", "type": "Type", "role": "Role",
        "by": "As told by", "draft": "Draft", "notes": "Notes", "origin": "Imported from",
        "editors": "editors", "other_names": "Other names", "of": "Belongs to",
        "members": "Members", "identifiers": "Identifiers", "authors": "Authors",
        "publisher": "Publisher", "issued": "Published", "accessed": "Read", "url": "Address",
        "archive_url": "Archived copy", "cites": "Rests on", "former_ids": "Former ids",
        "event": "Event", "stance": "Stance", "about": "About",
    },
    "page": {
        "at_a_glance": "At a glance", "events": "Events", "skip": "Skip to the events",
        "since": "Since", "until": "Until", "text": "Search", "any": "any", "reset": "Show all",
        "count": "{n} of {total} events", "total": "{n} events", "total_one": "1 event",
        "nothing": "No event matches these filters.",
        "unknown": "This page does not know: {filters}", "language": "Language",
        "own_name": "English",
        "adaptive": "Time is not drawn to scale: stretches without events are shortened.",
        "linear": "Time is drawn to scale.",
        "counted": "Bars count the events that begin in each {unit}; the tallest has {n}.",
        "minute": "minute", "hour": "hour", "day": "day", "month": "month", "year": "year",
        "minutes": "{n} minutes", "hours": "{n} hours", "months": "{n} months",
        "years": "{n} years", "without_date": "Without a date",
        "not_drawn": "Without a date (not drawn): {n}.", "exact": "an exact day or time",
        "within": "sometime within", "throughout": "throughout",
        "approximate": "approximate or uncertain", "open": "open or unknown end", "pending": "open",
        "deadline": "deadline of a commitment", "link": "Link to this event",
        "calendar": "Calendar", "feed": "Feed", "data": "Data", "earlier": "Earlier",
        "later": "Later", "sources": "Sources", "who": "Who", "kind": "Kind", "tag": "Tag",
        "standing": "Standing", "date": "Date", "event": "Event", "where": "Where",
        "figures": "Figures", "claims": "Who says so", "related": "Related",
        "commitment": "Commitment", "owed_by": "By", "owed_to": "To", "due": "Due",
        "state": "State", "evidence": "Evidence", "media": "Media", "archived": "archived copy",
        "withdrawn": "Withdrawn", "possible": "possible match", "on": "as of {when}",
        "met": "met {when}", "status": "Status", "updated": "Updated", "when": "When",
        "description": "Description", "summary": "Summary", "tags": "Tags", "maybe": "{n} possibly",
        "dates": "Dates are written like 2004, 2004-10, 2004-10-16, 200X or -0043.",
        "today": "today", "other": "other", "more": "Who says so, and more", "lanes": "Lanes",
        "filters": "Filters", "place": "Place", "source": "Source", "voice": "Voice",
        "as_told_by": "As told by", "rest": "Show the rest, greyed", "person": "Person",
        "body": "Body", "one_stream": "one stream", "zoom_in": "Zoom in", "zoom_out": "Zoom out",
        "all_time": "All time",
        "keys": "Arrows go from event to event, + and - zoom, 0 shows all, Enter opens",
        "as_of_day": "as of {when}", "works_total": "{n} sources", "works_one": "1 source",
        "why_confirmed": "Confirmed: {voices} say so, independently or on record.",
        "why_reported": "Reported: {voices} say so; that is not enough to call it confirmed.",
        "why_cited": "Reported: it is told in {voices}, with no claim recorded.",
        "why_alleged": "Alleged: only {voices} say so.",
        "why_disputed": "Disputed: {voices} deny or dispute it.",
        "why_retracted": "Retracted: {voices} took it back.",
        "why_unsourced": "No source is given.", "why_set": "Set by the editors: {reason}",
        "cast": "People, bodies and places", "story": "Story", "start_story": "Begin",
        "of": "{n} of {total}", "scale_km": "{n} km", "map": "Map", "back": "Back to the timeline",
        "not_found": "There is no such page here", "home": "To the timeline",
    },
}  # fmt: skip

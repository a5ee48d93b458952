"""What somebody means by a word that is no command, option, column or topic."""

from collections.abc import Collection, Sequence

from timeline.text import meant

# What people say, and what it is called here. Of several, the first that there is.
COMMANDS: dict[str, tuple[str, ...]] = {
    "rm": ("delete", "remove", "del", "erase"),
    "entity": (
        *("person", "people", "persons", "alias", "aliases", "cast", "actor", "actors", "who"),
        *("place", "places", "entities", "organization", "group", "body", "name", "names"),
    ),
    "source": ("sources", "work", "works", "citation", "reference", "references"),
    "claims": ("claim", "voice", "voices", "contradictions", "statements"),
    "build": ("publish", "site", "website", "deploy", "generate"),
    "export ics": ("calendar", "ical", "ics"),
    "export html": ("html", "page", "web", "pdf"),
    "export csv": ("csv", "spreadsheet"),
    "serve": ("server", "browse", "preview", "open"),
    "when": ("date", "dates", "parse", "time"),
    "search": ("find", "grep", "text"),
    "mv": ("rename", "move"),
    "withdraw": ("cancel", "retract"),
    "due": ("todo", "todos", "overdue", "deadline", "deadlines", "promises", "commitments"),
    "log": ("history", "blame"),
    "fmt": ("format", "reformat"),
    "validate": ("lint", "verify", "test", "judge"),
    "list": ("events", "all", "query", "filter", "select", "timeline"),
    "stats": ("count", "statistics", "histogram", "summary"),
    "new": ("create", "write", "make", "event"),
    "edit": ("change", "modify", "update", "set", "tag", "note"),
    "init": ("start", "begin", "setup"),
    "import": ("load", "read", "ingest"),
    "view": ("views",),
    "rule": ("rules", "explain"),
    "help": ("man", "manual", "usage", "docs"),
    "help exit-codes": ("exit", "quit", "codes"),
    "entity merge": ("merge", "join"),
    "mcp": ("agent", "agents", "tools"),
}
OPTIONS: dict[str, tuple[str, ...]] = {
    "--until": ("--to", "--upto"),
    "--since": ("--from", "--begin", "--start-date"),
    "--fields": ("--columns", "--cols", "--column", "--select", "--field"),
    "--reverse": ("--desc", "--descending", "--backwards"),
    "--sort": ("--order", "--order-by", "--sort-by"),
    "--limit": ("--max", "--number", "--first", "--head", "--top", "--num"),
    "--last": ("--tail",),
    "--who": ("--person", "--people", "--participant", "--participants", "--actor", "--with"),
    "--place": ("--where", "--location", "--at", "--venue"),
    "--on": ("--date", "--day"),
    "--when": ("--date", "--time", "--day", "--on"),
    "--tag": ("--tags", "--label", "--keyword"),
    "--kind": ("--type", "--category"),
    "--source": ("--sources", "--url", "--link", "--cite", "--citation"),
    "--claim": ("--claims", "--stance"),
    "--add-source": ("--source-add",),
    "--description": ("--desc", "--body", "--details"),
    "--text": ("--grep", "--search", "--word", "--words", "--contains", "--query"),
    "--format": ("--csv", "--markdown", "--table", "--style", "--as"),
    "--output": ("--out", "--file", "--outfile"),
    "--directory": ("--dir", "--folder", "--cd", "--path"),
    "--lang": ("--language", "--locale"),
    "--note": ("--notes", "--comment"),
    "--by": ("--group", "--per", "--author"),
    "--group-by": ("--group", "--per"),
    "--voice": ("--by", "--author", "--speaker"),
    "--title": ("--name", "--headline"),
    "--other-name": ("--alias", "--aliases", "--aka"),
    "--dry-run": ("--dryrun", "--simulate", "--preview", "--no-act"),
    "--exit-status": ("--exit-code",),
    "--relation": ("--related-to", "--link-to"),
}
# What other commands are for.
ELSEWHERE = {
    "--contradictions": "'timeline claims --contradictions' lists what cannot both be right",
    "--stance": "'timeline claims --stance STANCE' lists claims",
    "--about": "'timeline claims --about WHAT' lists claims",
    "--count": "'timeline stats' counts events, 'timeline values' what they have",
    "--web": "'timeline export html' makes a page, 'timeline serve' shows it",
    "--html": "'timeline export html' makes a page, 'timeline serve' shows it",
    "--delete": "'timeline rm' deletes an event",
    "--interactive": "'timeline new' asks for what is missing",
    "--verbose": "every command says on standard error what it does",
    "--color": "NO_COLOR=1 and FORCE_COLOR=1 turn colours off and on",
    "--colour": "NO_COLOR=1 and FORCE_COLOR=1 turn colours off and on",
}
FORMATS: dict[str, tuple[str, ...]] = {
    "ics": ("calendar", "ical", "icalendar", "google"),
    "html": ("page", "pdf", "web", "website"),
    "csv": ("xlsx", "excel", "spreadsheet", "tsv", "table"),
    "markdown": ("text", "docx", "word", "txt"),
    "atom": ("rss", "feed"),
    "svg": ("png", "picture", "image", "chart"),
    "sqlite": ("db", "database", "sql", "datasette"),
    "jsonld": ("rdf", "linked-data", "turtle"),
    "timesketch": ("plaso",),
    "geojson": ("map", "kml", "gis"),
}
TOPICS: dict[str, tuple[str, ...]] = {
    "dates": ("date", "when-text", "time", "edtf", "times"),
    "exit-codes": ("exit", "exits", "exit-code", "codes", "status-codes"),
    "filters": ("query", "queries", "filter", "language", "terms", "search-terms"),
    "fields": ("columns", "column", "field"),
    "formats": ("output", "format", "forms"),
}


NEAR = 0.7  # 'from' is no slip of 'rm', nor 'columns' of 'claims'


def hint(word: str, said: dict[str, tuple[str, ...]], known: Collection[str]) -> str | None:
    """`did you mean '…'?` for what `word` is called here, or for the nearest; None for neither."""
    here = meant(word, known, said, cutoff=NEAR)
    return f"did you mean '{here}'?" if here else None


def unmade(kind: str, folder: str) -> dict[str, str]:
    """What to do in place of `rm`, in the group of a kind that has none."""
    hint = (
        f"'timeline {kind} merge FROM INTO' merges duplicates; where nothing refers to it, delete"
        f" its file, '{folder}/ID.json'"
    )
    return dict.fromkeys(("rm", *COMMANDS["rm"]), hint)


def option_hint(flag: str, known: Sequence[str], command: str) -> str:
    """What to write in place of an option that there is not."""
    if flag in ELSEWHERE and not any(flag in OPTIONS.get(one, ()) for one in known):
        return ELSEWHERE[flag]
    return hint(flag, OPTIONS, known) or f"'{command} --help' shows the options"

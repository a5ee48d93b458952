"""The filter language: `tag:energy (kind:meeting OR kind:statement) not:standing:alleged`.

Terms are `name:value`, or words to find in the text. Side by side means AND; OR, NOT and
parentheses as usual, NOT binding most, OR least. Quotes hold spaces together; a comma in a value
means OR where the term lists values. Words that are a date, such as 1973, 1970s or 9 August 1974,
are its period (`on:`); in quotes they are looked for. One pass, linear in the length of the text.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from timeline import registry
from timeline.errors import TimelineError
from timeline.query.nodes import EVERYTHING, Node, Surely, conjunction, disjunction, negation
from timeline.query.quoting import QUOTES
from timeline.query.scope import Context
from timeline.query.term import SIGNS, Ask, Term
from timeline.query.window import PeriodError
from timeline.query.worded import MOST, dated
from timeline.text import did_you_mean

ROOM = "timeline.query.terms"
MAX_DEPTH = 100
_WORDS = {"AND", "OR", "NOT"}
_END = "the end"


class QueryError(TimelineError):
    """A question that cannot be read: the column (from 1), what is there, what may stand there."""

    def __init__(
        self,
        text: str,
        column: int,
        found: str,
        expected: str,
        *,
        hint: str | None = None,
        place: str = "query",
    ) -> None:
        shown, before = _excerpt(text.replace("\n", " ").replace("\t", " "), column - 1)
        tail = f"; expected {expected}" if expected else ""
        lines = (
            f"{place}: column {column}: {found}{tail}",
            f"  {shown}",
            f"  {' ' * _width(before)}^",
        )
        super().__init__("\n".join(lines), hint=hint)
        self.column = column
        self.found = found
        self.expected = expected


_SHOWN = 60  # characters on either side of a mistake


def _excerpt(text: str, at: int) -> tuple[str, str]:
    """The text around a place, and what of it stands before the place."""
    start, end = max(0, at - _SHOWN), at + _SHOWN
    before = f"{'…' if start else ''}{text[start:at]}"
    return f"{before}{text[at:end]}{'…' if end < len(text) else ''}", before


def _width(text: str) -> int:
    """Columns of a terminal, near enough for a caret: East Asian wide letters take two."""
    from unicodedata import east_asian_width

    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


class QueryToken(NamedTuple):
    """A piece of the text: a word, a quoted word, a date, a parenthesis or an operator.

    `at` is its column from 0, `end` where a date ends; a term has its `name` and `sign`, and
    `value_at` of its value.
    """

    kind: str
    at: int
    value: str
    name: str = ""
    sign: str = ""
    value_at: int = 0
    quoted: bool = False
    end: int = 0


def parse(text: str, context: Context) -> Node:
    """The tree of the question `text`; nothing at all asks for everything."""
    return _Parser(text, _read(text), context).whole()


def dates_in(text: str) -> list[str]:
    """The words of a question that stand for themselves and are read as dates: 1973, 1970s."""
    return [token.value for token in _read(text) if token.kind == "date"]


def as_words(text: str) -> str:
    """The question with the words of such dates in quotes, so that each is looked for."""
    for token in reversed([one for one in _read(text) if one.kind == "date"]):
        words = " ".join(f'"{word}"' for word in token.value.split(" "))
        text = f"{text[: token.at]}{words}{text[token.end :]}"
    return text


def _read(text: str) -> list["QueryToken"]:
    """The tokens of a question, words that are a date together made one."""
    tokens = list(_tokens(text))
    found: list[QueryToken] = []
    place = 0
    while place < len(tokens):
        run = takewhile(_is_bare, tokens[place : place + MOST])
        words = [token.value for token in run]
        size = dated(words) if words else 0
        if size:
            first, last = tokens[place], tokens[place + size - 1]
            value, end = " ".join(words[:size]), last.at + len(last.value)
            found.append(first._replace(kind="date", value=value, end=end))
        else:
            found.append(tokens[place])
        place += size or 1
    return found


def _is_bare(token: "QueryToken") -> bool:
    return token.kind == "word" and not token.quoted and not QUOTES.keys() & set(token.value)


def term(name: str) -> Term:
    """What the term called `name` declares; an unknown one is a `TimelineError`."""
    found: Term = registry.load(ROOM, name).TERM
    return found


def ask(name: str, value: str, context: Context) -> Node | None:
    """What one term asks for, as `--name value` does; commas mean OR where they may."""
    asked = term(name)
    if asked.metavar is None:
        return asked.build(Ask(value, context))
    values = [part for part in _split(value) if part] if asked.split else [value]
    if not any(part.strip() for part in values):
        raise TimelineError(f"'{name}' has no value", hint=f"write {name}:{asked.metavar}")
    try:
        nodes = [asked.build(Ask(part, context)) for part in values]
    except PeriodError as error:
        raise QueryError(
            value, error.column, error.found, error.expected, hint=error.hint, place=name
        ) from error
    return disjunction(node for node in nodes if node is not None)


def together(parts: "list[Node | None]") -> Node:
    """All of `parts` as one node; a None among them asks that the others hold for certain."""
    node = conjunction(part for part in parts if part is not None)
    return Surely(node) if None in parts else node


def _split(value: str) -> Iterator[str]:
    """Values between commas; quotes hold a comma back and are taken off."""
    part: list[str] = []
    closing = ""
    for char in value:
        if closing:
            if char == closing:
                closing = ""
            else:
                part.append(char)
        elif char in QUOTES:
            closing = QUOTES[char]
        elif char == ",":
            yield "".join(part).strip()
            part = []
        else:
            part.append(char)
    yield "".join(part).strip()


class _Parser:
    """Precedence climbing with its own stack, so that no depth of text exhausts Python's."""

    def __init__(self, text: str, tokens: list[QueryToken], context: Context) -> None:
        self.text = text
        self.tokens = tokens
        self.context = context
        self.place = 0

    def whole(self) -> Node:
        """Everything to the end of the text."""
        if self.tokens[0].kind == _END:
            return EVERYTHING
        node = self._or(0)
        token = self._next()
        if token.kind != _END:
            raise self._error(token, "a ')' that closes nothing", "a term or the end")
        return node

    def _or(self, depth: int) -> Node:
        parts = [self._and(depth)]
        while self._peek().kind == "OR":
            self.place += 1
            parts.append(self._and(depth))
        return disjunction(parts)

    def _and(self, depth: int) -> Node:
        parts = [self._unary(depth)]
        while True:
            token = self._peek()
            if token.kind == "AND":
                self.place += 1
            elif token.kind not in ("NOT", "(", "term", "word", "date"):
                return together(parts)
            parts.append(self._unary(depth))

    def _unary(self, depth: int) -> Node | None:
        """One term; None where it asks for certainty."""
        turns = 0
        while self._peek().kind == "NOT":
            self.place += 1
            turns += 1
        node = self._atom(depth)
        if turns % 2 == 0:
            return node
        if node is None:
            token = self.tokens[self.place - 1]
            raise self._error(token, "'is:certain' after NOT", "a term that can be negated")
        return negation(node)

    def _atom(self, depth: int) -> Node | None:
        token = self._next()
        if token.kind == "(":
            if depth >= MAX_DEPTH:
                raise self._error(
                    token, f"more than {MAX_DEPTH} parentheses nested in each other", "a term"
                )
            node = self._or(depth + 1)
            close = self._next()
            if close.kind != ")":
                expected = f"')' for the '(' in column {token.at + 1}"
                raise self._error(close, "the query ends", expected)
            return node
        if token.kind in ("term", "word", "date"):
            return self._leaf(token)
        found = "the query ends" if token.kind == _END else f"'{token.value}'"
        raise self._error(token, found, "a term, a word or '('")

    def _leaf(self, token: QueryToken) -> Node | None:
        if token.kind in ("word", "date"):
            return self._build(token, "on" if token.kind == "date" else "text")
        if token.name == "is":
            return self._is(token)
        if token.name not in registry.names(ROOM):
            raise self._unknown(token, registry.names(ROOM), f"'{token.name}' isn't a known term")
        asked = term(token.name)
        if asked.metavar is None:
            raise self._error(token, f"'{token.name}' takes no value", f"is:{token.name}")
        if token.sign not in (":", "=") and not asked.compares:
            raise self._error(token, f"'{token.name}' cannot be compared", f"{token.name}:VALUE")
        return self._build(token, token.name)

    def _is(self, token: QueryToken) -> Node | None:
        flags = [name for name in registry.names(ROOM) if term(name).metavar is None]
        if token.value not in flags:
            raise self._unknown(token, flags, f"'is:{token.value}' isn't a known term")
        return self._build(token, token.value)

    def _build(self, token: QueryToken, name: str) -> Node | None:
        """The node of a term; what is wrong with its value is shown where it stands."""
        if not token.value.strip() and term(name).metavar is not None:
            raise QueryError(self.text, token.value_at + 1, "nothing", f"{name}:VALUE")
        try:
            if token.quoted or not term(name).split:
                return term(name).build(Ask(token.value, self.context, token.sign))
            return ask(name, token.value, self.context)
        except QueryError:
            raise
        except TimelineError as error:
            raise self._inside(token, error) from error

    def _inside(self, token: QueryToken, error: TimelineError) -> TimelineError:
        """An error in a term's value, with its column in the whole text."""
        start = token.value_at + (1 if token.quoted else 0)
        if isinstance(error, PeriodError):
            column = start + error.column
            return QueryError(self.text, column, error.found, error.expected, hint=error.hint)
        return QueryError(self.text, start + 1, error.message, "", hint=error.hint)

    def _unknown(self, token: QueryToken, known: Sequence[str], found: str) -> QueryError:
        near = did_you_mean(token.value if token.name == "is" else token.name, known)
        if near:
            return self._error(token, found, "", hint=near)
        hint = 'put words that hold a colon in quotes: "11:00"'
        return self._error(token, found, f"one of {', '.join(known)}", hint=hint)

    def _error(
        self, token: QueryToken, found: str, expected: str, *, hint: str | None = None
    ) -> QueryError:
        return QueryError(self.text, token.at + 1, found, expected, hint=hint)

    def _peek(self) -> QueryToken:
        return self.tokens[self.place]

    def _next(self) -> QueryToken:
        token = self.tokens[self.place]
        self.place += token.kind != _END
        return token


def _tokens(text: str) -> Iterator[QueryToken]:
    at, size = 0, len(text)
    while at < size:
        char = text[at]
        if char.isspace():
            at += 1
        elif char in "()":
            yield QueryToken(char, at, char)
            at += 1
        else:
            token, at = _word(text, at)
            yield token
    yield QueryToken(_END, size, "")


def _word(text: str, at: int) -> tuple[QueryToken, int]:
    """The term or word that begins at `at`, and where it ends."""
    name_end = at
    while name_end < len(text) and (text[name_end].isascii() and text[name_end].isalpha()):
        name_end += 1
    name = text[at:name_end]
    sign = next((sign for sign in SIGNS if text.startswith(sign, name_end)), "")
    if name == "not" and sign == ":":
        return QueryToken("NOT", at, "not:"), name_end + 1
    if name and sign and name.islower():
        value, end, quoted = _value(text, name_end + len(sign))
        return QueryToken("term", at, value, name, sign, name_end + len(sign), quoted), end
    value, end, quoted = _value(text, at)
    if not quoted and value in _WORDS:
        return QueryToken(value, at, value), end
    if not quoted and value.upper() in _WORDS and value.islower():
        raise QueryError(
            text,
            at + 1,
            f"'{value}' in small letters",
            f"{value.upper()}",
            hint=f'write {value.upper()} for the operator, "{value}" in quotes for the word',
        )
    return QueryToken("word", at, value, value_at=at, quoted=quoted), end


def _value(text: str, at: int) -> tuple[str, int, bool]:
    """The value that begins at `at`, where it ends, and whether it was in quotes as a whole."""
    closing = QUOTES.get(text[at : at + 1], "")
    if closing:
        end = text.find(closing, at + 1)
        if end < 0:
            raise QueryError(text, at + 1, "a quotation mark that is never closed", closing)
        after = text[end + 1 : end + 2]
        if not after or after.isspace() or after in "()":
            return text[at + 1 : end], end + 1, True
    return _bare(text, at)


def _bare(text: str, at: int) -> tuple[str, int, bool]:
    """A value up to a space or parenthesis; quotes inside it hold spaces and commas together."""
    end = at
    while end < len(text) and not text[end].isspace() and text[end] not in "()":
        closing = QUOTES.get(text[end], "")
        if closing:
            found = text.find(closing, end + 1)
            if found < 0:
                raise QueryError(text, end + 1, "a quotation mark that is never closed", closing)
            end = found
        end += 1
    return text[at:end], end, False

"""Notes as people keep them, made up from a seed: Obsidian, Hugo, Jekyll, Zettlr, Logseq, Pandoc.

Each note knows what it says: every value has marks, words that stand nowhere else, by which a test
finds it again wherever it went. A value without words of its own (a number, true) is known by its
key and by what a reader should make of it.

    python -m tests.importers.notes 2000 FOLDER    writes them, to be looked at
"""

import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

LETTERS = "bcdfghjklmnpqrstvwxz"
NOTHING = object()


@dataclass(frozen=True)
class Value:
    """One value of a note: its key ("" for the body), its marks, or what it is read as."""

    key: str
    marks: tuple[str, ...] = ()
    plain: Any = NOTHING


@dataclass
class Note:
    """A note: its path below the folder, its bytes, its shape, and all that it says.

    `day` is the date that the event must have ("" where it has none that is sure).
    """

    shape: str
    path: str = ""
    data: bytes = b""
    day: str = ""
    values: list[Value] = field(default_factory=list)


class Maker:
    """Makes one note after another; the same seed makes the same ones."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.count = 0
        self.note = Note("")

    def mark(self) -> str:
        """A word that stands nowhere else."""
        self.count += 1
        number, word = self.count, ""
        while number:
            number, digit = divmod(number, len(LETTERS))
            word += LETTERS[digit] + self.chance.choice("aeiou")
        return f"{word}zq"

    def says(self, key: str, *marks: str, plain: Any = NOTHING) -> None:
        """Note down that a value was written."""
        self.note.values.append(Value(key, marks, plain))

    def day(self) -> str:
        year, month = self.chance.randint(1850, 2025), self.chance.randint(1, 12)
        return f"{year}-{month:02d}-{self.chance.randint(1, 28):02d}"

    def phrase(self, key: str, words: int = 3) -> str:
        """Some words, one of them with a sign that YAML and TOML read as text."""
        marks = [self.mark() for _ in range(words)]
        self.says(key, *marks)
        return " ".join(marks)

    def yaml_text(self, key: str) -> str:
        """A value of YAML in one of its spellings."""
        one, two = self.mark(), self.mark()
        self.says(key, one, two)
        return self.chance.choice(
            (
                f"{one} {two}",
                f'"{one}: {two}"',
                f"'{one} #{two}'",
                f">-\n  {one}\n  {two}",
                f"|\n  {one}\n\n  {two}",
                f'"{one} \\u00e9t\\u00e9 {two}"',
                f"{one} – 会談 {two}",
            )
        )

    def yaml_list(self, key: str, *, links: bool = False) -> str:
        """A list of YAML, in a line or a line each, perhaps of links between notes."""
        marks = [self.mark() for _ in range(self.chance.randint(1, 4))]
        self.says(key, *marks)
        some = [f'"[[{one}]]"' if links else one for one in marks]
        if self.chance.random() < 0.5:
            return f"[{', '.join(some)}]"
        return "".join(f"\n  - {one}" for one in some)

    def odds(self) -> Iterator[str]:
        """Lines of YAML that hold no words: numbers, true, nothing, texts that look like them."""
        spellings: list[tuple[str, Any]] = [
            ("7", 7), ("0043", "0043"), ("-12", -12), ("1.5", 1.5), ("72558.10", "72558.10"),
            ("1e3", "1e3"), ("0x1F", "0x1F"), ("1_000", "1_000"), ("true", True), ("no", "no"),
            ("12:30", "12:30"), ("9999999999999999999999", "9999999999999999999999"), (".5", ".5"),
        ]  # fmt: skip
        for text, plain in self.chance.sample(spellings, self.chance.randint(0, 4)):
            key = self.mark()
            self.says(key, plain=plain)
            yield f"{key}: {text}"
        if self.chance.random() < 0.3:
            yield f"{self.mark()}:"
        if self.chance.random() < 0.2:
            key, inner, word = self.mark(), self.mark(), self.mark()
            self.says(key, inner, word)
            yield f"{key}:\n  {inner}:\n    - {word}\n    - 3"

    def body(self) -> str:
        """A text with what notes have in it: headings, lists, links, code, inline fields."""
        one, two, three = self.mark(), self.mark(), self.mark()
        self.says("", one, two, three)
        return self.chance.choice(
            (
                f"{one} and {two}.\n\n- {three}\n",
                f"> {one}\n\n```\n{two}\n---\n{three}\n```\n",
                f"[[{one}|{two}]] and ![[{three}.png]]\n",
                f"{one}:: {two}\n#{three}\n",
                f"Text[^1] {one}\n\n[^1]: {two} <https://example.org/{three}>\n",
                f"| a | {one} |\n|---|---|\n| {two} | {three} |\n",
                f"- [ ] {one} 📅 2031-01-02\n- [x] {two}\n\n---\n\n{three}\n",
            )
        )

    # Shapes

    def obsidian(self) -> tuple[str, str]:
        day, name = self.day(), self.mark()
        self.note.day = day
        self.says("name", name)
        lines = [f"date: {day}", f"aliases: {self.yaml_list('aliases')}"]
        lines += [
            f"people: {self.yaml_list('people', links=True)}",
            f"tags: {self.yaml_list('tags')}",
        ]
        lines += [f"cssclass: {self.yaml_text('cssclass')}", *self.odds()]
        return f"{name}.md", self.fenced(lines) + self.body()

    def daily(self) -> tuple[str, str]:
        day, name = self.day(), self.mark()
        self.note.day = day
        self.says("name", name)
        lines = [f"status: {self.yaml_text('status')}", *self.odds()]
        return f"daily/{day} {name}.md", self.fenced(lines) + self.body()

    def hugo(self) -> tuple[str, str]:
        day, inner, word = self.day(), self.mark(), self.mark()
        self.note.day = day
        weight, tags = self.chance.randint(1, 99), [self.mark() for _ in range(3)]
        number = f"{self.chance.randint(1, 99)}.50"
        title, summary = self.phrase("title"), self.phrase("summary", 5)
        self.says("tags", *tags)
        self.says("weight", plain=weight)
        self.says("ratio", plain=number)
        self.says("params", inner, word)
        listed = ", ".join(f'"{one}"' for one in tags)
        text = (
            f'title = "{title}"\ndate = {day}\ndraft = false\nweight = {weight}\n'
            f"ratio = {number}\nsummary = '''\n{summary}'''\ntags = [{listed}]\n\n"
            f'[params]\n{inner} = {{ a = "{word}", b = 2 }}\n'
        )
        self.says("draft", plain=False)
        return f"posts/{self.mark()}/index.md", f"+++\n{text}+++\n{self.body()}"

    def jekyll(self) -> tuple[str, str]:
        day, name = self.day(), self.mark()
        self.note.day = day
        self.says("name", name)
        lines = [f"layout: {self.yaml_text('layout')}", f"categories: {self.phrase('categories')}"]
        lines += [f"permalink: /{self.phrase('permalink', 1)}/", "published: false"]
        self.says("published", plain=False)
        return f"_posts/{day}-{name}.markdown", self.fenced(lines) + self.body()

    def zettlr(self) -> tuple[str, str]:
        day = self.day()
        self.note.day = day
        id = f"{self.chance.randint(10**13, 10**14 - 1)}"
        self.says("id", id)
        lines = [f"title: {self.yaml_text('title')}", f"id: {id}", f"date: {day}"]
        lines += [
            f"keywords: {self.yaml_list('keywords')}",
            f"abstract: {self.yaml_text('abstract')}",
        ]
        return f"zettel/{id}.md", self.fenced(lines) + self.body()

    def pandoc(self) -> tuple[str, str]:
        day = self.day()
        self.note.day = day
        name, house = self.mark(), self.mark()
        self.says("author", name, house)
        lines = [f"title: {self.yaml_text('title')}", f"date: '{day}'"]
        lines += [f"author:\n  - name: {name}\n    affiliation: {house}", *self.odds()]
        title, page = self.mark(), self.mark()
        self.says("references", title, page)
        lines.append(f"references:\n  - title: {title}\n    url: https://example.org/{page}")
        return f"papers/{self.mark()}.md", self.fenced(
            lines, end=self.chance.choice(("---", "..."))
        ) + self.body()

    def words(self) -> tuple[str, str]:
        """A date in words, or in a form with two readings: it may stay words, and is never lost."""
        said = self.chance.choice(
            ("5 March 2024", "early 1990s", "10/11/2024", "after the war", "c. 1850")
        )
        figures = [part for part in said.replace("/", " ").split() if part.isdigit()]
        self.says("date", *(figures[-1:] or ["war" if "war" in said else "19"]))
        lines = [f"title: {self.yaml_text('title')}", f"date: {said}", *self.odds()]
        return f"words/{self.mark()}.md", self.fenced(lines) + self.body()

    def logseq(self) -> tuple[str, str]:
        day, one, two = self.day(), self.mark(), self.mark()
        self.says("", one, two)
        text = f"type:: [[{one}]]\ntags:: #[[{two}]]\n\n- TODO {self.body()}"
        return f"journals/{day.replace('-', '_')}.md", text

    def heading(self) -> tuple[str, str]:
        day = self.day()
        self.note.day = day
        return f"plain/{day}.md", f"# {self.phrase('')}\n\n{self.body()}"

    def undated(self) -> tuple[str, str]:
        """No date anywhere: no event, which is told."""
        return f"ideas/{self.mark()}.md", f"# {self.phrase('')}\n\n{self.body()}"

    def fenced(self, lines: list[str], *, end: str = "---") -> str:
        lines = list(lines)
        self.chance.shuffle(lines)
        return "---\n" + "".join(f"{line}\n" for line in lines) + f"{end}\n"

    def made(self, shape: Callable[["Maker"], tuple[str, str]]) -> Note:
        """A note of a shape, with the line ends and the mark that its editor leaves."""
        self.note = Note(shape.__name__)
        path, text = shape(self)
        data = text.encode()
        if self.chance.random() < 0.1:
            data = data.replace(b"\n", b"\r\n")
        if self.chance.random() < 0.05:
            data = b"\xef\xbb\xbf" + data
        self.note.path, self.note.data = path, data
        return self.note


SHAPES = (
    Maker.obsidian, Maker.daily, Maker.hugo, Maker.jekyll, Maker.zettlr, Maker.pandoc, Maker.words,
    Maker.logseq, Maker.heading, Maker.undated,
)  # fmt: skip


def notes(count: int, seed: int) -> list[Note]:
    """So many notes, as many of each shape, no two at one path."""
    maker = Maker(seed)
    found: dict[str, Note] = {}
    while len(found) < count:
        note = maker.made(SHAPES[len(found) % len(SHAPES)])
        found.setdefault(note.path, note)
    return list(found.values())


def write(some: list[Note], folder: Path) -> None:
    """The notes as files."""
    for note in some:
        path = folder / note.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(note.data)


if __name__ == "__main__":
    write(notes(int(sys.argv[1]), 1), Path(sys.argv[2]))

"""Claims stay about what they are about: pointers follow when items go, move or become one.

A claim's `about` names an item of a list by its place, so whoever changes a list owes every claim
its new pointer. What a claim is about may also be gone: that is told, and nothing takes its place.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from timeline import jsonio
from timeline.format.untyped import Record
from timeline.jsonio.pointer import unescaped

# Of each list, by its pointer: where each of its items is now, None for one that is gone.
Places = Mapping[str, Sequence[int | None]]

# The keys by which an item is known, whatever else of it is changed; the first that it has.
_NAMING = ("id", "entity", "source", "to", "url", "measure", "name", "title")
_FOREIGN = ("extensions", "origin")


class Followed(NamedTuple):
    """A record whose claims were followed; `lost` are the pointers to what is gone."""

    record: Record
    lost: tuple[str, ...] = ()


def moved(about: str, places: Places, gone: Collection[str] = ()) -> str | None:
    """The pointer to what `about` named before some lists changed; None where that is gone.

    `gone` are pointers to other parts that are no longer there, and `#` with a local id.
    """
    if about[:1] != "/":
        return None if about in gone else about
    found = there = ""
    for step in about.split("/")[1:]:
        at = places.get(there)
        there += f"/{step}"
        if at is not None and (number := _index(step, at)) is not None:
            place = at[number]
            if place is None:
                return None
            step = str(place)
        if there in gone:
            return None
        found += f"/{step}"
    return found


def followed(
    old: Record,
    new: Record,
    *,
    come: Record | None = None,
    shaped: Callable[[Any], Any] = lambda item: item,
) -> Followed:
    """`new`, made of `old`, with its claims about the same as before.

    Claims that `old` has not are left as they are. `come` is what was merged into `old`, if
    anything: its claims point into its own lists. `shaped` gives an old item its new form.
    """
    claims = new.get("claims")
    if not isinstance(claims, list) or not any("about" in one for one in _objects(claims)):
        return Followed(new)
    ours, theirs = (_marks(one, shaped) for one in (old, come or {}))
    found, lost = [], []
    for claim in claims:
        about = claim.get("about") if isinstance(claim, dict) else None
        base = _base(about, _key(claim), (ours, old), (theirs, come or {}), new)
        if not isinstance(about, str) or base is None:
            found.append(claim)
            continue
        now = moved(about, *_changes(about, base, new, shaped))
        lost += [about] if now is None else []
        found.append(claim if now in (None, about) else {**claim, "about": now})
    return Followed({**new, "claims": found}, tuple(lost))


def once(value: Any, id: str) -> Any:
    """The value with whatever names `id`, of which two became one, once in each of its lists."""
    if isinstance(value, dict):
        found = {key: one if key in _FOREIGN else once(one, id) for key, one in value.items()}
        if found.get("of") == id and found.get("entity") == id:
            del found["of"]
        return found
    if not isinstance(value, list):
        return value
    items: list[Any] = []
    for one in value:
        item = once(one, id)
        is_double = item == id or (isinstance(item, dict) and id in item.values())
        if not (is_double and item in items):
            items.append(item)
    return items


def joined(record: Record, id: str) -> Followed:
    """The record with what names `id` once in each list, and its claims about the same."""
    return followed(record, once(record, id), shaped=lambda item: once(item, id))


def _objects(items: Any) -> Iterator[Record]:
    return (one for one in items if isinstance(one, dict)) if isinstance(items, list) else iter(())


def _key(value: Any) -> bytes:
    """The canonical bytes: numbers that were read with all their digits have no other equality."""
    return jsonio.dumps(value)


def _marks(record: Record, shaped: Callable[[Any], Any]) -> set[bytes]:
    return {_key(shaped(claim)) for claim in _objects(record.get("claims"))}


def _base(
    about: Any,
    key: bytes,
    ours: tuple[set[bytes], Record],
    theirs: tuple[set[bytes], Record],
    new: Record,
) -> Record | None:
    """The record into which a claim points: that of the side which says it.

    Where both say it, it is that whose list there is now.
    """
    if not isinstance(about, str) or (key not in ours[0] and key not in theirs[0]):
        return None
    if key in ours[0] and key in theirs[0]:
        top = unescaped(about.split("/")[1]) if about[:1] == "/" else ""
        stays = _key(ours[1].get(top)) == _key(new.get(top))
        return ours[1] if stays else theirs[1]
    return ours[1] if key in ours[0] else theirs[1]


def _changes(
    about: str, old: Any, new: Any, shaped: Callable[[Any], Any]
) -> tuple[dict[str, list[int | None]], set[str]]:
    """The lists along a pointer with where their items are now, and what of it is gone."""
    places: dict[str, list[int | None]] = {}
    if about[:1] != "/":
        is_gone = about[1:] in _locals(old) and about[1:] not in _locals(new)
        return places, {about} if is_gone else set()
    there = ""
    for step in about.split("/")[1:]:
        before, there = there, f"{there}/{step}"
        if isinstance(old, list) and isinstance(new, list):
            at = places[before] = _placed(old, new, shaped)
            number = _index(step, at)
            place = None if number is None else at[number]
            if number is None or place is None:
                break
            old, new = old[number], new[place]
        elif isinstance(old, dict) and unescaped(step) in old:
            if not isinstance(new, dict) or unescaped(step) not in new:
                return places, {there}
            old, new = old[unescaped(step)], new[unescaped(step)]
        else:
            return places, {there} if isinstance(old, list) else set()
    return places, set()


def _placed(old: list[Any], new: list[Any], shaped: Callable[[Any], Any]) -> list[int | None]:
    """Where each old item is now: its like, or else the one item that is known by the same."""
    places: dict[bytes, list[int]] = defaultdict(list)
    for number, item in enumerate(new):
        places[_key(item)].append(number)
    names = [_name(item) for item in new]
    before = Counter(_name(item) for item in old)
    seen: Counter[bytes] = Counter()
    found: list[int | None] = []
    for item in old:
        key, name = _key(shaped(item)), _name(shaped(item))
        if key in places:
            found.append(places[key][min(seen[key], len(places[key]) - 1)])
            seen[key] += 1
        elif name is not None and before[name] == names.count(name) == 1:
            found.append(names.index(name))
        else:
            found.append(None)
    return found


def _name(item: Any) -> tuple[str, bytes] | None:
    """What an item is known by; a claim without an id by who says which word of what."""
    if not isinstance(item, dict):
        return None
    if "stance" in item and "id" not in item:
        return "stance", _key([item["stance"], item.get("by"), item.get("about")])
    return next(((key, _key(item[key])) for key in _NAMING if key in item), None)


def _locals(record: Any) -> set[Any]:
    return {one["id"] for key in ("claims", "quantities") for one in _objects(record.get(key))
            if isinstance(one.get("id"), str)}  # fmt: skip


def _index(step: str, items: Sequence[Any]) -> int | None:
    """The index that a step of a pointer is; None where it is none of the items."""
    is_number = step.isascii() and step.isdigit() and str(int(step)) == step
    return int(step) if is_number and int(step) < len(items) else None

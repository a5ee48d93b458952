"""Which field of an event a column, a key or a front-matter entry of another program means."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from timeline.errors import TimelineError
from timeline.format.models.vocabulary import LANGUAGE_PATTERN
from timeline.text import did_you_mean, fold

# Field of an event, and what other programs call it, the nearest first. Where two columns mean one
# field that holds a single value, the nearer name fills it.
_NAMES = {
    "id": "id event_id uid event_uid identifier key event_key slug record_id case_id evento_id "
    "data_id event_id_cnty eventid uuid codigo identificador expediente kennung identifiant 識別子 "
    "管理番号",
    "title": "title headline name event event_title event_name label subject summary_title "
    "event_label titulo titular nombre evento hecho suceso acontecimiento titel ereignis "
    "bezeichnung betreff uberschrift titre evenement intitule nom titulo_do_evento message "
    "itemlabel eventlabel task_name card_name issue page file_name what_happened "
    "event_/_incident source_headline short_description 題名 件名 タイトル 名称 出来事 見出し",
    "when": "when date event_date date_of_event date_utc date_time datetime date/time "
    "point_in_time pointintime due due_date occurred_on occurred_on_date date_occurred date_filed "
    "filed incident_date date_of_incident when_did_it_happen fecha fecha_del_hecho cuando datum "
    "wann tag_des_ereignisses quand date_de_l'evenement data quando fc_date "
    "日付 日時 年月日 発生日",
    "start": "start start_date startdate date_start begin from start_datetime dtstart starttime "
    "inicio fecha_inicio fecha_de_inicio desde beginn von anfang startdatum debut date_de_debut "
    "開始 開始日 開始日時",
    "end": "end end_date enddate date_end finish to until end_datetime dtend endtime fin fecha_fin "
    "fecha_final fecha_de_fin hasta ende bis enddatum date_de_fin fc_end 終了 終了日 終了日時",
    "time": "time start_time event_time clock hour hora uhrzeit heure 時刻",
    "end_time": "end_time end_hour hora_fin",
    "all_day": "all_day_event all_day allday ganztagig ganztagiges_ereignis todo_el_dia",
    "year": "year start_year event_year yr iyear ano jahr annee active_year 年",
    "month": "month start_month event_month imonth mes monat mois 月",
    "day": "day start_day event_day iday daynum dia tag_im_monat jour 日",
    "end_year": "end_year",
    "end_month": "end_month",
    "end_day": "end_day",
    "tz": "tz timezone time_zone zone zona_horaria zeitzone タイムゾーン",
    "when_text": "when_text date_text display_date date_note approxdate",
    "kind": "kind type event_type category_type tipo 種類 種別",
    "status": "status estado 状態",
    "summary": "summary abstract lede excerpt resumen zusammenfassung resume 概要 要約",
    "description": "description event_description text body content details detail event_text "
    "docket_text "
    "descripcion texto detalle relato beschreibung inhalt 本文 説明 内容 詳細",
    "notes": "notes note notas notiz メモ",
    "who": "who participants participant actors actor who_is_involved who_was_involved "
    "actores participantes beteiligte acteurs 参加者 関係者",
    "who.person": "people persons person personas personen personnes 人物",
    "who.organization": "",
    "who.group": "",
    "who.state": "",
    "places": "where place places event_location event_place location locations venue lugar "
    "ubicacion lugares ort lieu local 場所 会場 位置",
    "coord": "coord coords coordinates coordinate_location wkt",
    "lat": "lat latitude event_lat latitud breitengrad 緯度",
    "lon": "lon lng long longitude event_lon longitud langengrad 経度",
    "tags": "tags tag keywords keyword topics topic categories category labels event_tag etiquetas "
    "temas schlagworter themen mots_cles タグ キーワード",
    "sources": "sources source reference references citations fuentes fuente quelle quellen 出典 "
    "情報源",
    "url": "url link href source_url source_link event_url web address enlace lien リンク",
    "media": "media image images photo photos attachments imagen bild 画像 写真",
    "language": "language lang idioma sprache langue 言語",
    "draft": "draft",
    "created": "created",
    "modified": "modified",
    "revision": "revision",
    "relations": "relations related related_events",
    "quantities": "quantities",
    "claims": "claims",
    "commitment": "commitment",
    "standing": "standing",
    "extensions": "extensions",
    "withdrawn": "withdrawn",
    "schema_version": "schema_version",
    # What our own table says of the time.
    "start_earliest": "start_earliest",
    "start_latest": "start_latest",
    "end_earliest": "end_earliest",
    "end_latest": "end_latest",
    "precision": "precision",
    "ongoing": "ongoing",
}
FIELDS = tuple(_NAMES)
# Who takes part: nobody knows as what, or as what an entity of theirs would be.
WHO = ("who", *(field for field in FIELDS if field.startswith("who.")))
# Fields that several columns fill together.
MANY = frozenset((*WHO, "places", "tags", "sources", "url", "media", "relations"))
TEXTS = ("title", "summary", "description", "notes")
# The field of a column that is left out on purpose.
NOWHERE = "-"
# Languages of translated columns where the timeline says nothing of its own.
LANGUAGES = ("en", "es", "ja")

_BREAKS = re.compile(r"[\s_.:;,?()-]+")


def _plain(name: str) -> str:
    return _BREAKS.sub("_", fold(name)).strip("_")


_BY_NAME = {
    _plain(name): (field, rank)
    for field, names in _NAMES.items()
    for rank, name in enumerate(names.split())
}


class Guess(NamedTuple):
    """The field that a name means, and how near the name is to the field's own (0: it is that)."""

    field: str
    rank: int = 0


def guess(column: str, languages: Iterable[str] = LANGUAGES) -> str | None:
    """The field that a column is called after, such as `title` or `title.es`; None if none."""
    found = _guess(column, tuple(languages))
    return found.field if found else None


@lru_cache(maxsize=4096)
def _guess(column: str, languages: tuple[str, ...]) -> Guess | None:
    known = _BY_NAME.get(_plain(column))
    if known:
        return Guess(*known)
    name, _, language = column.strip().replace("_", ".").rpartition(".")
    base = _BY_NAME.get(_plain(name)) if name and language in languages else None
    if base and base[0] in TEXTS:
        return Guess(f"{base[0]}.{language}", base[1])
    return None


def is_translation(column: str) -> bool:
    """Whether a column of our own table is a text in a further language: `title.es`."""
    name, _, code = column.partition(".")
    return name in TEXTS and bool(re.fullmatch(LANGUAGE_PATTERN, code))


def mapping(
    columns: Iterable[str], given: Iterable[str] = (), languages: Iterable[str] = LANGUAGES
) -> dict[str, str | None]:
    """The field of each column: as given in `COLUMN=FIELD`, else guessed; None is none.

    Raises `TimelineError` for a column that is not there, for a field that an event lacks, and
    for two columns that are given one field that holds a single value.
    """
    names = list(dict.fromkeys(columns))
    chosen = _chosen(names, given)
    spoken = tuple(languages)
    guessed = {name: _guess(name, spoken) for name in names if name not in chosen}
    guessed = _days(_labelled(guessed), set(chosen.values()))
    guessed = _titled(guessed, set(chosen.values()))
    best: dict[str, tuple[int, int]] = {}
    for place, found in enumerate(guessed.values()):
        if found and found.field not in MANY:
            best[found.field] = min(best.get(found.field, (10**6, 0)), (found.rank, place))
    places = {name: place for place, name in enumerate(guessed)}
    taken = set(chosen.values())
    fields: dict[str, str | None] = {}
    for name in names:
        found = guessed.get(name)
        if name in chosen:
            fields[name] = chosen[name]
        elif found is None or found.field in taken:
            fields[name] = None
        elif found.field in MANY or best[found.field] == (found.rank, places[name]):
            fields[name] = found.field
        else:
            fields[name] = None
    return fields


def _chosen(names: list[str], given: Iterable[str]) -> dict[str, str]:
    chosen: dict[str, str] = {}
    for text in given:
        column, field = _pair(text)
        if column not in names:
            hint = did_you_mean(column, names) or f"the columns are {', '.join(names)}"
            raise TimelineError(f"there is no column '{column}'", hint=hint)
        _require(field)
        if field not in MANY and field != NOWHERE and field in chosen.values():
            other = next(name for name, one in chosen.items() if one == field)
            raise TimelineError(
                f"'{other}' and '{column}' cannot both be '{field}', which holds one value",
                hint=f"leave one out with --map '{column}=-', or give it another field",
            )
        chosen[column] = field
    return chosen


def _labelled(guessed: dict[str, Guess | None]) -> dict[str, Guess | None]:
    """SPARQL's columns in pairs: `event` has the address of what `eventLabel` calls by its name."""
    found = dict(guessed)
    for name in guessed:
        label = f"{name}Label"
        if label in guessed:
            found[label] = guessed[label] or guessed[name]
            meant = found[label]
            found[name] = Guess("id", 50) if meant and meant.field == "title" else None
    return found


# Columns beside which `Tag` is a day, as it is beside a month that has no day.
_GERMAN = frozenset(("jahr", "monat"))


def _days(guessed: dict[str, Guess | None], given: set[str]) -> dict[str, Guess | None]:
    """A column called `day` is the whole date where no column holds the month."""
    known = {one.field for one in guessed.values() if one} | given
    if ("month" in known and "day" not in known) or not _GERMAN.isdisjoint(map(_plain, guessed)):
        day = Guess("day", 1)
        guessed = {name: day if _plain(name) == "tag" else one for name, one in guessed.items()}
    if {"month", "year"} & known:
        return guessed
    late = Guess("when", 500)
    return {
        name: late if found and found.field == "day" else found for name, found in guessed.items()
    }


def _titled(guessed: dict[str, Guess | None], given: set[str]) -> dict[str, Guess | None]:
    """The summary serves as the title where no column is one, as calendars and Jira have it."""
    fields = {one.field.partition(".")[0] for one in guessed.values() if one} | given
    if "title" in fields or "summary" in given:
        return guessed
    summaries = [
        (one.rank, name) for name, one in guessed.items() if one and one.field == "summary"
    ]
    return {**guessed, min(summaries)[1]: Guess("title")} if summaries else guessed


def splits(given: Iterable[str], fields: Mapping[str, str | None]) -> dict[str, re.Pattern[str]]:
    """What parts the items in the cells of a column, as given in `COLUMN=SEPARATOR`.

    A column whose separator is empty is never split. Raises `TimelineError` for a column that is
    not there, and for one whose field holds a single value.
    """
    found = {}
    for text in given:
        column, sign, separator = parted(text)
        if not sign:
            raise TimelineError(f"'{text}' is no COLUMN=SEPARATOR", hint="write it as 'Actors=,'")
        if column not in fields:
            hint = did_you_mean(column, fields) or f"the columns are {', '.join(fields)}"
            raise TimelineError(f"there is no column '{column}'", hint=hint)
        if fields[column] not in MANY:
            said = f"'{fields[column]}', which holds one value" if fields[column] else "no field"
            raise TimelineError(
                f"'{column}' cannot be split: it fills {said}",
                hint=f"say what it means, as in --map '{column}=who'",
            )
        separator = separator.replace("\\n", "\n").replace("\\t", "\t")
        found[column] = re.compile(re.escape(separator) if separator else r"(?!)")
    return found


def parted(text: str) -> tuple[str, str, str]:
    """`COLUMN=SEPARATOR` as column, sign and separator, which may hold a `=` itself."""
    column, sign, separator = text.partition("=")
    return column.strip(), sign if column.strip() else "", separator


def _pair(text: str) -> tuple[str, str]:
    column, sign, field = text.rpartition("=")
    if not sign or not column or not field:
        raise TimelineError(f"'{text}' is no COLUMN=FIELD", hint="write it as 'Fecha=when'")
    return column.strip(), field.strip()


def _require(field: str) -> None:
    base, _, language = field.partition(".")
    known = field in FIELDS or (base in TEXTS and re.fullmatch(LANGUAGE_PATTERN, language))
    if not known and field != NOWHERE:
        hint = did_you_mean(base, FIELDS) or f"fields: {', '.join(FIELDS)}, or '-' for none"
        raise TimelineError(f"an event has no field '{field}' to bring in", hint=hint)


def shown(fields: Mapping[str, str | None]) -> str:
    """The mapping in one line, for the person who has to trust it."""
    used = [f"{column} → {field}" for column, field in fields.items() if field]
    unused = [column for column, field in fields.items() if not field]
    line = ", ".join(used) or "no column is understood"
    return f"{line}; kept in origin: {', '.join(unused)}" if unused else line

"""Which field of an event a column, a key or a front-matter entry of another program means."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from timeline.errors import TimelineError
from timeline.format.models.vocabulary import LANGUAGE_PATTERN
from timeline.text import did_you_mean, fold

# Field of an event, and what other programs call it. A field may come more than once.
_NAMES = {
    "id": "id uid identifier slug key 識別子",
    "title": "title name headline event subject summary_title label titulo nombre evento hecho "
    "suceso acontecimiento 題名 件名 タイトル 名称",
    "when": "when date event_date day datum fecha dia year ano date_time datetime 日付 日時 年月日",
    "start": "start start_date startdate begin from start_time dtstart inicio fecha_inicio desde "
    "開始 開始日 開始日時",
    "end": "end end_date enddate finish to until dtend fin fecha_fin hasta 終了 終了日 終了日時",
    "time": "time clock hour hora 時刻",
    "tz": "tz timezone time_zone zone zona_horaria タイムゾーン",
    "when_text": "when_text date_text display_date date_note",
    "kind": "kind type event_type category_type tipo 種類 種別",
    "status": "status estado 状態",
    "summary": "summary abstract lede excerpt resumen 概要 要約",
    "description": "description body text content details notes note descripcion texto detalle "
    "本文 説明 内容",
    "who": "who participants participant actors actor people persons person who_is_involved "
    "personas actores participantes 参加者 人物 関係者",
    "places": "where place places location locations lugar ubicacion lugares 場所 会場 位置",
    "lat": "lat latitude latitud 緯度",
    "lon": "lon lng long longitude longitud 経度",
    "tags": "tags tag keywords keyword topics topic categories category labels etiquetas temas "
    "タグ キーワード",
    "sources": "sources source references reference citations fuentes fuente 出典 情報源",
    "url": "url link href source_url web address enlace リンク",
    "media": "media image images photo photos imagen 画像 写真",
    "language": "language lang idioma 言語",
    "created": "created created_at date_created",
    "modified": "modified updated updated_at last_modified date_modified",
    "revision": "revision sequence version",
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
NOWHERE = "-"
"""The field of a column that is left out on purpose."""

_BY_NAME = {fold(name): field for field, names in _NAMES.items() for name in names.split()}
_BREAKS = re.compile(r"[\s_./-]+")


@lru_cache(maxsize=4096)
def guess(column: str) -> str | None:
    """The field that a column is called after, such as `title` or `title.es`; None if none."""
    plain = fold(column)
    known = _BY_NAME.get(_BREAKS.sub("_", plain).strip("_"))
    if known:
        return known
    name, _, language = column.strip().replace("_", ".").rpartition(".")
    if name and re.fullmatch(LANGUAGE_PATTERN, language):
        field = _BY_NAME.get(_BREAKS.sub("_", fold(name)).strip("_"))
        return f"{field}.{language}" if field in TEXTS else None
    return None


TEXTS = ("title", "summary", "description", "when_text")


def mapping(columns: Iterable[str], given: Iterable[str] = ()) -> dict[str, str | None]:
    """The field of each column: as given in `COLUMN=FIELD`, else guessed; None is none.

    Raises `TimelineError` for a column that is not there and for a field that an event lacks.
    """
    names = list(columns)
    chosen = dict(_pair(text) for text in given)
    for column, field in chosen.items():
        if column not in names:
            hint = did_you_mean(column, names) or f"the columns are {', '.join(names)}"
            raise TimelineError(f"there is no column '{column}'", hint=hint)
        _require(field)
    # A field that was given is not guessed for another column as well.
    taken = set(chosen.values())
    found: dict[str, str | None] = {}
    for column in names:
        guessed = guess(column)
        found[column] = chosen.get(column, None if guessed in taken else guessed)
    return found


def _pair(text: str) -> tuple[str, str]:
    column, sign, field = text.rpartition("=")
    if not sign or not column or not field:
        raise TimelineError(f"'{text}' is no COLUMN=FIELD", hint="write it as 'Fecha=when'")
    return column.strip(), field.strip()


def _require(field: str) -> None:
    base, _, language = field.partition(".")
    known = base in FIELDS and (
        not language or (base in TEXTS and re.fullmatch(LANGUAGE_PATTERN, language))
    )
    if not known and field != NOWHERE:
        hint = did_you_mean(base, FIELDS) or f"fields: {', '.join(FIELDS)}, or '-' for none"
        raise TimelineError(f"an event has no field '{field}' to bring in", hint=hint)


def shown(fields: Mapping[str, str | None]) -> str:
    """The mapping in one line, for the person who has to trust it."""
    used = [f"{column} → {field}" for column, field in fields.items() if field]
    unused = [column for column, field in fields.items() if not field]
    line = ", ".join(used) or "no column is understood"
    return f"{line}; kept in origin: {', '.join(unused)}" if unused else line

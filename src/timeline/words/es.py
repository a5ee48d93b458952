"""Español."""

QUOTES = ("«", "»")
THOUSANDS = "\u202f"
GROUP_FROM = 10000
DECIMAL = ","
NUMBERS = {
    2: "dos", 3: "tres", 4: "cuatro", 5: "cinco", 6: "seis", 7: "siete", 8: "ocho", 9: "nueve",
    10: "diez", 11: "once", 12: "doce",
}  # fmt: skip
SCALES = ((10**12, "{n} billones"), (10**6, "{n} millones"))

MONTHS = (
    "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre",
    "octubre", "noviembre", "diciembre",
)  # fmt: skip
SHORT_MONTHS = ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic")
SHORTENED = "start"
ARTICLES = {
    "day": "el ", "decade": "la ", "part": "el ", "season21": "la ", "season22": "el ",
    "season23": "el ", "season24": "el ", "time": "las ", "one": "la ",
}  # fmt: skip
IN = {"day": "", "time": "a ", "one": "a ", "other": ""}
IN_DEFAULT = "en "
CONTRACTIONS = ((" de el ", " del "), (" a el ", " al "))

SEASONS = {21: "primavera", 22: "verano", 23: "otoño", 24: "invierno"}
PARTS = {
    33: "primer trimestre", 34: "segundo trimestre", 35: "tercer trimestre", 36: "cuarto trimestre",
    37: "primer cuatrimestre", 38: "segundo cuatrimestre", 39: "tercer cuatrimestre",
    40: "primer semestre", 41: "segundo semestre",
}  # fmt: skip

UNITS = {
    "years": ("un año", "{n} años"),
    "months": ("un mes", "{n} meses"),
    "weeks": ("una semana", "{n} semanas"),
    "days": ("un día", "{n} días"),
    "hours": ("una hora", "{n} horas"),
    "minutes": ("un minuto", "{n} minutos"),
    "seconds": ("un segundo", "{n} segundos"),
}

ZONES = {
    "America/New_York": "Nueva York", "America/Los_Angeles": "Los Ángeles",
    "America/Mexico_City": "Ciudad de México", "America/Bogota": "Bogotá",
    "America/Havana": "La Habana", "America/Panama": "Panamá", "America/Sao_Paulo": "São Paulo",
    "America/Asuncion": "Asunción", "Asia/Jerusalem": "Jerusalén", "Asia/Kolkata": "Calcuta",
    "Asia/Seoul": "Seúl", "Asia/Singapore": "Singapur", "Asia/Tehran": "Teherán",
    "Asia/Tokyo": "Tokio", "Africa/Cairo": "El Cairo", "Africa/Johannesburg": "Johannesburgo",
    "Europe/Amsterdam": "Ámsterdam", "Europe/Athens": "Atenas", "Europe/Berlin": "Berlín",
    "Europe/Brussels": "Bruselas", "Europe/Istanbul": "Estambul", "Europe/Kiev": "Kiev",
    "Europe/Kyiv": "Kiev", "Europe/Lisbon": "Lisboa", "Europe/London": "Londres",
    "Europe/Moscow": "Moscú", "Europe/Paris": "París", "Europe/Rome": "Roma",
    "Europe/Vienna": "Viena", "Europe/Warsaw": "Varsovia", "Europe/Zurich": "Zúrich",
    "Australia/Sydney": "Sídney",
}  # fmt: skip

# Units of measure that have a name beside their symbol.
MEASURES = {
    "USD": "dólares estadounidenses",
    "EUR": "euros",
    "COP": "pesos colombianos",
    "a": "años",
}


def plural(n: int) -> int:
    """Which of the forms in UNITS a number takes."""
    return 0 if n == 1 else 1


PHRASES = {
    "open_unknown": "desde siempre, final desconocido",
    "unknown_open": "comienzo desconocido, aún sigue", "name_part": "parte del año",
    "span_comma": ", ", "span_and": " y ", "unknown_year": "{x}, año desconocido",
    "year_unknown": "año desconocido", "uncertain_time": "{x} (hora incierta)",
    "approximate_time": "alrededor de {the_x}", "both_time": "alrededor de {the_x} (hora incierta)",
    "all_later": "{x} y todo lo posterior", "all_earlier": "{x} y todo lo anterior",
    "passed_days": "{passed} (hace {days})", "day": "{day} de {month} de {year}",
    "day_month": "{day} de {month}", "day_only": "{day}", "month": "{month} de {year}",
    "year_ce": "{n} d. C.", "year_bce": "{n} a. C.", "year_span": "{n}-{next}",
    "decade": "década de {n}", "season": "{part} de {year}", "part": "{part} de {year}",
    "north": "{x} (hemisferio norte)", "south": "{x} (hemisferio sur)",
    "zone": "{x} (hora de {zone})", "rounded": "alrededor de {the_x} ({between})",
    "month_unknown": "{x}, mes desconocido", "day_unknown": "{x}, día desconocido",
    "month_day_unknown": "{x}, mes y día desconocidos",
    "day_of_some_month": "día {day} de un mes desconocido",
    "day_of_unknown_month": "día {day} de un mes desconocido de {year}",
    "some_year": "{x}, en un año entre {low} y {high}", "uncertain": "{x} (fecha incierta)",
    "approximate": "alrededor de {the_x}", "both": "alrededor de {the_x} (fecha incierta)",
    "parts_uncertain": "{names}: sin certeza", "parts_approximate": "{names}: por aproximación",
    "parts_both": "{names}: sin certeza y por aproximación", "name_year": "año",
    "name_month": "mes", "name_day": "día", "name_time": "hora", "from_to": "de {the_x} a {the_y}",
    "short_span": "{x} a {y}", "between": "entre {the_x} y {the_y}", "by": "a más tardar {in_x}",
    "or_later": "{the_x} o después", "or_earlier": "{the_x} o antes", "from_on": "desde {the_x}",
    "until": "hasta {the_x}", "end_unknown": "desde {the_x}, sin final conocido",
    "start_unknown": "hasta {the_x}, sin comienzo conocido", "times_on_day": "{x}, {times}",
    "day_by_time": "{x}, a más tardar a {the_time}", "day_from_time": "{x}, a {the_time} o después",
    "day_starting_at": "{x}, con inicio {in_time}", "day_starting": "{x}, con inicio {times}",
    "start_end": "comienzo: {x}; final: {y}", "start_open": "comienzo: {x}; aún sigue",
    "start_no_end": "comienzo: {x}; final desconocido",
    "no_start_end": "comienzo desconocido; final: {x}", "and_later": "{x}, y {y}",
    "any_time": "en cualquier momento", "undated": "sin fecha",
    "end_of": "hasta el final de {the_x}", "or": " o ", "and": " y ",
    "start_of": "el comienzo de {x}", "finish_of": "el final de {x}", "after": "después de {x}",
    "before": "antes de {x}", "during": "durante {x}", "same": "al mismo tiempo que {x}",
    "same_start": "al comenzar {x}", "same_end": "al terminar {x}",
    "exactly_after": "{span} después de {x}", "exactly_before": "{span} antes de {x}",
    "day_after": "el día siguiente a {x}", "day_before": "el día anterior a {x}",
    "same_day_after": "más tarde, el mismo día que {x}",
    "same_day_before": "más temprano, el mismo día que {x}",
    "within_after": "hasta {span} después de {x}",
    "within_before": "como mucho {span} antes de {x}",
    "least_after": "al menos {span} después de {x}", "least_before": "al menos {span} antes de {x}",
    "range_after": "entre {low} y {high} después de {x}",
    "range_before": "entre {low} y {high} antes de {x}",
    "due_after": "en un plazo de {span} después de {x}",
    "according_to": "{standing}, según {voices}", "by_voices": "{standing} por {voices}",
    "because": "{standing} (fijado a mano: {reason})", "nobody": "alguien",
    "days_left_one": "queda {days}", "days_left": "quedan {days}", "due_today": "vence hoy",
    "overdue_days": "vencido hace {days}", "unit_scaled": "{n} de {unit}",
    "about_number": "unos {n}", "best": "{n} (mejor estimación; entre {low} y {high})",
    "low_high": "entre {low} y {high}", "at_least": "al menos {n}", "at_most": "como mucho {n}",
    "claim": "{about}{stance} por {speaker}{at}", "as_of": "{x} (a fecha de {the_when})",
    "percent": "{n} %",
}  # fmt: skip

LABELS = {
    "kind": {
        "incident": "incidente", "meeting": "reunión", "statement": "declaración",
        "commitment": "compromiso", "decision": "decisión", "publication": "publicación",
        "election": "elección", "measure": "medida", "period": "periodo",
    },
    "status": {
        "planned": "previsto", "ongoing": "en curso", "occurred": "ocurrido",
        "cancelled": "cancelado", "postponed": "aplazado",
    },
    "stance": {
        "alleges": "afirmado", "reports": "informado", "confirms": "confirmado",
        "disputes": "cuestionado", "denies": "negado", "retracts": "retractado",
    },
    "standing": {
        "retracted": "retractado", "disputed": "cuestionado", "confirmed": "confirmado",
        "reported": "reportado", "alleged": "presunto", "unsourced": "sin fuente",
    },
    "role": {
        "host": "anfitrión", "guest": "invitado", "attendee": "asistente",
        "presenter": "presentador", "speaker": "orador", "target": "blanco", "subject": "sujeto",
        "party": "parte",
    },
    "relation": {
        "part_of": "parte de", "follows": "sigue a", "caused_by": "causado por",
        "responds_to": "responde a", "concerns": "trata de", "same_as": "lo mismo que",
        "contradicts": "contradice", "fulfils": "cumple", "breaks": "incumple",
        "after": "después de", "before": "antes de", "during": "durante",
        "same": "al mismo tiempo que",
    },
    "state": {
        "scheduled": "previsto", "in_progress": "en curso", "met": "cumplido",
        "partially_met": "cumplido en parte", "not_met": "no cumplido", "withdrawn": "retirado",
        "unknown": "resultado sin registrar",
    },
    "due": {
        "settled": "cerrado", "pending": "pendiente", "possibly-overdue": "quizá vencido",
        "overdue": "vencido", "passed": "plazo vencido, resultado sin registrar",
        "unknown": "plazo desconocido",
    },
    "source_type": {
        "news-article": "artículo de prensa", "interview": "entrevista", "speech": "discurso",
        "official-record": "registro oficial", "report": "informe", "dataset": "conjunto de datos",
        "book": "libro", "post": "publicación en línea", "photograph": "fotografía",
        "video": "video", "other": "otro",
    },
    "place_precision": {
        "exact": "exacto", "near": "cerca", "city": "en algún lugar de la ciudad",
        "region": "en algún lugar de la región", "country": "en algún lugar del país",
    },
    "entity_type": {
        "person": "persona", "organization": "organización", "group": "grupo", "state": "Estado",
        "place": "lugar",
    },
    "name_kind": {
        "alias": "alias", "former": "antes", "abbreviation": "sigla", "native": "nombre original",
    },
    "match": {"certain": "seguro", "possible": "posible"},
    "heading": {
        "id": "Id", "when": "Cuándo", "title": "Título", "start": "Comienzo",
        "start_latest": "Comienzo más tardío", "end_earliest": "Final más temprano", "end": "Final",
        "match": "Coincidencia", "bar": "Barra", "kind": "Tipo", "status": "Situación",
        "standing": "Respaldo", "who": "Quién", "place": "Lugar", "places": "Lugares",
        "tags": "Etiquetas", "tag": "Etiqueta", "sources": "Fuentes", "source": "Fuente",
        "voices": "Voces", "voice": "Voz", "summary": "Resumen", "description": "Descripción",
        "language": "Idioma", "due": "Plazo", "deadline": "Vencimiento",
        "days_left": "Días restantes", "overdue": "Vencido", "state": "Estado", "path": "Archivo",
        "created": "Creado", "modified": "Modificado", "revision": "Revisión", "group": "Grupo",
        "delta": "Desde el anterior", "participants": "Participantes", "relations": "Relaciones",
        "relation": "Relación", "quantities": "Cifras", "claims": "Afirmaciones", "media": "Medios",
        "commitment": "Compromiso", "debtor": "A cargo de", "creditor": "A favor de",
        "action": "Acción", "evidence": "Pruebas", "count": "Hechos", "value": "Valor",
        "certain": "Seguros", "possible": "Posibles", "from": "Desde", "to": "Hasta",
        "days": "Días", "found": "Hallado", "gap_after": "Después de", "gap_before": "Antes de",
        "period": "Periodo", "first": "Primero", "last": "Último", "revision_at": "Confirmación",
        "withdrawn": "Retirado", "name": "Nombre", "type": "Tipo", "role": "Papel", "by": "Según",
        "draft": "Borrador", "notes": "Notas", "origin": "Importado de", "editors": "la redacción",
        "other_names": "Otros nombres", "of": "Pertenece a", "members": "Miembros",
        "identifiers": "Identificadores", "authors": "Autores", "publisher": "Publicado por",
        "issued": "Publicado", "accessed": "Consultado", "url": "Dirección",
        "archive_url": "Copia archivada", "cites": "Se basa en",
        "former_ids": "Identificadores anteriores", "event": "Hecho", "stance": "Postura",
        "about": "Sobre",
    },
    "page": {
        "at_a_glance": "De un vistazo", "events": "Hechos", "skip": "Ir a los hechos",
        "since": "Desde", "until": "Hasta", "text": "Buscar", "any": "todo",
        "reset": "Mostrar todo", "count": "{n} de {total} hechos", "total": "{n} hechos",
        "total_one": "1 hecho", "nothing": "Ningún hecho coincide con estos filtros.",
        "unknown": "Esta página no conoce: {filters}", "language": "Idioma", "own_name": "Español",
        "adaptive": "El tiempo no está a escala: los períodos sin hechos se acortan.",
        "linear": "El tiempo está a escala.",
        "counted": (
            "Las barras cuentan los hechos que comienzan en cada {unit}; la más alta tiene {n}."
        ),
        "minute": "minuto", "hour": "hora", "day": "día", "month": "mes", "year": "año",
        "minutes": "período de {n} minutos", "hours": "período de {n} horas",
        "months": "período de {n} meses", "years": "período de {n} años",
        "without_date": "Sin fecha", "not_drawn": "No se dibujan por falta de fecha: {n}.",
        "exact": "un día o una hora exactos", "within": "en algún momento de",
        "throughout": "durante todo", "approximate": "aproximado o incierto",
        "open": "extremo abierto o desconocido", "pending": "pendiente",
        "deadline": "plazo de un compromiso", "link": "Enlace a este hecho",
        "calendar": "Calendario", "feed": "Canal", "data": "Datos", "earlier": "Anterior",
        "later": "Siguiente", "sources": "Fuentes", "who": "Quién", "kind": "Tipo",
        "tag": "Etiqueta", "standing": "Respaldo", "date": "Fecha", "event": "Hecho",
        "where": "Dónde", "figures": "Cifras", "claims": "Quién lo dice", "related": "Relacionado",
        "commitment": "Compromiso", "owed_by": "De", "owed_to": "Con", "due": "Plazo",
        "state": "Estado", "evidence": "Pruebas", "media": "Medios", "archived": "copia archivada",
        "withdrawn": "Retirado", "possible": "coincidencia posible", "on": "a fecha de {when}",
        "met": "cumplido ({when})", "status": "Situación", "updated": "Actualizado",
        "when": "Cuándo", "description": "Descripción", "summary": "Resumen", "tags": "Etiquetas",
        "maybe": "{n} posibles",
        "dates": "Las fechas se escriben así: 2004, 2004-10, 2004-10-16, 200X o -0043.",
        "today": "hoy", "other": "otros", "more": "Quién lo dice, y más", "lanes": "Carriles",
        "filters": "Filtros", "place": "Lugar", "source": "Fuente", "voice": "Voz",
        "as_told_by": "Según", "rest": "Mostrar el resto en gris", "person": "Persona",
        "body": "Entidad", "one_stream": "sin carriles", "zoom_in": "Acercar", "zoom_out": "Alejar",
        "all_time": "Todo el tiempo",
        "keys": "Las flechas van de hecho a hecho, + y - acercan o alejan, 0 es todo, Intro abre",
        "as_of_day": "a {when}", "works_total": "{n} fuentes", "works_one": "1 fuente",
        "why_confirmed": "Confirmado: lo dicen {voices}, por separado o en un registro.",
        "why_reported": "Reportado: lo dicen {voices}; no basta para darlo por confirmado.",
        "why_cited": "Reportado: se cuenta en {voices}, sin afirmación registrada.",
        "why_alleged": "Presunto: solo lo dicen {voices}.",
        "why_disputed": "Disputado: {voices} lo niegan o lo disputan.",
        "why_retracted": "Retractado: {voices} se retractaron.",
        "why_unsourced": "No se indica ninguna fuente.",
        "why_set": "Fijado por la redacción: {reason}", "cast": "Personas, entidades y lugares",
        "story": "Relato", "start_story": "Empezar", "of": "{n} de {total}", "scale_km": "{n} km",
        "map": "Mapa", "back": "Volver a la cronología", "not_found": "Aquí no hay tal página",
        "home": "A la cronología",
    },
}  # fmt: skip

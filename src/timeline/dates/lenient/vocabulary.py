"""The words of dates in English, Spanish and Japanese, as patterns for the lenient reader.

Texts are folded (NFKC, lower case, single spaces) before these are tried on them.
"""

import re

MONTHS = (
    "january|jan|enero|ene", "february|feb|febrero", "march|mar|marzo", "april|apr|abril|abr",
    "may|mayo", "june|jun|junio", "july|jul|julio", "august|aug|agosto|ago",
    "september|sept|sep|septiembre|setiembre", "october|oct|octubre", "november|nov|noviembre",
    "december|dec|diciembre|dic",
)  # fmt: skip
MONTH_OF = {name: n for n, names in enumerate(MONTHS, 1) for name in names.split("|")}
MONTH = "(?:" + "|".join(sorted(MONTH_OF, key=len, reverse=True)) + r")\b\.?"

SEASON_OF = {
    "spring": 21, "primavera": 21, "春": 21, "summer": 22, "verano": 22, "夏": 22,
    "autumn": 23, "fall": 23, "otoño": 23, "秋": 23, "winter": 24, "invierno": 24, "冬": 24,
}  # fmt: skip
SEASON = "(?:" + "|".join(SEASON_OF) + ")"

WEEKDAYS = (
    ("monday", "mon", "lunes"), ("tuesday", "tue", "tues", "martes"),
    ("wednesday", "wed", "miércoles"), ("thursday", "thu", "thur", "thurs", "jueves"),
    ("friday", "fri", "viernes"), ("saturday", "sat", "sábado"), ("sunday", "sun", "domingo"),
)  # fmt: skip
WEEKDAY_OF = {name: n for n, names in enumerate(WEEKDAYS) for name in names}
WEEKDAY = r"(?:(?:el )?(?P<weekday>" + "|".join(WEEKDAY_OF) + r")\b\.?,? (?:the )?)?"

# Digits come before the day's ending, so that "1st" and "1º" are both the first.
DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th|º|o|ro|ero)?"
YEAR = r"(?P<year>[0-9]{4})"
OF = r"(?: de | del | of |, | )"

APPROXIMATE = re.compile(
    r"(?:circa|ca\.?|c\.|c(?=[ 0-9])|approx\.?|approximately|about|around|roughly"
    r"|some time around|abt\.?"
    r"|est\.?|cal\.?|hacia|alrededor de|aproximadamente|cerca de|約|およそ) ?(?P<rest>.+)"
)
APPROXIMATE_TAIL = re.compile(r"(?P<rest>.+?) ?(?:頃|ごろ|ころ|\(approx\.?\)|approx\.?|aprox\.?)")
UNCERTAIN = re.compile(
    r"(?:maybe|perhaps|possibly|probably|presumably|quizás?|tal vez|posiblemente|probablemente"
    r"|たぶん|おそらく) (?:in )?(?P<rest>.+)"
)
UNCERTAIN_TAIL = re.compile(r"(?P<rest>.+?) ?(?:\?|\(\?\)|か)")

BEFORE = (
    r"(?:before|prior to|earlier than|bef\.?|antes del?) (?P<date>.+)",
    r"(?P<date>.+?)(?:より|以)前",
)
AFTER = (r"(?:after|later than|aft\.?|después del?) (?P<date>.+)", r"(?P<date>.+?)(?:より|の)後")
NO_LATER = (
    r"(?:by|no later than|not later than|on or before|up to|a más tardar(?: en| el)?) (?P<date>.+)",
    r"遅くとも(?P<date>.+?)(?:まで(?:に)?)?",
)
NO_EARLIER = (
    r"(?:not before|no earlier than|on or after|no antes del?) (?P<date>.+)",
    r"(?:from )?(?P<date>.+?) (?:onwards?|or later|en adelante)",
    r"(?P<date>.+?)以降",
)
SINCE = (
    r"(?:since|desde(?: el)?) (?P<date>.+)",
    r"(?:from )?(?P<date>.+?) (?:to|until|till|-) ?(?:now|present|today|the present|date)",
    r"desde(?: el)? (?P<date>.+) hasta (?:hoy|ahora|la fecha)",
    r"(?P<date>.+?)から(?:現在まで)?",
)
UNTIL = (r"(?:until|till|to|hasta(?: el)?) (?P<date>.+)", r"(?P<date>.+?)まで")
BETWEEN = (
    r"(?:some ?time )?(?:between|bet\.?|btw\.?) (?P<first>.+?) (?:and|&|-) (?P<last>.+)",
    r"entre (?:el )?(?P<first>.+?) y (?:el )?(?P<last>.+)",
    r"(?P<first>.+?)と(?P<last>.+?)の間",
    r"(?P<first>.+?)から(?P<last>.+?)の間",
)
FROM_TO = (
    r"from (?P<first>.+?) (?:to|until|till|through|thru) (?P<last>.+)",
    r"(?P<first>.+?) (?:to|until|till|through|thru) (?P<last>.+)",
    r"desde(?: el)? (?P<first>.+?) hasta(?: el)? (?P<last>.+)",
    r"del? (?P<first>.+?) al? (?P<last>.+)",
    r"(?P<first>.+?)から(?P<last>.+?)まで",
    r"(?P<first>.+?) - (?P<last>.+)",
    r"(?P<first>[0-9]{4})-(?P<last>[0-9]{4})",
    r"(?P<first>.*[0-9年月日])[~〜](?P<last>.+)",
    r"(?P<first>[^/]*[^/0-9][^/]*)/(?P<last>[^/]+)",
)

THIRD_OF = {
    "early": 0, "beginning of": 0, "start of": 0, "principios de": 0, "comienzos de": 0,
    "inicios de": 0, "mid": 1, "middle of": 1, "mediados de": 1, "late": 2, "end of": 2,
    "finales de": 2, "fines de": 2,
}  # fmt: skip
THIRD = re.compile(
    r"(?:in |the |at the |a )*(?P<third>" + "|".join(THIRD_OF) + r")[ -](?:the |el )*(?P<rest>.+)"
)
THIRD_TAIL_OF = {
    "の初め": 0, "初め": 0, "初頭": 0, "はじめ": 0, "上旬": 0, "初旬": 0, "の半ば": 1, "半ば": 1,
    "中頃": 1, "中旬": 1, "の終わり": 2, "終わり": 2, "末": 2, "下旬": 2,
}  # fmt: skip
THIRD_TAIL = re.compile(r"(?P<rest>.+?)(?P<third>" + "|".join(THIRD_TAIL_OF) + ")")

ORDINAL_OF = {
    "first": 1, "1st": 1, "primer": 1, "primera": 1, "1.er": 1, "second": 2, "2nd": 2,
    "segundo": 2, "segunda": 2, "third": 3, "3rd": 3, "tercer": 3, "fourth": 4, "4th": 4,
    "cuarto": 4, "last": -1,
}  # fmt: skip
ORDINAL = "(?P<nth>" + "|".join(map(re.escape, ORDINAL_OF)) + ")"

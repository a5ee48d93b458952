// Days and seconds of the calendar, in any year, and dates as the command line reads them (EDTF).

export const DAY = 86400;

// Days since 1970-01-01, proleptic Gregorian, astronomical years: 0 is 1 BCE.
export const daysFrom = (year, month = 1, date = 1) => {
  const years = year - (month < 3), era = Math.floor(years / 400), rest = years - era * 400;
  const days = Math.floor((153 * (month + (month < 3 ? 9 : -3)) + 2) / 5) + date - 1;
  return era * 146097 + rest * 365 + Math.floor(rest / 4) - Math.floor(rest / 100) + days - 719468;
};

export const civil = (day) => {
  const shifted = day + 719468, era = Math.floor(shifted / 146097), rest = shifted - era * 146097;
  const y = Math.floor((rest - Math.floor(rest / 1460) + Math.floor(rest / 36524)
    - Math.floor(rest / 146096)) / 365);
  const inYear = rest - (365 * y + Math.floor(y / 4) - Math.floor(y / 100));
  const m = Math.floor((5 * inYear + 2) / 153), month = m < 10 ? m + 3 : m - 9;
  return [y + era * 400 + (month < 3), month, inYear - Math.floor((153 * m + 2) / 5) + 1];
};

const monthsOn = (year, month, count) => {
  const at = year * 12 + month - 1 + count;
  return daysFrom(Math.floor(at / 12), at - Math.floor(at / 12) * 12 + 1);
};

// First month and number of months of seasons, quarters and halves (EDTF level 2).
const PARTS = { 21: [3, 3], 22: [6, 3], 23: [9, 3], 24: [12, 3], 33: [1, 3], 34: [4, 3], 35: [7, 3],
  36: [10, 3], 40: [1, 6], 41: [7, 6] };

// The first and the last day of a date without a clock, or null where it is none.
const point = (text) => {
  // Zeros stand for what is not known, as many write it.
  const bare = text.replace(/[?~%]/g, "")
    .replace(/(?<=^-?\d{4})(?<!0000)-00(?=-00$)|(?<=-\d\d)-00$/g, "-XX");
  const far = /^Y(-?[1-9]\d{1,8})$/.exec(bare);
  if (far) return [daysFrom(+far[1]), daysFrom(+far[1] + 1) - 1];
  const found = /^(-?)(\d[\dX]{3})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?$/.exec(bare);
  if (!found || /X\d/.test(found[2]) || bare === "-0000") return null;
  const [, sign, digits, part, date] = found;
  let ends = ["0", "9"].map((fill) => +digits.replace(/X/g, fill));
  if (sign) ends = [-ends[1], -ends[0]];
  if (ends[0] !== ends[1] && part) return null;
  if (!part || part === "XX") return date && date !== "XX" ? null : [daysFrom(ends[0]), daysFrom(ends[1] + 1) - 1];
  const [month, count] = PARTS[part] ?? [+part, 1];
  if (month < 1 || month > 12 || (date && part in PARTS)) return null;
  const first = daysFrom(ends[0], month), after = monthsOn(ends[0], month, count);
  if (!date || date === "XX") return [first, after - 1];
  const day = first + +date - 1;
  return +date < 1 || day >= after ? null : [day, day];
};

// [first, last] days of a date or an interval, null for a side that is open; null where it is none.
export const period = (text) => {
  const parts = text.trim().split("/");
  if (parts.length === 1) return point(parts[0]);
  if (parts.length !== 2) return null;
  const [low, high] = parts.map((part) => (part === ".." ? [null, null] : point(part)));
  if (!low || !high || (low[0] === null && high[1] === null)) return null;
  return low[0] !== null && high[1] !== null && low[0] > high[1] ? null : [low[0], high[1]];
};

// What people type for a date, as EDTF: "March 2004", "1990s", "500 BCE"; other text as it is.
export const typed = (text, months) => {
  const words = text.trim().replace(/\s+/g, " ");
  const decade = /^(\d{3})0s$/.exec(words), before = /^(\d{1,4}) BCE?$/i.exec(words);
  if (decade) return `${decade[1]}X`;
  if (before && +before[1]) return four(1 - before[1]);
  const named = /^(?:(\d{1,2}) )?(\p{L}+)\.? (\d{4})$/u.exec(words);
  const month = named && months.findIndex((one) => one.toLowerCase() === named[2].toLowerCase()) % 12;
  if (named && month >= 0)
    return [named[3], month + 1, named[1]].filter(Boolean).map(two).join("-");
  return words;
};

const two = (number) => String(number).padStart(2, "0");
const four = (year) => (year < 0 ? "-" : "") + two(Math.abs(year)).padStart(4, "0");

// A civil second as an address holds it: a day, or a minute where `fine`; far years by themselves.
export const written = (second, fine) => {
  const day = Math.floor(second / DAY), [year, month, date] = civil(day);
  if (year > 9999 || year < -9999) return `Y${year}`;
  const plain = `${four(year)}-${two(month)}-${two(date)}`;
  if (!fine) return plain;
  const minute = Math.floor((second - day * DAY) / 60);
  return `${plain}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
};

// The civil second that `written` wrote, or null.
export const read = (text) => {
  const [date, clock] = text.split("T"), days = point(date);
  if (!days) return null;
  const time = clock === undefined ? [0, 0, 0] : /^([01]\d|2[0-3]):([0-5]\d)$/.exec(clock);
  return time && days[0] * DAY + +time[1] * 3600 + +time[2] * 60;
};

// Days of the proleptic Gregorian calendar, any year, counted from 1970-01-01.
//
// A bound is a number (days), a bigint (seconds) or ±Infinity. JavaScript compares the three with
// one another exactly, which is why the order below needs no special case.

const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

export const isLeap = (year) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;

export const daysInMonth = (year, month) =>
  month === 2 && isLeap(year) ? 29 : MONTH_DAYS[month - 1];

/** Days from 0000-01-01 to the first of January of a year; years divisible by 4 are leap, and so on. */
const daysBefore = (year) =>
  year * 365 + Math.ceil(year / 4) - Math.ceil(year / 100) + Math.ceil(year / 400);

const EPOCH = daysBefore(1970);

/** The number of a civil day. */
export function dayNumber(year, month, day) {
  let number = daysBefore(year) - EPOCH + day - 1;
  for (let before = 1; before < month; before += 1) number += daysInMonth(year, before);
  return number;
}

/** Year, month and day of a number of days. */
export function civil(number) {
  const sinceZero = number + EPOCH;
  let year = Math.floor(sinceZero / 365.2425);
  while (daysBefore(year) > sinceZero) year -= 1;
  while (daysBefore(year + 1) <= sinceZero) year += 1;
  let rest = sinceZero - daysBefore(year);
  let month = 1;
  while (rest >= daysInMonth(year, month)) {
    rest -= daysInMonth(year, month);
    month += 1;
  }
  return [year, month, rest + 1];
}

/** The same day so many months on; the last of the month where that has fewer days. */
export function addMonths(number, months) {
  const [year, month, day] = civil(number);
  const count = year * 12 + month - 1 + months;
  const newYear = Math.floor(count / 12);
  const newMonth = count - newYear * 12 + 1;
  return dayNumber(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
}

const padded = (number, width) => String(number).padStart(width, "0");

/** `YYYY-MM-DD`, with a sign and more digits where the year needs them. */
export function formatDay(number) {
  const [year, month, day] = civil(number);
  return `${year < 0 ? "-" : ""}${padded(Math.abs(year), 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

export const DAY = 86400n;

export const firstSecond = (day) => (Number.isFinite(day) ? BigInt(day) * DAY : day);

export const lastSecond = (day) => (Number.isFinite(day) ? BigInt(day) * DAY + DAY - 1n : day);

/** The day in which a second lies, and how far into it. */
export function splitSeconds(seconds) {
  const within = ((seconds % DAY) + DAY) % DAY;
  return [Number((seconds - within) / DAY), within];
}

/** `YYYY-MM-DDThh:mm:ss`. */
export function formatSeconds(seconds) {
  const [day, within] = splitSeconds(seconds);
  const clock = [within / 3600n, (within / 60n) % 60n, within % 60n];
  return `${formatDay(day)}T${clock.map((part) => padded(part, 2)).join(":")}`;
}

export const least = (a, b) => (b < a ? b : a);

export const greatest = (a, b) => (b > a ? b : a);

/** No start after the last end, no end before the first start. */
export const cut = ({s1, s2, e1, e2}) => ({s1, s2: least(s2, e2), e1: greatest(e1, s1), e2});

/** The number of a day that is spelt as `formatDay` does. */
export function parseDay(text) {
  const [, sign, year, month, day] = /^(-?)([0-9]{4,})-([0-9]{2})-([0-9]{2})$/.exec(text);
  return dayNumber(sign ? -Number(year) : Number(year), Number(month), Number(day));
}

/** The second of a text as `formatSeconds` gives it, or the first of a day. */
export function parseSeconds(text) {
  const [day, clock = "00:00:00"] = text.split("T");
  const [hours, minutes, seconds] = clock.split(":").map(BigInt);
  return firstSecond(parseDay(day)) + hours * 3600n + minutes * 60n + seconds;
}

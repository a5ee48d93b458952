// The window of time that is looked at, its ticks, and zooming; times are civil seconds.
import { civil, DAY, daysFrom } from "./dates.js";

const YEAR = 365.2425 * DAY, MONTH = YEAR / 12, HOUR = 3600;
const STEPS = [
  ...[1, 5, 15, 30].map((n) => ["minute", n, n * 60]),
  ...[1, 3, 6, 12].map((n) => ["hour", n, n * HOUR]),
  ...[1, 2, 7, 14].map((n) => ["day", n, n * DAY]),
  ...[1, 3, 6].map((n) => ["month", n, n * MONTH]),
  ...Array.from({ length: 11 }, (_, power) => 10 ** power)
    .flatMap((ten) => [1, 2, 5].map((n) => ["year", n * ten, n * ten * YEAR])),
];
const NEAREST = 72;

export const stepFor = (seconds, width) =>
  STEPS.find(([, , size]) => size / seconds * width >= NEAREST) ?? STEPS[STEPS.length - 1];

// The round year at or before one; before our era they are counted backwards: 3000 BCE is -2999.
const round = (year, size) => (year < 1 ? 1 - Math.ceil((1 - year) / size) * size : Math.max(year - year % size, 1));

const start = (unit, size, at) => {
  if (unit === "minute" || unit === "hour") {
    const seconds = size * (unit === "hour" ? HOUR : 60);
    return Math.floor(at / seconds) * seconds;
  }
  const [year, month, date] = civil(Math.floor(at / DAY));
  if (unit === "day") return daysFrom(year, month, date - ((date - 1) % size)) * DAY;
  if (unit === "month") return daysFrom(year, month - ((month - 1) % size)) * DAY;
  return daysFrom(round(year, size)) * DAY;
};

const next = (unit, size, at) => {
  if (unit === "minute" || unit === "hour") return at + size * (unit === "hour" ? HOUR : 60);
  const [year, month, date] = civil(Math.floor(at / DAY));
  const days = daysFrom(month === 12 ? year + 1 : year, month === 12 ? 1 : month + 1);
  // The last step of a month would leave a day or two before the next one: it is taken whole.
  if (unit === "day") return Math.min(days, Math.floor(at / DAY) + (date + size >= 29 && size > 2 ? 31 : size)) * DAY;
  if (unit === "month") return daysFrom(year + Math.floor((month - 1 + size) / 12), (month - 1 + size) % 12 + 1) * DAY;
  return daysFrom(round(year + size, size)) * DAY;
};

// The larger unit that makes a short label clear.
const CONTEXT = { minute: "day", hour: "day", day: "year", month: "year" };

const between = (unit, size, low, high) => {
  const found = [];
  for (let at = start(unit, size, low); at <= high && found.length < 400; at = next(unit, size, at)) found.push(at);
  return found;
};

// Ticks of a window in two rows: `context` (years above days, days above hours) and `fine`.
export const ticks = ([low, high], width) => {
  const [unit, size] = stepFor(high - low, width);
  const fine = between(unit, size, low, high).filter((at) => at >= low).map((at) => ({ unit, at }));
  const above = CONTEXT[unit];
  const context = above ? between(above, 1, low, high).map((at) => ({ unit: above, at: Math.max(at, low), of: at })) : [];
  return { fine, context };
};

const LEAST = 60;

// A window `factor` times as long, with `centre` staying where it is, inside of `whole`.
export const zoomed = ([low, high], factor, centre, whole) => {
  const length = Math.min(Math.max((high - low) * factor, LEAST), whole[1] - whole[0]);
  const from = centre - (centre - low) * (length / (high - low));
  return kept([from, from + length], whole);
};

// The window moved as little as keeps it inside of `whole`.
export const kept = ([low, high], whole) => {
  const length = Math.min(high - low, whole[1] - whole[0]);
  const from = Math.min(Math.max(low, whole[0]), whole[1] - length);
  return [from, from + length];
};

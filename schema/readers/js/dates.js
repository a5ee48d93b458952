// What an EDTF expression means: bounds in days and seconds, outer and certain, and its spelling.

import {cut, dayNumber, daysInMonth, firstSecond, greatest, lastSecond, least}
  from "./calendar.js";
import {DateError, fitting, fittingYears, join, readTree} from "./edtf.js";

export {DateError};

const FARTHEST_YEAR = 100000000000n;
const PARTS = ["year", "month", "day", "time"];
// The first month of each season and its length; 21 and up.
const SEASONS = [
  ...[3, 6, 9, 12].map((month) => [month, 3, "season"]),
  ...[3, 6, 9, 12].map((month) => [month, 3, "season"]),
  ...[9, 12, 3, 6].map((month) => [month, 3, "season"]),
  ...[1, 4, 7, 10].map((month) => [month, 3, "quarter"]),
  ...[1, 5, 9].map((month) => [month, 4, "quadrimester"]),
  ...[1, 7].map((month) => [month, 6, "semester"]),
];
const ANY_SEASON = [3, 12];
const ANY_PART = [1, 12];
const COARSE = ["year", "decade", "century", "millennium"];

const UNKNOWN = {low: -Infinity, high: Infinity};

const isUnknown = ({low, high}) => low === -Infinity && high === Infinity;

// -- years ----------------------------------------------------------------------------------------

/** How many of a year's last digits are open, by mask or by significant digits. */
function openDigits({digits, exponent, significant}) {
  if (!significant) return digits.length - digits.replace(/X+$/, "").length;
  const open = digits.length + Number(exponent) - Number(significant);
  return Math.max(open, 0);
}

/** First and last year, as numbers; infinite (with the sign) beyond 10^11. */
function yearRange(year) {
  if (year.digits.includes("X")) {
    const years = fittingYears(year);
    return [years[0], years.at(-1)];
  }
  const sign = year.negative ? -1 : 1;
  const beyond = year.digits.length + Number(year.exponent) > 12;
  const size = beyond ? FARTHEST_YEAR + 1n : BigInt(year.digits) * 10n ** BigInt(year.exponent);
  if (size > FARTHEST_YEAR) return [sign * Infinity, sign * Infinity];
  const unit = 10n ** BigInt(year.significant ? openDigits(year) : 0);
  const inner = Number(size - (size % unit));
  const outer = inner + Number(unit) - 1;
  // Year 0 has no sign: the last of -000X, and of -0001S3, is -1.
  return sign < 0 ? [-outer, Math.min(-inner, -1)] : [inner, outer];
}

// -- one date -------------------------------------------------------------------------------------

/** First and last day of `length` months from `month` on, over a range of years. */
function months([first, last], month, length) {
  const end = last * 12 + month - 1 + length;
  const endYear = Math.floor(end / 12);
  return {low: dayNumber(first, month, 1), high: dayNumber(endYear, end - endYear * 12 + 1, 1) - 1};
}

const seasonOf = (node) => SEASONS[Number(node.month) - 21];

function firstFitting(years, monthsOfYear, days) {
  for (const year of years) {
    for (const month of monthsOfYear) {
      const day = days.find((number) => number <= daysInMonth(year, month));
      if (day) return dayNumber(year, month, day);
    }
  }
  return undefined;
}

/** First and last day that fit the masks of a whole date. */
function maskedDay(node) {
  const years = fittingYears(node.year);
  const monthsOfYear = fitting(node.month, 1, 12);
  const days = fitting(node.day, 1, 31);
  return {
    low: firstFitting(years, monthsOfYear, days),
    high: firstFitting([...years].reverse(), [...monthsOfYear].reverse(), [...days].reverse()),
  };
}

/** The outer bounds of a date without regard to its clock: `{low, high}` in days. */
function outerDays(node) {
  const years = yearRange(node.year);
  if (!Number.isFinite(years[0])) return UNKNOWN;
  if (!node.month) return months(years, 1, 12);
  if (seasonOf(node)) return months(years, ...seasonOf(node));
  if (node.day) return maskedDay(node);
  const fit = fitting(node.month, 1, 12);
  return {low: months(years, fit[0], 1).low, high: months(years, fit.at(-1), 1).high};
}

/** The same for certainty: a qualified component counts as unspecified, a year as unknown. */
function certainDays(node) {
  const {marks} = node;
  if (marks.year) return UNKNOWN;
  if (marks.month && seasonOf(node)) {
    return months(yearRange(node.year), ...(seasonOf(node)[2] === "season" ? ANY_SEASON : ANY_PART));
  }
  if (!marks.month && !marks.day) return outerDays(node);
  return outerDays({
    ...node,
    month: marks.month ? "XX" : node.month,
    day: marks.day ? "XX" : node.day,
  });
}

/** Local seconds of a date: its own where it has a clock time, else those of its days. */
function seconds(node, days, certain) {
  const {clock, marks} = node;
  if (!clock || (certain && marks.time)) {
    return {low: firstSecond(days.low), high: lastSecond(days.high)};
  }
  const low = firstSecond(days.low) + BigInt(clock.hour * 3600 + clock.minute * 60 + (clock.second ?? 0));
  return {low, high: clock.second === null ? low + 59n : low};
}

/** A date as a point: outer and certain bounds, both in days and local seconds, and its order. */
function point(node) {
  const outer = outerDays(node);
  const certain = certainDays(node);
  const [year] = yearRange(node.year);
  const order = Number.isFinite(year) ? outer : {low: year, high: year};
  return {
    outer: {days: outer, seconds: seconds(node, outer, false)},
    certain: {days: certain, seconds: seconds(node, certain, true)},
    order,
  };
}

function datePrecision(node) {
  if (node.clock) return node.clock.second === null ? "minute" : "second";
  if (node.day) return "day";
  if (seasonOf(node)) return seasonOf(node)[2];
  return node.month ? "month" : COARSE[Math.min(openDigits(node.year), 3)];
}

// -- spelling -------------------------------------------------------------------------------------

const two = (number) => String(number).padStart(2, "0");

function spellOffset(offset) {
  if (offset === null) return "";
  if (offset === 0) return "Z";
  const minutes = Math.abs(offset) / 60;
  return `${offset < 0 ? "-" : "+"}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function spellClock({clock, marks}) {
  if (!clock) return "";
  const parts = [clock.hour, clock.minute, ...(clock.second === null ? [] : [clock.second])];
  return `T${marks.time ?? ""}${parts.map(two).join(":")}${spellOffset(clock.offset)}`;
}

function spellYear({negative, digits, exponent, significant, long}) {
  const sign = negative ? "-" : "";
  return `${long ? "Y" : ""}${sign}${digits}${exponent && `E${exponent}`}${significant && `S${significant}`}`;
}

/** The canonical spelling: one mark behind what it reaches if that is all, else one before each. */
function spellDate(node) {
  const parts = [spellYear(node.year), node.month, node.day].filter(Boolean);
  const marks = PARTS.slice(0, parts.length).map((part) => node.marks[part] ?? "");
  const reach = marks.lastIndexOf(marks[0]) + 1;
  const alone = marks.slice(0, reach).every((mark) => mark === marks[0]) && !marks.slice(reach).some(Boolean);
  const spelt = parts.map((part, index) =>
    alone ? part + (index === reach - 1 ? marks[0] : "") : marks[index] + part);
  return spelt.join("-") + spellClock(node);
}

function spell(tree) {
  if (tree.kind === "date") return spellDate(tree.date);
  if (tree.kind === "interval") {
    const side = ({kind, date}) => (kind === "date" ? spellDate(date) : kind === "open" ? ".." : "");
    return `${side(tree.start)}/${side(tree.end)}`;
  }
  const members = tree.members.map(({from, to}) => {
    if (from === to) return spellDate(from);
    return `${from ? spellDate(from) : ""}..${to ? spellDate(to) : ""}`;
  });
  return tree.every ? `{${members}}` : `[${members}]`;
}

// -- spans: first and last start, first and last end ------------------------------------------------

const pointSpan = ({low, high}) => ({s1: low, s2: high, e1: low, e2: high});

/** What is still open is by itself certain at its start alone: the event's last word says more. */
const OPEN_END = {outer: Infinity, certain: -Infinity};

function sides(tree, points, pick, openEnd) {
  const start = points.start ? pick(points.start) : UNKNOWN;
  const end = points.end ? pick(points.end) : UNKNOWN;
  const opened = tree.start.kind === "open";
  const open = tree.end.kind === "open";
  return cut({
    s1: start.low,
    s2: opened ? -Infinity : start.high,
    e1: open ? openEnd : end.low,
    e2: end.high,
  });
}

function intervalSpans(text, tree) {
  const points = {
    start: tree.start.date && point(tree.start.date),
    end: tree.end.date && point(tree.end.date),
  };
  inOrder(text, points.start, points.end, tree.endsAt);
  return eachScale((scale, sort) => sides(tree, points, (one) => one[sort][scale], OPEN_END[sort]));
}

function inOrder(text, from, to, position) {
  if (from && to && to.order.high < from.order.low) throw new DateError(text, position, "order");
}

/** Outer and certain spans of `make`, each in days and in seconds. */
function eachScale(make) {
  const both = (sort) => ({days: make("days", sort), seconds: make("seconds", sort)});
  return {outer: both("outer"), certain: both("certain")};
}

/** The members that are written out; both ends of a range are members, whole. */
const named = (ranges, pick) => ranges.flatMap(({from, to}) => [from, to]).filter(Boolean).map(pick);

/** One of the members, we do not know which: from the first moment of any to the last of any. */
function oneOf(ranges, pick) {
  const members = named(ranges, pick);
  const lows = [...members.map(({low}) => low), ...(ranges.some(({from}) => !from) ? [-Infinity] : [])];
  const highs = [...members.map(({high}) => high), ...(ranges.some(({to}) => !to) ? [Infinity] : [])];
  return pointSpan({low: lows.reduce(least), high: highs.reduce(greatest)});
}

/** All of the members: it starts with the first and ends with the last of them. */
function everyOne(ranges, pick) {
  const members = named(ranges, pick);
  if (members.some(isUnknown)) return pointSpan(UNKNOWN);
  const starts = ranges.some(({from}) => !from) ? [...members, UNKNOWN] : members;
  const ends = ranges.some(({to}) => !to) ? [...members, UNKNOWN] : members;
  return cut({
    s1: starts.map(({low}) => low).reduce(least),
    s2: starts.map(({high}) => high).reduce(least),
    e1: ends.map(({low}) => low).reduce(greatest),
    e2: ends.map(({high}) => high).reduce(greatest),
  });
}

/**
 * Of all members, certainty is judged by the one that is known most narrowly: it starts no later
 * and ends no earlier than that one. What hangs on it may still lie anywhere between them all.
 */
function everyOneForCertain(ranges, pick) {
  const width = ({low, high}) => (low === -Infinity ? Infinity : high - low);
  const narrowest = named(ranges, pick).reduce((best, next) => (width(next) < width(best) ? next : best));
  const {s1, e2} = oneOf(ranges, pick);
  return {s1, s2: narrowest.high, e1: narrowest.low, e2};
}

function setSpans(text, tree) {
  const ranges = tree.members.map(({from, to, endsAt}) => {
    const range = {from: from && point(from), to: to && point(to)};
    inOrder(text, range.from, range.to, endsAt);
    return range;
  });
  return eachScale((scale, sort) => {
    const pick = (one) => one[sort][scale];
    if (!tree.every) return oneOf(ranges, pick);
    return sort === "outer" ? everyOne(ranges, pick) : everyOneForCertain(ranges, pick);
  });
}

/**
 * Whether nothing that is known for certain bounds it. `[..A,B..]` has no bounds either, but of it
 * that is what is known.
 */
function neverCertain(tree, {s2, e1}) {
  if (tree.kind !== "set" || tree.every) return s2 === Infinity && e1 === -Infinity;
  return tree.members.flatMap(({from, to}) => [from, to]).some((node) => node && isUnknown(certainDays(node)));
}

function spansOf(text, tree) {
  if (tree.kind === "interval") return intervalSpans(text, tree);
  if (tree.kind === "set") return setSpans(text, tree);
  const one = point(tree.date);
  return eachScale((scale, sort) => pointSpan(one[sort][scale]));
}

// -- the date -------------------------------------------------------------------------------------

function qualifiersOf(tree) {
  const found = {};
  const add = (side, node) => {
    if (!node) return;
    for (const [part, mark] of Object.entries(node.marks)) {
      found[side] = {...found[side], [part]: join(found[side]?.[part], mark)};
    }
  };
  if (tree.kind === "date") add("start", tree.date);
  if (tree.kind === "interval") ["start", "end"].forEach((side) => add(side, tree[side].date));
  if (tree.kind === "set") tree.members.flatMap(({from, to}) => [from, to]).forEach((node) => add("start", node));
  return found;
}

/**
 * An EDTF expression: `{text, canonical, precision, qualifiers, outer, certain, never, offset,
 * hasClock, isInterval, isSet, isPoint, openEnd}`. `outer` and `certain` are `{days, seconds}`, each
 * with `s1`, `s2`, `e1` and `e2`: inclusive, ±Infinity where there is no bound, seconds local and as
 * bigint. `never` is "certain under no window".
 */
export function parse(text) {
  const tree = readTree(text);
  const spans = spansOf(text, tree);
  return Object.freeze({
    text,
    canonical: spell(tree),
    precision: tree.kind === "date" ? datePrecision(tree.date) : tree.kind,
    qualifiers: qualifiersOf(tree),
    ...spans,
    never: neverCertain(tree, spans.certain.days),
    offset: tree.date?.clock?.offset ?? null,
    hasClock: Boolean(tree.date?.clock),
    isInterval: tree.kind === "interval",
    isSet: tree.kind === "set",
    isPoint: tree.kind === "date" || (tree.kind === "set" && !tree.every),
    openEnd: tree.kind === "interval" && tree.end.kind === "open",
  });
}

// The grammar of EDTF (Library of Congress, 2019, levels 0 to 2) with the additions of the event
// format: text to tree, or a DateError at the first column that cannot be right.

import {isLeap} from "./calendar.js";

/** Not a date: `column` counts from 1, `reason` is a short code. */
export class DateError extends Error {
  constructor(text, position, reason) {
    super(`${JSON.stringify(text)} is no date: ${reason} at column ${position + 1}`);
    this.name = "DateError";
    this.column = position + 1;
    this.reason = reason;
  }
}

const MARKS = "?~%";
const LONG_MONTHS = [1, 3, 5, 7, 8, 10, 12];

/** The mark that says both: `?` with `~` is `%`. */
export const join = (a, b) => (!a || a === b ? b : !b ? a : "%");

const isDigit = (char) => char >= "0" && char <= "9" && char.length === 1;
const isMasked = (char) => isDigit(char) || char === "X";

/** All numbers that a mask of `X` can stand for, in order. */
const expand = (mask) =>
  mask.includes("X")
    ? [..."0123456789"].flatMap((digit) => expand(mask.replace("X", digit)))
    : [Number(mask)];

/** Those of them from `low` to `high`. */
export const fitting = (mask, low, high) =>
  expand(mask).filter((number) => low <= number && number <= high);

/** The years of a mask of four, in order. Year 0 has no sign. */
export function fittingYears({negative, digits}) {
  if (!negative) return expand(digits);
  return fitting(digits, 1, 9999).reverse().map((size) => -size);
}

/** Whether some year and month of the masks have a day that fits. */
function dayExists(year, month, day) {
  const days = fitting(day, 1, 31);
  if (!days.length) return false;
  const months = fitting(month, 1, 12);
  if (days[0] <= 28) return true;
  if (days[0] <= 30 && months.some((number) => number !== 2)) return true;
  if (days[0] === 31 && months.some((number) => LONG_MONTHS.includes(number))) return true;
  return days[0] === 29 && months.includes(2) && fittingYears(year).some(isLeap);
}

class Reader {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  peek(ahead = 0) {
    return this.text[this.at + ahead] ?? "";
  }

  fail(reason, position = this.at) {
    throw new DateError(this.text, position, reason);
  }

  /** Whether the text goes on with this; if so it is read. */
  take(literal) {
    if (!this.text.startsWith(literal, this.at)) return false;
    this.at += literal.length;
    return true;
  }

  /** One qualifier, if there is one. */
  mark() {
    return this.peek() && MARKS.includes(this.peek()) ? this.text[this.at++] : "";
  }

  run(test) {
    const start = this.at;
    while (test(this.peek())) this.at += 1;
    return this.text.slice(start, this.at);
  }

  /** Two digits of a component, or `reason` at its first column. */
  pair(test, reason) {
    if (!test(this.peek()) || !test(this.peek(1))) this.fail(reason);
    this.at += 2;
    return this.text.slice(this.at - 2, this.at);
  }

  number(limit, reason) {
    const start = this.at;
    const value = Number(this.pair(isDigit, "clock-digits"));
    if (value > limit) this.fail(reason, start);
    return value;
  }

  end() {
    if (this.at < this.text.length) this.fail(this.peek() === "/" ? "second-slash" : "trailing");
  }

  // -- one date ---------------------------------------------------------------------------------

  /** A date with its qualifiers; `clock` says why no clock time may follow, "" if one may. */
  date(noClock = "") {
    const start = this.at;
    const before = this.mark();
    const year = this.year();
    const node = {start, year, month: "", day: "", marks: {}, clock: null};
    node.marks.year = join(before, this.spread(node, this.mark()));
    if (this.peek() === "-") this.month(node);
    if (node.month && this.peek() === "-") this.day(node);
    node.end = this.at;
    if (this.peek() === "T") this.clock(node, noClock);
    for (const part of Object.keys(node.marks)) if (!node.marks[part]) delete node.marks[part];
    return node;
  }

  /** A mark behind a component reaches everything to its left as well. */
  spread(node, mark) {
    for (const part of Object.keys(node.marks)) node.marks[part] = join(node.marks[part], mark);
    return mark;
  }

  year() {
    if (this.peek() === "Y") return this.longYear();
    const start = this.at;
    const negative = this.take("-");
    for (let digit = 0; digit < 4; digit += 1) {
      if (!isMasked(this.peek(digit))) this.fail("year-digits", this.at + digit);
    }
    const digits = this.text.slice(this.at, (this.at += 4));
    if (negative && digits === "0000") this.fail("negative-zero", start);
    if (isMasked(this.peek())) this.fail("year-digits");
    return {negative, digits, exponent: "", long: false, ...this.significant(digits)};
  }

  longYear() {
    const start = this.at;
    this.take("Y");
    const negative = this.take("-");
    const first = this.at;
    const digits = this.run(isDigit);
    if (!digits || this.peek() === "X") this.fail("long-year");
    if (digits[0] === "0") this.fail("long-year-zero", first);
    const exponent = this.take("E") ? this.count("exponent") : "";
    if (!exponent && digits.length < 5) this.fail("short-long-year", start);
    return {negative, digits, exponent, long: true, ...this.significant(digits)};
  }

  significant(digits) {
    if (this.peek() !== "S" || digits.includes("X")) {
      if (this.peek() === "S") this.fail("significant-digits");
      return {significant: ""};
    }
    this.take("S");
    return {significant: this.count("significant-digits")};
  }

  /** A number without leading zeros. */
  count(reason) {
    if (!isDigit(this.peek()) || this.peek() === "0") this.fail(reason);
    return this.run(isDigit);
  }

  month(node) {
    if (node.year.long || node.year.significant) this.fail("long-year-with-month");
    this.take("-");
    const before = this.mark();
    const start = this.at;
    node.month = this.pair(isMasked, "month-digits");
    const season = Number(node.month);
    if (!(season >= 21 && season <= 41) && !fitting(node.month, 1, 12).length) {
      this.fail("no-such-month", start);
    }
    if (isMasked(this.peek())) this.fail("month-digits", start);
    node.marks.month = join(before, this.spread(node, this.mark()));
  }

  day(node) {
    if (Number(node.month) > 12) this.fail("season-with-day");
    this.take("-");
    const before = this.mark();
    const start = this.at;
    node.day = this.pair(isMasked, "day-digits");
    if (isMasked(this.peek())) this.fail("day-digits", start);
    if (!dayExists(node.year, node.month, node.day)) this.fail("no-such-day", start);
    node.marks.day = join(before, this.spread(node, this.mark()));
  }

  clock(node, noClock) {
    const masked = `${node.year.digits}${node.month}${node.day}`.includes("X");
    if (noClock) this.fail(noClock);
    if (!node.day || masked) this.fail("clock-without-day");
    if (Object.values(node.marks).some(Boolean)) this.fail("clock-after-qualifier");
    this.take("T");
    node.marks.time = this.mark();
    const hour = this.number(23, "no-such-hour");
    if (!this.take(":")) this.fail("clock-without-minutes");
    const minute = this.number(59, "no-such-minute");
    const second = this.take(":") ? this.number(59, "no-such-second") : null;
    node.clock = {hour, minute, second, offset: this.offset()};
  }

  /** Seconds east of UTC, null where the text has no offset. */
  offset() {
    if (this.take("Z")) return 0;
    const start = this.at;
    if (this.peek() !== "+" && this.peek() !== "-") return null;
    const sign = this.take("-") ? -1 : (this.take("+"), 1);
    const hours = this.number(23, "no-such-offset");
    const minutes = this.take(":") ? this.number(59, "no-such-offset") : 0;
    if (sign < 0 && hours + minutes === 0) this.fail("negative-zero-offset", start);
    return sign * (hours * 3600 + minutes * 60);
  }

  // -- intervals and sets -----------------------------------------------------------------------

  /** One side of an interval: a date, ".." or "". */
  side(edge) {
    if (this.peek() === edge) return {kind: "unknown"};
    if (this.take("..")) return {kind: "open"};
    return {kind: "date", date: this.date("clock-in-interval")};
  }

  interval() {
    if (this.text === "/" || this.text === "../..") this.fail("void-interval");
    const start = this.side("/");
    if (!this.take("/")) this.fail("trailing");
    const endsAt = this.at;
    if (this.peek() === "/") this.fail("second-slash");
    return {kind: "interval", start, end: this.side(""), endsAt};
  }

  set() {
    const every = this.text[this.at++] === "{";
    const members = [this.member(true)];
    while (this.take(",")) members.push(this.member(false));
    if (!this.take(every ? "}" : "]")) this.fail("set-end");
    return {kind: "set", every, members};
  }

  /** `A`, `A..B`, and at the edges of the set `..A` and `A..`. */
  member(first) {
    const start = this.at;
    if (this.take("..")) {
      if (!first) this.fail("open-range-inside", start);
      return {from: null, to: this.memberDate(), endsAt: this.at};
    }
    const from = this.memberDate();
    if (!this.take("..")) return {from, to: from, endsAt: this.at};
    if (this.peek() === ",") this.fail("open-range-inside");
    if (this.peek() === "]" || this.peek() === "}") return {from, to: null, endsAt: this.at};
    const endsAt = this.at;
    return {from, to: this.memberDate(), endsAt};
  }

  memberDate() {
    if (this.peek() === "[" || this.peek() === "{") this.fail("nested-set");
    const date = this.date("clock-in-set");
    if (this.peek() === "/") this.fail("interval-in-set");
    return date;
  }

  expression() {
    if (!this.text) this.fail("empty");
    const strange = this.text.search(/[^\x00-\x7f]/);
    if (strange >= 0) this.fail("not-ascii", strange);
    if (this.text[0] === "[" || this.text[0] === "{") return this.set();
    const slash = this.text.indexOf("/");
    if (slash < 0) return {kind: "date", date: this.date()};
    return this.interval();
  }
}

/** The tree of an expression, not yet judged for the order of its parts. */
export function readTree(text) {
  const reader = new Reader(text);
  const tree = reader.expression();
  reader.end();
  return tree;
}

// Offsets of IANA time zones, as the JavaScript engine knows them, at any instant.
//
// Instants and local seconds are bigints since 1970-01-01T00:00:00, or ±Infinity.

import {dayNumber, splitSeconds} from "./calendar.js";

// Rules recur with the calendar, every 400 years; a Date reaches some 270,000 years.
const CYCLE = 146097n * 86400n;
const LAST_READ = BigInt(Date.UTC(2800, 0, 1)) / 1000n;
// Before the first standard times every place keeps the mean time of its meridian.
const FIRST_READ = BigInt(Date.UTC(1800, 0, 1)) / 1000n;
const PARTS = ["year", "month", "day", "hour", "minute", "second"];

export class ZoneError extends Error {
  constructor(name) {
    super(`${JSON.stringify(name)} is no IANA time zone`);
    this.name = "ZoneError";
  }
}

const zones = new Map();

function formatter(name) {
  try {
    return new Intl.DateTimeFormat("en-u-ca-iso8601-nu-latn", {
      timeZone: name,
      hourCycle: "h23",
      ...Object.fromEntries(PARTS.map((part) => [part, "numeric"])),
    });
  } catch (error) {
    if (error instanceof RangeError) throw new ZoneError(name);
    throw error;
  }
}

/** An instant in the years that a formatter serves and with the same offset. */
function near(instant) {
  if (instant < FIRST_READ) return FIRST_READ;
  if (instant < LAST_READ) return instant;
  return LAST_READ - CYCLE + ((instant - LAST_READ) % CYCLE);
}

function readOffset(format, instant) {
  const found = format.formatToParts(Number(instant) * 1000);
  const [year, month, day, hour, minute, second] = PARTS.map((part) =>
    Number(found.find(({type}) => type === part).value));
  const local = BigInt(dayNumber(year, month, day)) * 86400n + BigInt(hour * 3600 + minute * 60 + second);
  return local - instant;
}

/** A zone: `{name, offsetAt(instant)}`, offsets in seconds east of UTC as bigints. */
export function zone(name) {
  if (!zones.has(name)) zones.set(name, makeZone(name));
  return zones.get(name);
}

function makeZone(name) {
  // Engines also take "+05:00" and names in any case; the format's zones are IANA names as written.
  const canonical = /^[A-Za-z]/.test(name) ? formatter(name).resolvedOptions().timeZone : "";
  if (!canonical || (canonical !== name && canonical.toLowerCase() === name.toLowerCase())) {
    throw new ZoneError(name);
  }
  const format = formatter(name);
  const known = new Map();
  return Object.freeze({
    name,
    offsetAt(instant) {
      const where = near(instant);
      if (!known.has(where)) known.set(where, readOffset(format, where));
      return known.get(where);
    },
  });
}

/** A zone that always has this offset. */
export const fixedZone = (offset) =>
  Object.freeze({name: null, offsetAt: () => BigInt(offset)});

/**
 * The offset that a zone had at an instant, to the second, where that is the written one to the
 * minute (local mean time has seconds); else null.
 */
export function heldOffset({offsetAt}, local, offset) {
  const there = offsetAt(local - offset);
  const apart = there - offset;
  return -60n < apart && apart < 60n ? there : null;
}

/**
 * The instant of a local time. One that happens twice gives its first or, with `last`, its last
 * instant; one that never happens is read with the offset before the gap.
 */
export function toInstant({offsetAt}, local, last) {
  if (typeof local !== "bigint") return local;
  const before = offsetAt(local - 86400n);
  const after = offsetAt(local + 86400n);
  const instants = [local - before, local - after].filter((one) => one + offsetAt(one) === local);
  if (!instants.length) return local - before;
  return instants.reduce((a, b) => (b > a === last ? b : a));
}

export const toLocal = ({offsetAt}, instant) =>
  typeof instant === "bigint" ? instant + offsetAt(instant) : instant;

/** The civil day of an instant in a zone. */
export const dayOf = (place, instant) =>
  typeof instant === "bigint" ? splitSeconds(toLocal(place, instant))[0] : instant;

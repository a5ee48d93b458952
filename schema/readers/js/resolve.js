// When the events of a whole timeline were: doubts, anchors, zones and deadlines.
//
// A moment is `{day, at, zone}`: a civil day where it was, the instant, and that place's zone. Days
// and instants may be ±Infinity. A span has four moments `s1`, `s2`, `e1`, `e2`; a range two, `[low,
// high]`. Everything is worked out twice, for the outer bounds and for those that certainty has.

import {addMonths, firstSecond, lastSecond, splitSeconds} from "./calendar.js";
import {DateError, neverCertain, parse} from "./dates.js";
import {ZoneError, dayOf, fixedZone, toInstant, toLocal, zone} from "./zones.js";

const SORTS = ["outer", "certain"];
const BOUNDS = ["s1", "s2", "e1", "e2"];
const DURATION =
  /^P(?=[0-9T])(?:([0-9]+)Y)?(?:([0-9]+)M)?(?:([0-9]+)W)?(?:([0-9]+)D)?(T(?=[0-9])(?:([0-9]+)H)?(?:([0-9]+)M)?(?:([0-9]+)S)?)?$/;

/** There is no time: cycle, missing, date, duration, zone or contradiction. */
export class Fault extends Error {
  constructor(kind, chain = []) {
    super(`no time: ${[kind, ...chain].join(" ")}`);
    this.kind = kind;
    this.chain = chain;
  }
}

/** An unsigned ISO 8601 duration: months, days and elapsed seconds. */
export function parseDuration(text) {
  const found = DURATION.exec(text);
  if (!found) throw new Fault("duration");
  const [years, months, weeks, days, , hours, minutes, seconds] = found.slice(1).map((part) => Number(part ?? 0) || 0);
  return {
    months: years * 12 + months,
    days: weeks * 7 + days,
    seconds: BigInt(hours * 3600 + minutes * 60 + seconds),
    hasClock: found[5] !== undefined,
  };
}

// -- moments ----------------------------------------------------------------------------------------

const edge = (value, place) => ({day: value, at: value, zone: place});

const earlier = (a, b) => (b.at < a.at ? b : a);
const later = (a, b) => (b.at > a.at ? b : a);

const moved = (moment, place) => ({day: dayOf(place, moment.at), at: moment.at, zone: place});

/** A moment so far on (`sign` 1) or back (-1), by the calendar of its own zone. */
function shifted(moment, duration, sign, last) {
  if (typeof moment.at !== "bigint") return moment;
  const [day, within] = splitSeconds(toLocal(moment.zone, moment.at));
  const target = addMonths(day, sign * duration.months) + sign * duration.days;
  if (!duration.hasClock) return wholeDay(target, moment.zone, last);
  const wall = target === day ? moment.at : toInstant(moment.zone, firstSecond(target) + within, last);
  const at = wall + BigInt(sign) * duration.seconds;
  return {day: dayOf(moment.zone, at), at, zone: moment.zone};
}

/** The first or last moment of a day. */
function wholeDay(day, place, last) {
  const local = last ? lastSecond(day) : firstSecond(day);
  return {day, at: toInstant(place, local, last), zone: place};
}

// -- spans and ranges -------------------------------------------------------------------------------

const forSorts = (make) => Object.fromEntries(SORTS.map((sort) => [sort, make(sort)]));

const rangeSpan = ([low, high]) => ({s1: low, s2: high, e1: low, e2: high});

const cutSpan = ({s1, s2, e1, e2}) => ({s1, s2: earlier(s2, e2), e1: later(e1, s1), e2});

/** The bounds of a date where it happened. */
function dateSpans(date, place) {
  const moment = (sort, bound) => {
    const day = date[sort].days[bound];
    const local = date[sort].seconds[bound];
    const last = bound === "s2" || bound === "e2";
    return {day, at: toInstant(place, local, last), zone: place};
  };
  return forSorts((sort) => Object.fromEntries(BOUNDS.map((bound) => [bound, moment(sort, bound)])));
}

const isQualified = (date) => Object.keys(date.qualifiers).length > 0;

// -- points -----------------------------------------------------------------------------------------

/** What a `when` or `due` is worked out with: its event, its own zone, if any, and a zone for the rest. */
class Place {
  constructor(resolver, id, own, other) {
    this.resolver = resolver;
    this.id = id;
    this.own = own;
    this.other = other;
  }

  date(text) {
    const date = parseDate(text);
    const place = this.own ?? (date.offset === null ? this.other : fixedZone(date.offset));
    const offset = date.offset === null ? place : fixedZone(date.offset);
    const spans = dateSpans(date, offset);
    for (const span of Object.values(spans)) {
      for (const bound of BOUNDS) span[bound] = {...span[bound], zone: place};
    }
    return {date, spans, qualified: isQualified(date)};
  }

  /** A point as ranges: `{outer: [low, high], certain: [low, high], qualified}`. */
  point(point) {
    if (typeof point === "string") return this.pointDate(point);
    if (point.relative) return this.relative(point);
    return this.doubt(point);
  }

  pointDate(text) {
    const {date, spans, qualified} = this.date(text);
    if (!date.isPoint) throw new Fault("date");
    return {...forSorts((sort) => [spans[sort].s1, spans[sort].e2]), qualified};
  }

  doubt({earliest, latest}) {
    const low = earliest === undefined ? this.nothing() : this.point(earliest);
    const high = latest === undefined ? this.nothing() : this.point(latest);
    if (low.outer[0].at > high.outer[1].at) throw new Fault("contradiction");
    return {...forSorts((sort) => [low[sort][0], high[sort][1]]), qualified: low.qualified || high.qualified};
  }

  nothing() {
    const place = this.own ?? this.other;
    const range = [edge(-Infinity, place), edge(Infinity, place)];
    return {outer: range, certain: range, qualified: false};
  }

  relative(point) {
    const anchor = this.resolver.anchor(point.to, this.id);
    const ranges = forSorts((sort) => related(point, anchor[sort]));
    return {...forSorts((sort) => ranges[sort].map((one) => this.here(one))), qualified: anchor.qualified};
  }

  here(moment) {
    return this.own ? moved(moment, this.own) : moment;
  }

  sameAs(point) {
    const anchor = this.resolver.anchor(point.to, this.id);
    const spans = forSorts((sort) =>
      Object.fromEntries(BOUNDS.map((bound) => [bound, this.here(anchor[sort][bound])])));
    return {...spans, qualified: anchor.qualified, ongoing: anchor.ongoing};
  }
}

function parseDate(text) {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof DateError) throw new Fault("date");
    throw error;
  }
}

/** The start or end of an anchor; of something still open, the end is only not before the start. */
function anchorRange(span, name) {
  if (name === "start") return [span.s1, span.s2];
  return span.e1.at === Infinity ? [span.s1, span.e2] : [span.e1, span.e2];
}

function distances({offset, min, max}) {
  const read = (text) => (text === undefined ? null : parseDuration(text));
  return offset === undefined ? [read(min), read(max)] : [read(offset), read(offset)];
}

/** The range of a relative point, given its anchor's span. */
function related(point, span) {
  if (point.relative === "during") return [span.s1, span.e2];
  if (point.relative === "same") return point.point ? anchorRange(span, point.point) : [span.s1, span.e2];
  const [min, max] = distances(point);
  const after = point.relative === "after";
  const [low, high] = anchorRange(span, point.point ?? (after ? "end" : "start"));
  if (after) {
    const from = min ? later(low, shifted(low, min, 1, false)) : low;
    return [from, max ? shifted(high, max, 1, true) : edge(Infinity, high.zone)];
  }
  const to = min ? earlier(high, shifted(high, min, -1, true)) : high;
  return [max ? shifted(low, max, -1, false) : edge(-Infinity, low.zone), to];
}

// -- events -----------------------------------------------------------------------------------------

const isPointKey = (when) => when.earliest !== undefined || when.latest !== undefined || when.relative !== undefined;

/** The spans of a `when`, not yet judged. */
function whenSpans(when, place) {
  if (typeof when === "string") {
    const {date, spans, qualified} = place.date(when);
    return {...spans, qualified, ongoing: date.openEnd};
  }
  if (when.start !== undefined || when.end !== undefined) return fromTo(when, place);
  if (!isPointKey(when)) return {...whole(place.nothing()), undated: true};
  return wholePoint(when, place);
}

const whole = (ranges) => ({...forSorts((sort) => rangeSpan(ranges[sort])), qualified: ranges.qualified});

function wholePoint(point, place) {
  const isSame = point.relative === "same" && point.point === undefined;
  return isSame ? place.sameAs(point) : whole(place.point(point));
}

function fromTo({start, end}, place) {
  if (end === undefined) return wholePoint(start, place);
  const from = start === undefined ? place.nothing() : place.point(start);
  const to = end === "" || end === ".." ? place.nothing() : place.point(end);
  const spans = forSorts((sort) => {
    const [s1, s2] = from[sort];
    const [e1, e2] = to[sort];
    return cutSpan({s1, s2, e1: end === ".." ? edge(Infinity, e1.zone) : e1, e2});
  });
  if (spans.outer.e2.at < spans.outer.s1.at) throw new Fault("contradiction");
  return {...spans, qualified: from.qualified || to.qualified, ongoing: end === ".."};
}

/** What an event hangs on, in the order of its keys. */
function anchorsOf(when) {
  if (typeof when !== "object" || when === null) return [];
  const nested = [when.start, when.end, when.earliest, when.latest].flatMap(anchorsOf);
  return when.relative === undefined ? nested : [when.to, ...nested];
}

const inUnit = (span, unit) => Object.fromEntries(BOUNDS.map((bound) => [bound, span[bound][unit]]));

function finished({outer, certain, qualified = false, ongoing = false, undated = false}) {
  const units = (span) => ({days: inUnit(span, "day"), instants: inUnit(span, "at")});
  return Object.freeze({
    outer: units(outer),
    certain: units(certain),
    never: neverCertain(units(certain).days),
    qualified, ongoing, undated, fault: null,
  });
}

const faulty = (fault) => {
  const none = {s1: -Infinity, s2: Infinity, e1: -Infinity, e2: Infinity};
  const both = {days: none, instants: none};
  return Object.freeze({outer: both, certain: both, never: true, qualified: false, ongoing: false, undated: true, fault});
};

/**
 * The events of one timeline, `{id: {when, due?}}`, in the zone `tz`. `when(id)` gives `{outer,
 * certain, never, qualified, ongoing, undated, fault}`; `outer` and `certain` are `{days, instants}`
 * of `s1`, `s2`, `e1`, `e2`. `due(id)` gives `{first, last, qualified, fault}` in instants, or null.
 */
export class Resolver {
  #events;
  #tz;
  #spans = new Map();

  constructor(events, tz = "UTC") {
    this.#events = new Map(Object.entries(events));
    this.#tz = tz;
  }

  when(id) {
    const spans = this.#resolved(id);
    return spans instanceof Fault ? faulty(spans) : finished(spans);
  }

  due(id) {
    const due = this.#events.get(id)?.due;
    if (due === undefined) return null;
    return caught((fault) => ({first: -Infinity, last: Infinity, qualified: false, fault}), () => {
      const place = new Place(this, id, ownZone(due), this.#zoneOf(id));
      return {...deadlines(due, place), fault: null};
    });
  }

  /** The spans that another event's point is counted from. */
  anchor(id, from) {
    if (!this.#events.has(id)) throw new Fault("missing", [from, id]);
    const spans = this.#resolved(id);
    if (spans instanceof Fault) throw spans;
    return spans;
  }

  #zoneOf(id) {
    const {when} = this.#events.get(id);
    return ownZone(when) ?? inheritedZone(id, when, this) ?? zone(this.#tz);
  }

  /** Resolves an event after all that it hangs on, however long the chain is. */
  #resolved(id) {
    const path = [];
    const onPath = new Set();
    const enter = (one) => {
      onPath.add(one);
      path.push({id: one, rest: anchorsOf(this.#events.get(one).when)});
    };
    if (!this.#spans.has(id)) enter(id);
    while (path.length) {
      const {id: last, rest} = path.at(-1);
      const next = rest.shift();
      if (next === undefined) {
        path.pop();
        onPath.delete(last);
        if (!this.#spans.has(last)) this.#spans.set(last, this.#evaluate(last));
      } else if (!this.#events.has(next)) {
        this.#set(last, new Fault("missing", [last, next]));
      } else if (onPath.has(next)) {
        this.#close(path.map((step) => step.id), next);
      } else if (!this.#spans.has(next)) {
        enter(next);
      }
    }
    return this.#spans.get(id);
  }

  #set(id, fault) {
    if (!this.#spans.has(id)) this.#spans.set(id, fault);
  }

  #close(path, next) {
    const cycle = path.slice(path.indexOf(next));
    const least = cycle.indexOf([...cycle].sort()[0]);
    const chain = [...cycle.slice(least), ...cycle.slice(0, least), cycle[least]];
    for (const id of cycle) this.#set(id, new Fault("cycle", chain));
  }

  #evaluate(id) {
    const {when} = this.#events.get(id);
    return caught((fault) => fault, () => whenSpans(when, new Place(this, id, ownZone(when), zone(this.#tz))));
  }
}

const ownZone = (point) => (typeof point === "object" && point.tz !== undefined ? zone(point.tz) : null);

function caught(recover, work) {
  try {
    return work();
  } catch (error) {
    if (error instanceof ZoneError) return recover(new Fault("zone"));
    if (error instanceof Fault) return recover(error);
    throw error;
  }
}

/** The zone of the place where a relative event without one of its own was. */
function inheritedZone(id, when, resolver) {
  if (typeof when === "string" || !anchorsOf(when).length) return null;
  return caught(() => null, () => resolver.anchor(anchorsOf(when)[0], id).outer.s1.zone);
}

// -- deadlines --------------------------------------------------------------------------------------

/** First and last deadline: each the last moment of a unit, for the first and the last that fits. */
function deadlines(due, place) {
  const {first, last, qualified} = deadlineRange(due, place);
  return {first: first.at, last: last.at, qualified};
}

function deadlineRange(due, place) {
  if (typeof due === "string") {
    const [, last] = place.pointDate(due).outer;
    return {first: last, last, qualified: place.pointDate(due).qualified};
  }
  if (due.relative) {
    const {outer: [low, high], qualified} = place.relative(due);
    return {first: endOfUnit(due, low, high), last: high, qualified};
  }
  const none = {first: edge(-Infinity), last: edge(Infinity), qualified: false};
  const low = due.earliest === undefined ? none : deadlineRange(due.earliest, place);
  const high = due.latest === undefined ? none : deadlineRange(due.latest, place);
  if (low.first.at > high.last.at) throw new Fault("contradiction");
  return {first: low.first, last: high.last, qualified: low.qualified || high.qualified};
}

/** Hours are exact; what is counted in days is due by the end of one. */
function endOfUnit(due, low, high) {
  const [min, max] = distances(due);
  const counted = due.relative === "before" ? max : min;
  if (counted?.hasClock || typeof low.at !== "bigint") return low;
  return earlier(wholeDay(low.day, low.zone, true), high);
}

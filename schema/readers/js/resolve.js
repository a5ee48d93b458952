// When the events of a whole timeline were: doubts, anchors, zones and deadlines.
//
// A moment is `{day, at, zone}`: a civil day where it was, the instant, and that place's zone. Days
// and instants may be ±Infinity. A span has four moments, `s1`, `s2`, `e1` and `e2`. Everything is
// worked out twice, for the outer bounds and for those that certainty has.

import {addMonths, firstSecond, greatest, lastSecond, least, splitSeconds} from "./calendar.js";
import {DENYING, comparable, stamps, telling, tellsTime, voiceOf} from "./claims.js";
import {DateError, parse} from "./dates.js";
import {isFar, parseDuration} from "./durations.js";
import {Fault} from "./faults.js";
import {ZoneError, dayOf, fixedZone, heldOffset, toInstant, toLocal, zone} from "./zones.js";

const SORTS = ["outer", "certain"];
const BOUNDS = ["s1", "s2", "e1", "e2"];

// -- moments ----------------------------------------------------------------------------------------

const edge = (value, place) => ({day: value, at: value, zone: place});

const isKnown = ({at}) => typeof at === "bigint";

const earlier = (a, b) => (b.at < a.at ? b : a);
const later = (a, b) => (b.at > a.at ? b : a);

/** The same instants, in the days of a place. */
const movedSpan = (span, place) => Object.fromEntries(
  BOUNDS.map((bound) => [bound, {day: dayOf(place, span[bound].at), at: span[bound].at, zone: place}]));

/** The same span, counted from as an anchor in one zone. */
const inZone = (span, place) => Object.fromEntries(
  BOUNDS.map((bound) => [bound, {...span[bound], zone: place}]));

/** A moment so far on (`sign` 1) or back (-1), by the calendar of its own zone. */
function shifted(moment, duration, sign, last) {
  if (!isKnown(moment)) return moment;
  if (isFar(duration)) return edge(sign * Infinity, moment.zone);
  const [day, within] = splitSeconds(toLocal(moment.zone, moment.at));
  const target = addMonths(day, sign * Number(duration.months)) + sign * Number(duration.days);
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

// -- spans ------------------------------------------------------------------------------------------

const forSorts = (make) => Object.fromEntries(SORTS.map((sort) => [sort, make(sort)]));

const rangeSpan = ([low, high]) => ({s1: low, s2: high, e1: low, e2: high});

const cutSpan = ({s1, s2, e1, e2}) => ({s1, s2: earlier(s2, e2), e1: later(e1, s1), e2});

/** The bounds of a date where it happened: `places` has a zone for each sort of bounds. */
function dateSpans(date, places) {
  const moment = (sort, bound) => {
    const day = date[sort].days[bound];
    const local = date[sort].seconds[bound];
    const last = bound === "s2" || bound === "e2";
    return {day, at: toInstant(places[sort], local, last), zone: places[sort]};
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

  /** A date where it happened: in the zone, unless it says an offset that is not the zone's then. */
  date(text) {
    const date = parseDate(text);
    const home = this.own ?? this.other;
    const qualified = isQualified(date);
    const spans = date.offset === null
      ? dateSpans(date, {outer: home, certain: home})
      : this.atOffset(date, home, qualified);
    return {...spans, qualified, isPoint: date.isPoint};
  }

  atOffset(date, home, qualified) {
    const held = heldOffset(home, date.outer.seconds.s1, BigInt(date.offset));
    const fixed = fixedZone(held ?? date.offset);
    if (held === null) return dateSpans(date, {outer: fixed, certain: fixed});
    // An uncertain clock time counts as any of its day, and the day is that of the zone.
    const spans = dateSpans(date, {outer: fixed, certain: qualified ? home : fixed});
    return forSorts((sort) => inZone(spans[sort], home));
  }

  /** The spans of a point: `{outer, certain, qualified}`. */
  point(point) {
    if (typeof point === "string") return this.pointDate(point);
    if (point.relative !== undefined) return this.relative(point);
    return this.doubt(point);
  }

  pointDate(text) {
    const spans = this.date(text);
    if (!spans.isPoint) throw new Fault("date");
    return spans;
  }

  doubt({earliest, latest}) {
    const [low, high] = this.pair(earliest, latest);
    const spans = forSorts((sort) => rangeSpan([low[sort].s1, high[sort].e2]));
    return {...spans, qualified: low.qualified || high.qualified};
  }

  /** Two points; one that is not there is unknown, in the zone of the other. */
  pair(first, second) {
    const [one, two] = [first, second].map((each) => (each === undefined ? null : this.point(each)));
    return [one ?? this.nothing(two.outer.s1.zone), two ?? this.nothing(one.outer.s1.zone)];
  }

  nothing(place = this.own ?? this.other) {
    const span = rangeSpan([edge(-Infinity, place), edge(Infinity, place)]);
    return {outer: span, certain: span, qualified: false};
  }

  relative(point) {
    const anchor = this.resolver.anchor(point.to, this.id);
    const spans = forSorts((sort) => movedSpan(related(point, anchor[sort]), this.own ?? anchor.zone));
    return {...spans, qualified: anchor.qualified};
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

/**
 * The start or end of an anchor. Of something still open, the end is only known not to lie before
 * the start; and so for a start that is open.
 */
function anchorRange({s1, s2, e1, e2}, name) {
  if (name === "start") return [s1, s2.at === -Infinity ? e2 : s2];
  return [e1.at === Infinity ? s1 : e1, e2];
}

function distances({offset, min, max}) {
  const read = (text) => (text === undefined ? null : parseDuration(text));
  return offset === undefined ? [read(min), read(max)] : [read(offset), read(offset)];
}

/** The span of a relative point, given its anchor's. */
function related(point, span) {
  if (point.relative === "during") return rangeSpan([span.s1, span.e2]);
  if (point.relative === "same") return point.point ? rangeSpan(anchorRange(span, point.point)) : span;
  const [min, max] = distances(point);
  const after = point.relative === "after";
  const [low, high] = anchorRange(span, point.point ?? (after ? "end" : "start"));
  if (after) {
    const from = min ? shifted(low, min, 1, false) : low;
    return rangeSpan([isKnown(from) ? later(low, from) : low, max ? shifted(high, max, 1, true) : edge(Infinity, high.zone)]);
  }
  const to = min ? shifted(high, min, -1, true) : high;
  const from = max ? shifted(low, max, -1, false) : edge(-Infinity, low.zone);
  return rangeSpan([from, isKnown(to) ? earlier(high, to) : high]);
}

// -- events -----------------------------------------------------------------------------------------

const isPoint = (when) => ["earliest", "latest", "relative"].some((key) => when[key] !== undefined);

/** The spans of a `when`. */
function whenSpans(when, place) {
  if (typeof when === "string") return place.date(when);
  if (when.start !== undefined || when.end !== undefined) return fromTo(when, place);
  return isPoint(when) ? place.point(when) : {...place.nothing(), undated: true};
}

/** From one point to another: the start of the first, the end of the second. */
function fromTo({start, end}, place) {
  if (end === undefined) return place.point(start);
  const isOpen = end === "" || end === "..";
  const [from, to] = start === undefined && isOpen
    ? [place.nothing(), place.nothing()]
    : place.pair(start, isOpen ? undefined : end);
  const spans = forSorts((sort) => {
    const {s1, s2} = from[sort];
    const {e1, e2} = to[sort];
    const isOngoing = end === ".." && sort === "outer";
    return cutSpan({s1, s2, e1: isOngoing ? edge(Infinity, e1.zone) : e1, e2});
  });
  return {...spans, qualified: from.qualified || to.qualified};
}

/** The same; no moment is left where a last bound lies before its first. */
function withoutContradiction(found) {
  const {s1, s2, e1, e2} = found.outer;
  if (s2.at < s1.at || e2.at < e1.at) throw new Fault("contradiction");
  return found;
}

/** What an event hangs on, in the order of its keys. */
function anchorsOf(when) {
  if (typeof when !== "object" || when === null) return [];
  const nested = [when.start, when.end, when.earliest, when.latest].flatMap(anchorsOf);
  return when.relative === undefined ? nested : [when.to, ...nested];
}

/** Certain under no window: neither a last start nor a first end is known for certain. */
const neverCertain = ({s2, e1}) => s2.at === Infinity && e1.at === -Infinity;

const inUnit = (span, unit) => Object.fromEntries(BOUNDS.map((bound) => [bound, span[bound][unit]]));

/** The same, certain up to its last word where it is still open: see `Resolver.#lastWord`. */
function untilWord(spans, word) {
  if (!word) return spans;
  const {s2, e1} = spans.certain;
  if (neverCertain(spans.certain)) {
    if (spans.qualified) return spans;
    return {...spans, certain: {...spans.certain, s2: edge(Infinity, s2.zone), e1: word}};
  }
  return {...spans, certain: {...spans.certain, e1: later(e1, word)}};
}

function finished({outer, certain, qualified, undated = false}) {
  const units = (span) => ({days: inUnit(span, "day"), instants: inUnit(span, "at")});
  return Object.freeze({
    outer: units(outer),
    certain: units(certain),
    never: neverCertain(certain),
    qualified, undated, fault: null,
    ongoing: outer.e1.at === Infinity,
  });
}

const faulty = (fault) => {
  const none = {s1: -Infinity, s2: Infinity, e1: -Infinity, e2: Infinity};
  const both = {days: none, instants: none};
  return Object.freeze({outer: both, certain: both, never: true, qualified: false, ongoing: false, undated: true, fault});
};

/**
 * The events of one timeline, `{id: {when, due?, claims?, sources?}}`, in the zone `tz`; `sources`
 * are its works by id, `asOf` is the day up to which it is known. `when(id)` gives `{outer, certain,
 * never, qualified, ongoing, undated, fault}`; `outer` and `certain` are `{days, instants}` of `s1`,
 * `s2`, `e1`, `e2`. `due(id)` gives `{first, last, qualified, fault}` in instants, or null.
 */
export class Resolver {
  #events;
  #tz;
  #sources;
  #asOf;
  #spans = new Map();

  constructor(events, tz = "UTC", {sources = {}, asOf = null} = {}) {
    this.#events = new Map(Object.entries(events));
    this.#tz = tz;
    this.#sources = sources;
    this.#asOf = asOf;
  }

  when(id) {
    const spans = this.#resolved(id);
    if (spans instanceof Fault) return faulty(spans);
    return finished(untilWord(spans, this.#lastWord(this.#events.get(id), spans)));
  }

  /**
   * Up to when something still open is known to be so: the latest of the first moments of who said
   * so, else the day of the timeline; none of them before its start. Null where it is not open.
   */
  #lastWord(event, {outer}, asOf = this.#asOf) {
    if (outer.e1.at !== Infinity) return null;
    const place = outer.s1.zone;
    const moments = (texts) => texts.map((text) => firstMoment(text, place)).filter((one) => isKnown(one) && one.at >= outer.s1.at);
    const said = moments(stamps(event, this.#sources));
    return (said.length ? said : moments(asOf ? [asOf] : [])).reduce(
      (best, one) => (best ? later(best, one) : one), null);
  }

  /**
   * When an event was as its claim of this number tells it: where the event was, its anchors being
   * events at their own time. What it leaves open is certain up to the last word of its own voice.
   */
  told(id, number) {
    const {claims} = this.#events.get(id);
    const {when} = claims[number];
    const found = caught(id, (fault) => fault, () => {
      const missing = anchorsOf(when).find((anchor) => !this.#events.has(anchor));
      if (missing !== undefined) throw new Fault("missing", [id, missing]);
      const spans = withoutContradiction(whenSpans(when, new Place(this, id, ownZone(when), this.#zoneOf(id))));
      return {...spans, ...forSorts((sort) => inZone(spans[sort], spans.outer.s1.zone))};
    });
    if (found instanceof Fault) return faulty(found);
    const own = claims.filter((claim) => voiceOf(claim) === voiceOf(claims[number]));
    return finished(untilWord(found, this.#lastWord({claims: own}, found, null)));
  }

  /**
   * An event as a voice ("kind:id") tells it, with `by`, whose time it is: the voice's, or "editors"
   * where it tells none. Null where it denies the event or, without `orEditors`, does not speak of it.
   */
  asToldBy(voice, id, orEditors = false) {
    const said = telling(this.#events.get(id), voice);
    if (!said && !orEditors) return null;
    if (said?.says === "denies") return null;
    return said?.says === "time" ? {...this.told(id, said.claim), by: voice} : {...this.when(id), by: "editors"};
  }

  /** The pairs of claims of an event that cannot both be right: `[one, other, "time" or "event"]`. */
  contradictions(id) {
    const event = this.#events.get(id);
    const {claims} = event;
    const pairs = comparable(event).flatMap((one, at, all) => all.slice(at + 1).map((other) => [one, other]));
    return pairs.flatMap(([one, other]) => {
      const [a, b] = [claims[one], claims[other]];
      if (voiceOf(a) === voiceOf(b)) return [];
      const differ = DENYING.includes(a.stance) !== DENYING.includes(b.stance);
      if (a.about === b.about && differ) return [[one, other, "event"]];
      if (!tellsTime(a) || !tellsTime(b)) return [];
      return areApart(this.told(id, one), this.told(id, other)) ? [[one, other, "time"]] : [];
    });
  }

  due(id) {
    const due = this.#events.get(id)?.due;
    if (due === undefined) return null;
    return caught(id, (fault) => ({first: -Infinity, last: Infinity, qualified: false, fault}), () => {
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

  /** The zone of the place where an event was. */
  #zoneOf(id) {
    const spans = this.#resolved(id);
    return spans instanceof Fault ? ownZone(this.#events.get(id).when) ?? zone(this.#tz) : spans.zone;
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
    return caught(id, (fault) => fault, () => {
      const found = withoutContradiction(whenSpans(when, new Place(this, id, ownZone(when), zone(this.#tz))));
      const place = found.outer.s1.zone;
      return {...found, ...forSorts((sort) => inZone(found[sort], place)), zone: place};
    });
  }
}

/** Whether two times cannot both be right: no start, or no end, is possible for both. */
function areApart(a, b) {
  if (a.undated || b.undated) return false;
  const firstEnd = ({outer, certain, ongoing}) =>
    (ongoing ? greatest(outer.instants.s1, certain.instants.e1) : outer.instants.e1);
  const disjoint = ([low, high], [from, to]) => low > to || from > high;
  const starts = ({outer: {instants: {s1, s2}}}) => [s1, s2];
  const ends = (one) => [firstEnd(one), one.outer.instants.e2];
  return disjoint(starts(a), starts(b)) || disjoint(ends(a), ends(b));
}

/** The first moment that a stamp may mean, in days of a place. */
function firstMoment(text, place) {
  const date = parse(text);
  const local = date.never ? -Infinity : least(date.certain.seconds.s1, date.outer.seconds.s1);
  const fixed = date.offset === null ? place : fixedZone(heldOffset(place, local, BigInt(date.offset)) ?? date.offset);
  const at = toInstant(fixed, local, false);
  return {day: dayOf(place, at), at, zone: place};
}

const ownZone = (point) => (typeof point === "object" && point.tz !== undefined ? zone(point.tz) : null);

function caught(id, recover, work) {
  try {
    return work();
  } catch (error) {
    if (error instanceof ZoneError) return recover(new Fault("zone", [id]));
    if (error instanceof Fault) return recover(error.of(id));
    throw error;
  }
}

// -- deadlines --------------------------------------------------------------------------------------

/** First and last deadline of a `due`, in instants. */
function deadlines(due, place) {
  const {outer: {s1, e2: last}, qualified} = withoutContradiction(place.point(due));
  const first = earlier(firstDeadline(due, place, s1, last), last);
  return {first: isKnown(first) ? first.at : -Infinity, last: last.at, qualified};
}

/** Of a date, the end of its unit; of one that may be several, the end of the first day. */
function firstDeadline(due, place, low, high) {
  if (typeof due === "string") return due.startsWith("[") ? endOfDay(low, high) : high;
  if (due.relative !== undefined) return countedDeadline(due, place.resolver.anchor(due.to, place.id).outer);
  if (due.earliest === undefined) return low;
  const {s1, e2} = place.point(due.earliest).outer;
  return endOfDay(s1, e2);
}

/** Counted from the first moment that the anchor may have. */
function countedDeadline(due, span) {
  const [low, high] = anchorRange(span, due.point ?? (due.relative === "before" ? "start" : "end"));
  if (due.relative === "during" || due.relative === "same") return endOfDay(low, high);
  const [min, max] = distances(due);
  if (due.relative === "after") return min ? shifted(low, min, 1, true) : endOfDay(low, high);
  return max ? earlier(endOfDay(low, high), shifted(low, max, -1, true)) : edge(-Infinity, low.zone);
}

/**
 * The end of the day that a first bound begins. A clock time stands for itself: it begins or, at
 * midnight, ends within a day.
 */
function endOfDay(low, high) {
  if (!isKnown(low)) return low;
  const [day, within] = splitSeconds(toLocal(low.zone, low.at));
  return within || endsWithinDay(high) ? low : wholeDay(day, low.zone, true);
}

const endsWithinDay = (moment) => isKnown(moment) && splitSeconds(toLocal(moment.zone, moment.at) + 1n)[1] !== 0n;

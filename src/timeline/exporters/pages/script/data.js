// The events of the page as the script needs them, from the data that stands in the page.
import { DAY } from "./dates.js";
import { fold } from "./query.js";

export const STANDINGS = ["confirmed", "reported", "alleged", "unsourced", "disputed", "retracted"];
export const STATUSES = ["", "planned", "ongoing", "occurred", "cancelled", "postponed"];
export const STATES = ["unknown", "scheduled", "in_progress", "met", "partially_met", "not_met", "withdrawn"];
const QUALIFIED = 1, ONGOING = 2, CLOCK = 4;

// Bounds in days: starts between s1 and s2, ends between e1 and e2; c2, c1 the certain pair.
export const timeOf = (row) => {
  if (!row) return { s1: null, s2: null, e1: null, e2: null, c2: null, c1: null, flags: 0 };
  const [s1, e2 = s1] = row;
  if (row.length <= 2) return { s1, s2: e2, e1: s1, e2, c2: e2, c1: s1, flags: 0 };
  const [, , s2, e1, c2, c1, flags, ...seconds] = row;
  return { s1, s2, e1, e2, c2, c1, flags, seconds };
};

// Where a mark is drawn, in civil seconds with ends that are not part of it; null is an open side.
const placeOf = (time) => {
  if (time.flags & CLOCK) {
    const [first, low, high, last] = time.seconds;
    return { first, last, core: low === null ? null : [low, high] };
  }
  const at = (day, more) => (day === null ? null : (day + more) * DAY);
  const { s2, e1 } = time, first = at(time.s1, 0), last = at(time.e2, 1);
  const ongoing = time.flags & ONGOING;
  const sure = s2 !== null && (e1 === null ? ongoing : s2 <= e1);
  return { first, last, core: sure ? [at(s2, 0), at(e1 ?? s2, 1)] : null };
};

// An event at a time.
export const placed = (event, row) => {
  const time = timeOf(row);
  event.time = time;
  event.qualified = (time.flags & QUALIFIED) > 0;
  event.ongoing = (time.flags & ONGOING) > 0;
  Object.assign(event, placeOf(time));
  event.begin = event.first ?? event.core?.[0] ?? (event.last === null ? null : event.last - 1);
  event.end = event.last ?? event.core?.[1] ?? event.first;
  return event;
};

// One event, the one `at` this place in the list; `told` gives its title and summary.
export const eventOf = (row, id, at, told, names, bodies = new Set()) => {
  const [time, kind, who, place, tag, source, voice, standing, status, due, more = "", voices = []] = row;
  const event = { id, at, who, place, tag, source, voice, voices };
  event.kind = kind < 0 ? [] : [kind];
  event.person = who.filter((at) => !bodies.has(at));
  event.body = who.filter((at) => bodies.has(at));
  event.standing = [standing];
  event.look = STANDINGS[standing];
  event.status = STATUSES[status & 7];
  event.gone = (status & 8) > 0;
  placed(event, time);
  event.due = due && { first: due[0], last: due[1], state: STATES[due[2]], after: due[3], past: due[4] };
  let text;
  event.text = () => {
    if (text === undefined) {
      const known = ["who", "place", "tag"].flatMap((key) => event[key].flatMap((at) => names[key][at]));
      text = [...told().map(fold), more, ...known].join("\n");
    }
    return text;
  };
  return event;
};

// All events of the page, from its data and its cards.
export const load = (data, list) => {
  const names = { ...data.names, standing: STANDINGS.map((one) => [one]) };
  const bodies = new Set(data.bodies);
  const events = data.events.map((row, at) =>
    eventOf(row, list.cards[at].id, at, () => list.told(at), names, bodies));
  return { events, names };
};

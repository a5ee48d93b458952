// Whether something was within a window: certain, possible or no.

import {least} from "./calendar.js";

/**
 * `outer` and `certain` are spans (`s1`, `s2`, `e1`, `e2`), `certain` null for "never"; the window is
 * a pair of inclusive bounds in the same unit, null for none.
 */
export function overlap(outer, certain, [from, to]) {
  const first = from ?? -Infinity;
  const last = to ?? Infinity;
  if (outer.s1 > last || outer.e2 < first) return "no";
  if (!certain) return "possible";
  return certain.s2 <= last && certain.e1 >= first ? "certain" : "possible";
}

/** The verdict on a parsed date; a window in bigints is one of local seconds, else of days. */
export function judge(date, window) {
  const unit = window.some((bound) => typeof bound === "bigint") ? "seconds" : "days";
  return overlap(date.outer[unit], date.never ? null : date.certain[unit], window);
}

/** The verdict on a resolved event; a window in bigints is one of instants, else of civil days. */
export function judgeEvent(resolved, window) {
  if (resolved.fault || resolved.undated) return "possible";
  const unit = window.some((bound) => typeof bound === "bigint") ? "instants" : "days";
  return overlap(resolved.outer[unit], resolved.never ? null : resolved.certain[unit], window);
}

const finite = (bound) => bound !== Infinity && bound !== -Infinity;
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** By the earliest of the known bounds, then the last start, then the id; what is undated comes last. */
export function inOrder(entries) {
  const key = ([id, {outer}]) => {
    const {s1, s2, e1, e2} = outer.instants;
    return [[s1, s2, e1, e2].filter(finite).reduce(least, Infinity), s2, id];
  };
  return entries
    .map((entry) => [key(entry), entry])
    .sort(([a], [b]) => compare(a[0], b[0]) || compare(a[1], b[1]) || compare(a[2], b[2]))
    .map(([, entry]) => entry);
}


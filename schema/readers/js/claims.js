// Who says what of an event: which claims count, and up to when something is known to be open.

import {parse} from "./dates.js";

export const WHEN = "/when";
export const AFFIRMING = ["alleges", "reports", "confirms"];
export const DENYING = ["denies", "disputes"];

// -- voices -----------------------------------------------------------------------------------------

/** A text as names are compared: without case, accents on Latin letters and repeated spaces. */
export function fold(text) {
  const plain = text.normalize("NFKC").toLowerCase().normalize("NFD").replace(/\p{Script=Latin}\p{Mn}+/gu, (found) => found[0]);
  return plain.normalize("NFC").split(/\s+/).filter(Boolean).join(" ");
}

const words = (text) => (text === undefined ? [] : typeof text === "string" ? [text] : Object.values(text));
const folded = (text) => words(text).map(fold).join("\n");

const actorKey = ({entity, name, of = "", role = ""}) =>
  entity ? ["entity", entity] : ["name", folded(name), of, role];

const workKey = ({source, title}) => ["work", source ?? folded(title)];

/** Who speaks: the actor; without one, every cited work for itself. Each is a key and its works. */
function speakers({by, sources = []}) {
  const speaking = by ? [[actorKey(by), sources]] : sources.map((work) => [workKey(work), [work]]);
  return speaking.map(([key, works]) => [JSON.stringify(key), works]);
}

// -- which claims count -----------------------------------------------------------------------------

const finite = (bound) => typeof bound === "bigint";
const FOREVER = Infinity;

/** What dates are sorted by: their first known bound, then the others, then their spelling. */
function sortKey(text) {
  const date = parse(text);
  const {s1, s2, e1, e2} = date.outer.seconds;
  const known = [s1, s2, e1, e2].find(finite) ?? FOREVER;
  return [known, ...[s2, e1, e2].map((bound) => (finite(bound) ? bound : FOREVER)), date.canonical];
}

function isBefore(one, other) {
  const [a, b] = [sortKey(one), sortKey(other)];
  const at = a.findIndex((value, index) => value < b[index] || value > b[index]);
  return at >= 0 && a[at] < b[at];
}

/** A claim follows the one above it, unless both are dated and it is the earlier. */
export const follows = (claim, other) =>
  claim.at === undefined || other.at === undefined || !isBefore(claim.at, other.at);

/** The latest claim of each voice, by its key, on the event or on a part of it. */
function latest(claims, about, voicesOf) {
  const found = new Map();
  for (const claim of claims.filter((one) => one.about === about)) {
    for (const [key] of voicesOf(claim)) {
      const before = found.get(key);
      if (!before || follows(claim, before)) found.set(key, claim);
    }
  }
  return found;
}

/** Each claim that tells of the event or its time and was not taken back, with its works. */
function affirmed(claims) {
  const retracts = (key, about) =>
    [...new Set([undefined, about])].some((part) => latest(claims, part, speakers).get(key)?.stance === "retracts");
  return claims
    .filter(({about, stance}) => [undefined, WHEN].includes(about) && AFFIRMING.includes(stance))
    .map((claim) => [claim, speakers(claim).filter(([key]) => !retracts(key, claim.about))])
    .filter(([, standing]) => standing.length)
    .map(([claim, standing]) => [claim, standing.flatMap(([, works]) => works)]);
}

// -- the last word ----------------------------------------------------------------------------------

const issued = (works, sources) =>
  works.map((work) => (work.source === undefined ? work : sources[work.source] ?? {}).issued).filter(Boolean);

/** When somebody said that it was so, and when the works were published that say it. */
export function stamps({claims = [], sources: cited = []}, sources) {
  const said = affirmed(claims).flatMap(([claim, works]) => [claim.at, ...issued(works, sources)]);
  return [...said, ...issued(cited, sources)].filter(Boolean);
}

// -- how a voice tells an event ---------------------------------------------------------------------

/** Whose claim it is, as "kind:id"; without `by` it is that of the first work that it cites. */
export function voiceOf({by, sources = []}) {
  const joined = (text) => [...new Set(words(text).map(fold))].join(" / ");
  if (by?.entity) return `entity:${by.entity}`;
  if (by) return `name:${joined(by.name)}${by.of ? ` (${by.of})` : ""}`;
  if (!sources.length) return null;
  return sources[0].source ? `source:${sources[0].source}` : `name:${joined(sources[0].title)}`;
}

/** The numbers of the claims of a voice that count, by what they are about. */
function liveNumbers(claims, numbers) {
  const live = new Map();
  for (const number of numbers) {
    const {about} = claims[number];
    if (!live.has(about) || follows(claims[number], claims[live.get(about)])) live.set(about, number);
  }
  return live;
}

const numbersOf = (claims, voice) => [...claims.keys()].filter((number) => voiceOf(claims[number]) === voice);

export const tellsTime = ({when, stance}) => when !== undefined && AFFIRMING.includes(stance);

/** What a voice says of an event: `{claim, says}`, says being time, event or denies; null for nothing. */
export function telling({claims = []}, voice) {
  const live = liveNumbers(claims, numbersOf(claims, voice));
  const whole = live.get(undefined);
  if (DENYING.includes(claims[whole]?.stance)) return {claim: whole, says: "denies"};
  if (claims[whole]?.stance === "retracts") return null;
  const times = [whole, live.get(WHEN)].filter((number) => number !== undefined && tellsTime(claims[number]));
  if (times.length) {
    const [first, second] = times.sort((a, b) => a - b);
    return {claim: second !== undefined && follows(claims[second], claims[first]) ? second : first, says: "time"};
  }
  const others = [...live.values()].filter((number) => claims[number].stance !== "retracts");
  if (whole === undefined && !others.length) return null;
  return {claim: whole ?? Math.min(...others), says: "event"};
}

/** The numbers of all claims, on the event or its time, that may contradict each other. */
export function comparable({claims = []}) {
  const about = [...claims.keys()].filter((number) => [undefined, WHEN].includes(claims[number].about));
  const voices = [...new Set(about.map((number) => voiceOf(claims[number])))].filter((voice) => voice !== null);
  return voices.flatMap((voice) => {
    const live = liveNumbers(claims, about.filter((number) => voiceOf(claims[number]) === voice));
    if (claims[live.get(undefined)]?.stance === "retracts") return [];
    return [...live.values()].filter((number) => claims[number].stance !== "retracts");
  }).sort((a, b) => a - b);
}

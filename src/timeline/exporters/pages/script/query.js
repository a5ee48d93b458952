// Filters: the part of the command line's that a page has, with the same answers.
import { period } from "./dates.js";

export const NO = 0, POSSIBLE = 1, CERTAIN = 2;
export const NAMED = ["kind", "who", "place", "tag", "source", "standing", "voice"];
export const FILTERS = ["text", "since", "until", ...NAMED];

const KANA = /[\u3040-\u30ff]/;

// As `timeline.text.fold`: NFKC, case-folded, without accents but of kana, spaces joined.
export const fold = (text) => {
  const lower = text.normalize("NFKC").toLowerCase().replace(/ß/g, "ss").replace(/ς/g, "σ");
  // eslint-disable-next-line no-control-regex
  if (/^[\x00-\x7f]*$/.test(lower)) return lower.replace(/\s+/g, " ").trim();
  const bare = lower.replace(/./gsu, (char) =>
    (KANA.test(char) ? char : char.normalize("NFD").replace(/\p{Mn}/gu, "")));
  return bare.normalize("NFC").replace(/\s+/g, " ").trim();
};

const MARKS = /[-()'’/.,:;]/gu;
const isUnspaced = (char) =>
  (char >= "\u0e00" && char <= "\u0eff") || (char >= "\u2e80" && char <= "\ud7ff") || char >= "\uf900";

const glob = (parts, value) => {
  const first = parts[0], last = parts[parts.length - 1], end = value.length - last.length;
  if (!value.startsWith(first) || !value.endsWith(last) || end < first.length) return false;
  let place = first.length;
  for (const part of parts.slice(1, -1)) {
    place = value.indexOf(part, place);
    if (place < 0 || place + part.length > end) return false;
    place += part.length;
  }
  return true;
};

// A test of folded values, as `timeline.query.pattern`: whole, whole words, or globs.
export const pattern = (text, mode) => {
  const asked = fold(text);
  if (asked.includes("*")) return (value) => glob(asked.split("*"), value);
  if (mode === "exact") return (value) => value === asked;
  const words = asked.replace(MARKS, " ").trim();
  if (isUnspaced(asked[0] ?? "") || !words) return (value) => value.includes(asked);
  return (value) => ` ${value.replace(MARKS, " ")} `.includes(` ${words} `);
};

const MODES = { kind: "exact", tag: "exact", standing: "exact" };

// The places, in a list of lists of names, that a value asks for; a comma is OR.
const asked = (names, key, value) => {
  const tests = value.split(",").map((part) => part.trim()).filter(Boolean)
    .map((part) => pattern(part, MODES[key] ?? "word"));
  return new Set(names.flatMap((known, place) =>
    (known.some((name) => tests.some((test) => test(name))) ? [place] : [])));
};

const since = (time, first) => {
  if (time.e2 !== null && time.e2 < first) return NO;
  return time.c2 !== null && time.c1 !== null && time.c1 >= first ? CERTAIN : POSSIBLE;
};

const until = (time, last) => {
  if (time.s1 !== null && time.s1 > last) return NO;
  return time.c2 !== null && time.c1 !== null && time.c2 <= last ? CERTAIN : POSSIBLE;
};

// A test of one filter, giving NO, POSSIBLE or CERTAIN of an event; null for a value that is none.
// `names` holds, by filter, the folded names of each value that occurs; events hold their places.
export const test = (key, value, names) => {
  if (key === "text") {
    const words = fold(value);
    return (event) => (event.text().includes(words) ? CERTAIN : NO);
  }
  if (key === "since" || key === "until") {
    const days = period(value), side = key === "since" ? 0 : 1;
    if (!days) return null;
    if (days[side] === null) return (event) => (event.time.c2 !== null && event.time.c1 !== null ? CERTAIN : POSSIBLE);
    return side ? (event) => until(event.time, days[1]) : (event) => since(event.time, days[0]);
  }
  const places = asked(names[key], key, value);
  if (!places.size) return null;
  return (event) => (event[key].some((place) => places.has(place)) ? CERTAIN : NO);
};

// The events that match all filters, each with its verdict, and the filters that say nothing.
export const select = (events, filters, names) => {
  const wrong = [], tests = [];
  for (const [key, value] of Object.entries(filters)) {
    if (!value) continue;
    const made = test(key, value, names);
    if (made) tests.push(made);
    else wrong.push(key);
  }
  const found = new Map();
  for (const event of events) {
    let verdict = CERTAIN;
    for (const one of tests) verdict = verdict && Math.min(verdict, one(event));
    if (verdict) found.set(event, verdict);
  }
  return { found, wrong };
};

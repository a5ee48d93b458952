#!/usr/bin/env node
// Runs conformance vectors: node run-vectors.js FOLDER...
//
// A folder is a version (with dates/, query/, resolve/ and voices/ in it) or one of these.

import {existsSync, readFileSync, readdirSync, statSync} from "node:fs";
import {basename, join} from "node:path";
import {isDeepStrictEqual} from "node:util";

import {DateError, Resolver, formatDay, formatSeconds, judge, parse, parseDay, parseSeconds} from "./index.js";

const KINDS = {dates: checkDate, query: checkQuery, resolve: checkCase, voices: checkVoices};
const BOUNDS = ["s1", "s2", "e1", "e2"];

const finite = (bound) => bound !== Infinity && bound !== -Infinity;

// -- dates ------------------------------------------------------------------------------------------

function offsetText(offset) {
  if (!offset) return offset === 0 ? "Z" : "";
  const minutes = Math.abs(offset) / 60;
  const parts = [Math.floor(minutes / 60), minutes % 60];
  return (offset < 0 ? "-" : "+") + parts.map((part) => String(part).padStart(2, "0")).join(":");
}

/** A date in the words of a vector. */
function described(date) {
  const span = date.outer[date.hasClock ? "seconds" : "days"];
  const bound = (name) => {
    if (!finite(span[name])) return null;
    return date.hasClock ? formatSeconds(span[name]) + offsetText(date.offset) : formatDay(span[name]);
  };
  const [s1, s2, e1, e2] = BOUNDS.map(bound);
  const {canonical, precision, qualifiers} = date;
  return {canonical, precision, start: [s1, s2], end: [e1, e2], earliest: s1, latest: e2, qualifiers};
}

function read(text) {
  try {
    return {date: parse(text)};
  } catch (error) {
    if (error instanceof DateError) return {error};
    throw error;
  }
}

function* checkDate(vector) {
  const {date, error} = read(vector.edtf);
  yield [vector.edtf, "valid", Boolean(date), vector.valid];
  if (error && !vector.valid && vector.column) yield [vector.edtf, "column", error.column, vector.column];
  if (!date || !vector.valid) return;
  for (const [key, found] of Object.entries(described(date))) {
    yield [vector.edtf, key, found, vector[key] ?? (key === "qualifiers" ? {} : null)];
  }
  yield [vector.edtf, "canonical, parsed again", described(parse(date.canonical)), described(date)];
}

// -- query ------------------------------------------------------------------------------------------

function readWindow(bounds) {
  const clock = bounds.some((bound) => bound?.includes("T"));
  return bounds.map((bound) => bound && (clock ? parseSeconds(bound) : parseDay(bound)));
}

function* checkQuery({edtf, window, expected}) {
  yield [`${edtf} in ${window.join(" to ")}`, "verdict", judge(parse(edtf), readWindow(window)), expected];
}

// -- resolve ----------------------------------------------------------------------------------------

const dayText = (day) => (finite(day) ? formatDay(day) : null);
const instantText = (at) => (finite(at) ? `${formatSeconds(at)}Z` : null);

function spanText({s1, s2, e1, e2}, text) {
  return [text(s1), text(s2), e1 === Infinity ? "open" : text(e1), text(e2)];
}

/** An event in the words of a vector: what it expects and, of flags, what it leaves out. */
function resolvedText(resolved, due) {
  const {s2, e1} = resolved.certain.days;
  return {
    days: spanText(resolved.outer.days, dayText),
    instants: spanText(resolved.outer.instants, instantText),
    certain: resolved.never ? null : [dayText(s2), e1 === Infinity ? "open" : dayText(e1)],
    undated: resolved.undated,
    ongoing: resolved.ongoing,
    qualified: resolved.qualified,
    fault: resolved.fault?.kind,
    chain: resolved.fault?.chain,
    due: due && [instantText(due.first), instantText(due.last)],
    due_fault: due?.fault?.kind,
  };
}

function resolverOf({tz, events, sources, as_of: asOf}) {
  const whole = Object.entries(events).map(([id, event]) => [id, event.when === undefined ? {when: event} : event]);
  return new Resolver(Object.fromEntries(whole), tz, {sources, asOf});
}

function* checkCase({name, expected, ...timeline}) {
  const resolver = resolverOf(timeline);
  for (const [id, wanted] of Object.entries(expected)) {
    const found = resolvedText(resolver.when(id), resolver.due(id));
    const flags = wanted.days && {undated: false, ongoing: false, qualified: false, fault: undefined};
    for (const [key, value] of Object.entries({...flags, ...wanted})) {
      yield [`${name}: ${id}`, key, found[key], value];
    }
  }
}

// -- voices -----------------------------------------------------------------------------------------

function toldText(resolved) {
  if (!resolved) return null;
  const {days, certain, fault, undated} = resolvedText(resolved, null);
  return {by: resolved.by, ...(fault ? {fault} : {days, certain}), ...(undated && !fault ? {undated} : {})};
}

function* checkVoices({name, told = {}, or_editors: others = {}, contradictions = {}, ...timeline}) {
  const resolver = resolverOf(timeline);
  for (const [orEditors, voices] of [[false, told], [true, others]]) {
    for (const [voice, wanted] of Object.entries(voices)) {
      for (const id of Object.keys(timeline.events)) {
        const found = toldText(resolver.asToldBy(voice, id, orEditors));
        yield [`${name}: ${id} by ${voice}`, "told", found, wanted[id] ?? null];
      }
    }
  }
  for (const [id, wanted] of Object.entries(contradictions)) {
    yield [`${name}: ${id}`, "contradictions", resolver.contradictions(id), wanted];
  }
}

// -- running ----------------------------------------------------------------------------------------

/** Every difference in one vector, as lines; what goes wrong in it is one as well. */
function differences(check, vector) {
  const lines = [];
  try {
    for (const [where, key, found, wanted] of check(vector)) {
      if (isDeepStrictEqual(found, wanted)) continue;
      lines.push(`${where}: ${key} is ${JSON.stringify(found)}, expected ${JSON.stringify(wanted)}`);
    }
  } catch (error) {
    lines.push(`${JSON.stringify(vector)}: ${error.stack}`);
  }
  return lines;
}

function foldersOf(path) {
  if (basename(path) in KINDS) return [path];
  return Object.keys(KINDS).map((kind) => join(path, kind)).filter(existsSync);
}

function runFolder(folder) {
  const files = readdirSync(folder).filter((name) => name.endsWith(".json")).sort();
  const vectors = files.flatMap((name) => JSON.parse(readFileSync(join(folder, name), "utf8")));
  return vectors.map((vector) => differences(KINDS[basename(folder)], vector));
}

function main(paths) {
  const missing = paths.filter((path) => !existsSync(path) || !statSync(path).isDirectory());
  const folders = paths.flatMap(foldersOf);
  if (missing.length || !folders.length) {
    const absent = missing.map((path) => `; no folder '${path}'`).join("");
    console.error(`usage: run-vectors.js FOLDER..., each with vectors${absent}`);
    return 2;
  }
  const results = folders.flatMap(runFolder);
  const failed = results.filter((lines) => lines.length);
  failed.flat().forEach((line) => console.log(line));
  console.log(`${results.length - failed.length} passed, ${failed.length} failed`);
  return failed.length || !results.length ? 1 : 0;
}

process.exitCode = main(process.argv.slice(2).map((path) => path.replace(/\/+$/, "")));

#!/usr/bin/env node
// Prints when the events of a folder were: node bounds.js FOLDER [SINCE [UNTIL]]
//
// One line of JSON an event, in the format's order. SINCE and UNTIL are EDTF dates, "" for none.

import {existsSync} from "node:fs";

import {DateError, formatDay, formatSeconds, parse, readFolder, select} from "./index.js";

const BOUNDS = ["s1", "s2", "e1", "e2"];

/** A bound as a text; null where there is none. */
const text = (bound, format) => (Math.abs(Number(bound)) === Infinity ? null : format(bound));

/** The bounds of a span; "open" for the end of what goes on. */
const texts = (span, format) =>
  BOUNDS.map((bound) => (bound === "e1" && span.e1 === Infinity ? "open" : text(span[bound], format)));

const instantText = (at) => `${formatSeconds(at)}Z`;

function line(timeline, [id, resolved, match]) {
  const due = timeline.resolver.due(id);
  const {days, instants} = resolved.outer;
  const [, s2, e1] = texts(resolved.certain.days, formatDay);
  return {
    id, match,
    days: texts(days, formatDay),
    instants: texts(instants, instantText),
    certain: resolved.never ? null : [s2, e1],
    ...(due && {due: [text(due.first, instantText), text(due.last, instantText)]}),
    ...(resolved.fault && {fault: resolved.fault.kind, chain: resolved.fault.chain}),
  };
}

function main([folder, since, until]) {
  if (!folder || !existsSync(folder)) {
    console.error("usage: bounds.js FOLDER [SINCE [UNTIL]]");
    return 2;
  }
  const timeline = readFolder(folder);
  const window = [since ? parse(since).outer.days.s1 : null, until ? parse(until).outer.days.e2 : null];
  timeline.problems.forEach(({path, problem}) => console.error(`${path}: ${problem}; left out`));
  select(timeline, window).forEach((one) => console.log(JSON.stringify(line(timeline, one))));
  return timeline.problems.length ? 1 : 0;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof DateError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}

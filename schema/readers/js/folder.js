// A timeline's folder: its settings and the records in it, each judged only as far as reading needs.

import {existsSync, lstatSync, readFileSync, readdirSync} from "node:fs";
import {basename, join} from "node:path";

import {inOrder, judgeEvent} from "./query.js";
import {Resolver} from "./resolve.js";

const MOST_BYTES = 1048576;
const ID = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const EXPRESSION = /^[ -~]{1,200}$/;
const SETTING = /^[ \t]*(id|tz|as_of)[ \t]*=[ \t]*(?:"([^"\\]*)"|'([^']*)')/gm;
const RELATIONS = ["after", "before", "during", "same"];

// -- shapes -----------------------------------------------------------------------------------------

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isExpression = (value) => typeof value === "string" && EXPRESSION.test(value);
const isId = (value) => typeof value === "string" && value.length <= 80 && ID.test(value);
const isText = (value) => (typeof value === "string" ? value !== "" : isObject(value));
const isPoint = (value) => isExpression(value) || isShape(value, POINT);
const isEnd = (value) => value === "" || isPoint(value);
// A bound is one level deep: a date, or a point that hangs on an event.
const isBound = (value) => isExpression(value) || isShape(value, RELATIVE);

const RELATIVE = {
  relative: (value) => RELATIONS.includes(value),
  to: isId,
  point: (value) => value === "start" || value === "end",
  offset: isExpression,
  min: isExpression,
  max: isExpression,
};
const POINT = {...RELATIVE, earliest: isBound, latest: isBound};
const DUE = {...POINT, tz: isExpression, text: isText};
const WHEN = {...DUE, start: isPoint, end: isEnd};

/** Whether an object has these keys only, each of its kind, and none that exclude one another. */
function isShape(value, kinds) {
  if (!isObject(value) || !Object.keys(value).length) return false;
  if (!Object.entries(value).every(([key, one]) => Object.hasOwn(kinds, key) && kinds[key](one))) return false;
  const has = (...keys) => keys.some((key) => value[key] !== undefined);
  if (has("relative") !== has("to") || (has("point", "offset", "min", "max") && !has("relative"))) return false;
  if (has("offset") && has("min", "max")) return false;
  if (value.relative === "during" && has("point")) return false;
  if (["during", "same"].includes(value.relative) && has("offset", "min", "max")) return false;
  const groups = [has("start", "end"), has("earliest", "latest"), has("relative")];
  if (groups.filter(Boolean).length > 1) return false;
  return Object.keys(value).length > 1 || !has("tz");
}

/** What keeps a record from being read, or "". */
function faultOf(record, stem, kind) {
  if (!isObject(record)) return "no JSON object";
  if (!/^1\.(0|[1-9][0-9]*)$/.test(record.schema_version)) return "no 'schema_version' of 1.x";
  if (!isId(record.id)) return "no good 'id'";
  if (record.id !== stem) return `'id' is '${record.id}', not the file's stem`;
  if (kind !== "events") return "";
  if (!isText(record.title)) return "no 'title'";
  if (!isExpression(record.when) && !isShape(record.when, WHEN)) return "no good 'when'";
  const due = record.commitment?.due;
  if (due !== undefined && !isExpression(due) && !isShape(due, DUE)) return "no good 'commitment.due'";
  return "";
}

// -- files ------------------------------------------------------------------------------------------

/** Every JSON file under a folder, by path; links and hidden names are left alone. */
function jsonFiles(folder) {
  if (!existsSync(folder)) return [];
  const found = readdirSync(folder, {withFileTypes: true}).filter(({name}) => !name.startsWith("."));
  return found.flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return jsonFiles(path);
    return entry.isFile() && entry.name.endsWith(".json") ? [path] : [];
  }).sort();
}

/** A file's record, or the words for why there is none. */
function readRecord(path) {
  if (lstatSync(path).size > MOST_BYTES) return {problem: "the file is larger than 1 MiB"};
  try {
    const text = new TextDecoder("utf-8", {fatal: true, ignoreBOM: true}).decode(readFileSync(path));
    return {record: JSON.parse(text)};
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return {problem: error.message};
    throw error;
  }
}

function readKind(root, kind, problems) {
  const records = new Map();
  for (const path of jsonFiles(join(root, kind))) {
    const {record, problem} = readRecord(path);
    const why = problem ?? faultOf(record, basename(path, ".json"), kind);
    if (why) problems.push({path, problem: why});
    else if (records.has(record.id)) problems.push({path, problem: `the id '${record.id}' is taken by another file`});
    else records.set(record.id, record);
  }
  return records;
}

/** The top-level strings and lists of strings of `timeline.toml`: all that reading dates needs. */
function readSettings(root) {
  const settings = {id: "timeline.invalid", tz: "UTC", languages: ["en"]};
  const path = join(root, "timeline.toml");
  if (!existsSync(path)) return settings;
  const [top] = readFileSync(path, "utf8").split(/^[ \t]*\[[^\]\n]*\][ \t]*$/m);
  for (const [, key, double, single] of top.matchAll(SETTING)) settings[key] = double ?? single;
  const languages = /^[ \t]*languages[ \t]*=[ \t]*\[([^\]]*)\]/m.exec(top);
  if (languages) settings.languages = [...languages[1].matchAll(/["']([^"']+)["']/g)].map(([, code]) => code);
  return settings;
}

// -- the timeline -----------------------------------------------------------------------------------

/** A text in a language, by truncation, then `mul`, then the timeline's languages, then any. */
export function inLanguage(text, language, languages) {
  const lines = (value) => (Array.isArray(value) ? value.join("\n") : value);
  if (typeof text === "string" || Array.isArray(text)) return lines(text);
  const tags = language.split("-").map((_, index, parts) => parts.slice(0, parts.length - index).join("-"));
  const found = [...tags, "mul", ...languages].find((tag) => Object.hasOwn(text, tag));
  return lines(text[found ?? Object.keys(text)[0]]);
}

/**
 * The timeline in a folder: `{settings, events, entities, sources, problems, resolver}`, records in
 * maps by id. A file that cannot be read is left out and named in `problems`.
 */
export function readFolder(root) {
  const problems = [];
  const [events, entities, sources] = ["events", "entities", "sources"].map((kind) => readKind(root, kind, problems));
  const settings = readSettings(root);
  const nodes = [...events].map(([id, {commitment, ...event}]) => [id, {...event, due: commitment?.due}]);
  const known = {sources: Object.fromEntries(sources), asOf: settings.as_of};
  const resolver = new Resolver(Object.fromEntries(nodes), settings.tz, known);
  return {settings, events, entities, sources, problems, resolver};
}

/** The events of a window (null for no bound), `[id, resolved, verdict]`, in the format's order. */
export function select({events, resolver}, window = [null, null]) {
  const resolved = [...events.keys()].map((id) => [id, resolver.when(id)]);
  return inOrder(resolved)
    .map(([id, one]) => [id, one, judgeEvent(one, window)])
    .filter(([, , verdict]) => verdict !== "no");
}

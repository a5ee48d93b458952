// What is shown, as an address: filters in the query, window, lanes and event in the fragment.
import { DAY, read, written } from "./dates.js";
import { FILTERS } from "./query.js";

const FINE = 60 * DAY;

// `first` is the language that needs no name.
export const toAddress = (state, first) => {
  const query = new URLSearchParams(
    [...FILTERS, "as-told-by"].filter((key) => state.filters[key]).map((key) => [key, state.filters[key]]));
  if (state.lang && state.lang !== first) query.set("lang", state.lang);
  if (state.embed) query.set("embed", "");
  const parts = [];
  if (state.t) parts.push(`t=${state.t.map((at) => written(at, state.t[1] - state.t[0] < FINE)).join("/")}`);
  if (state.by) parts.push(`by=${state.by}`);
  if (state.e) parts.push(`e=${state.e}`);
  const search = query.toString().replace("embed=", "embed");
  return (search && `?${search}`) + (parts.length ? `#${parts.join("&")}` : "");
};

const windowOf = (text) => {
  const [low, high, ...more] = text.split("/").map(read);
  return more.length || low === null || high === undefined || high === null || low >= high ? null : [low, high];
};

// The state that an address asks for, and what in it no page knows.
export const fromAddress = (search, hash) => {
  const query = new URLSearchParams(search), unknown = [];
  const state = { filters: {}, t: null, by: "", e: "", lang: query.get("lang"), embed: query.has("embed") };
  for (const key of [...FILTERS, "as-told-by"]) {
    const [value = "", ...more] = query.getAll(key);
    if (value) state.filters[key] = value;
    for (const one of more) unknown.push(`${key}=${one}`);
  }
  const asked = hash.slice(1);
  for (const part of asked.includes("=") ? asked.split("&") : [`e=${asked}`]) {
    const at = part.indexOf("="), key = part.slice(0, at), value = part.slice(at + 1);
    if (key === "t") {
      state.t = windowOf(value);
      if (!state.t) unknown.push(part);
    } else if (key === "by" || key === "e") state[key] = value;
  }
  return { state, unknown };
};

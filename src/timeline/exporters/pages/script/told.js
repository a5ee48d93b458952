// The timeline as one voice tells it: what it does not tell is left out, or shown greyed.
import { placed } from "./data.js";
import { fold, pattern } from "./query.js";

// Events as the voice known as `name` tells them; `grey` are the others.
export const retold = (events, name, names, data) => {
  const grey = new Set();
  if (!name) return { events, grey, unknown: false };
  const fits = pattern(name, "word");
  const places = (test) => data.voices.flatMap((known, at) => (test(known) ? [at] : []));
  // Members of a body are found by its name, too: who is named outright comes first.
  const own = places((known) => known[0] === fold(name));
  const voices = new Set(own.length ? own : places((known) => known.some(fits)));
  if (voices.size !== 1) return { events, grey, unknown: true };
  const [voice] = voices;
  const kept = [];
  for (const event of events) {
    const said = event.voices.find(([who]) => who === voice);
    if (!said || said[1] === 0) grey.add(event);
    else kept.push(said.length > 1 ? placed(Object.create(event), said[1]) : event);
  }
  return { events: kept, grey, unknown: false };
};

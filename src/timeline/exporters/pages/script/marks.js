// The marks of events as SVG, as `timeline.picture.glyphs` draws them.

const BAR = 10, HALF = 6.5, THIN = 0.16;
const FULL = { confirmed: 1, reported: 0.58, disputed: 0.58, alleged: 0.28, retracted: 0, unsourced: 0 };
export const isBad = (event) => event.look === "disputed" || event.look === "retracted";
export const isOff = (event) => event.gone || event.status === "cancelled";
export const isDashed = (event) => event.qualified || event.status === "planned" || event.status === "postponed";

const fullness = (event) => (isDashed(event) ? Math.min(FULL[event.look], FULL.reported) : FULL[event.look]);
const n = (value) => +value.toFixed(1);
const rhomb = (x, y, half) => `M${n(x - half)} ${y}l${half} -${half} ${half} ${half} -${half} ${half}z`;

// A day or a minute is a point: a diamond, however far one zooms out.
export const isPoint = (event) =>
  event.first !== null && event.last !== null && event.last - event.first <= 86400
  && (event.last - event.first <= 60 || event.first % 86400 === 0);

const stretches = (event, x, x0, x1) => {
  const core = event.qualified ? null : event.core;
  if (!core) {
    const open = [event.first === null, event.last === null];
    return [[x0, x1, open[0] === open[1] ? "m" : open[0] ? "l" : "r"]];
  }
  const low = Math.min(Math.max(x(core[0]), x0), x1), high = Math.min(Math.max(x(core[1]), low + 2), Math.max(x1, low + 2));
  return [[x0, low, "l"], [low, high, "is"], [high, x1, "r"]].filter(([from, to]) => to > from);
};

const outline = (event, x0, x1, y, side) => {
  const open = [event.first === null, event.last === null];
  if (!open[0] && !open[1]) return `<rect class="edge" x="${n(x0)}" y="${y}" width="${n(x1 - x0)}" height="${BAR}" rx="3"/>`;
  const [from, to] = open[0] ? [x0, x1] : [x1, x0];
  const path = open[0] && open[1]
    ? `M${n(x0)} ${y}H${n(x1)}M${n(x0)} ${y + BAR}H${n(x1)}`
    : `M${n(from)} ${y}H${n(to)}V${y + BAR}H${n(from)}`;
  return `<path fill="none" stroke="url(#_${side}${open[0] ? "l" : "r"}s)" stroke-width="1.2" d="${path}"/>`;
};

const bar = (event, x, x0, x1, y) => {
  const high = BAR * Math.max(fullness(event), THIN), side = isBad(event) ? "b" : "t";
  const parts = stretches(event, x, x0, x1).map(([from, to, kind]) =>
    `<rect ${kind === "is" ? 'class="fill"' : `fill="url(#_${side}${kind})"`} x="${n(from)}" y="${n(y + (BAR - high) / 2)}" width="${n(to - from)}" height="${n(high)}"/>`);
  return parts.join("") + outline(event, x0, x1, y, side);
};

// The mark of an event between two places, its upper edge at `y`; `x` gives the place of a time.
export const mark = (event, x, x0, x1, y) => {
  const middle = (x0 + x1) / 2, full = fullness(event);
  const drawn = isPoint(event)
    ? (full ? `<path class="fill" d="${rhomb(middle, y + 5, n(HALF * full))}"/>` : "") + `<path class="edge" d="${rhomb(middle, y + 5, HALF)}"/>`
    : bar(event, x, x0, x1, y);
  const strike = isOff(event) ? `<path class="strike" stroke-width="1.6" d="M${n(x0 - 4)} ${y + 5}H${n(x1 + 4)}"/>` : "";
  return `<g class="ev${isBad(event) ? " bad" : ""}${isDashed(event) ? " dash" : ""}">${drawn}${strike}</g>`;
};

// What became of a promise at `now`: its recorded state, or overdue where that is so by now.
export const stateOf = (due, now) => (due.past && due.after !== null && now > due.after ? due.past : due.state);

const CLOTH = "h9l-2.5 3 2.5 3h-9";
const INSIDE = {
  partially_met: (x, y) => `<path class="full" d="M${x} ${y - 1}v-6h9l-9 6"/>`,
  not_met: (x, y) => `<path d="M${x + 1.5} ${y - 6}l4 4m0 -4l-4 4"/>`,
  withdrawn: (x, y) => `<path d="M${x - 3} ${y - 4}h14"/>`,
  overdue: (x, y) => `<path class="late" d="M${x + 13} ${y - 7}v5m0 2v1"/>`,
  "possibly-overdue": (x, y) => `<path class="late" d="M${x + 11} ${y - 6}q2 -2.5 4 0q0 2 -2 3m0 2v1"/>`,
};

export const flag = (due, x, begin, y, now) => {
  const last = n(x(due.last)), first = due.first === null ? last : n(x(due.first)), state = stateOf(due, now);
  const space = last - first >= 1 ? `<rect class="window" x="${first}" y="${y - 4}" width="${n(last - first)}" height="8"/>` : "";
  const cloth = `<path class="flag${state === "met" ? " full" : ""}" d="M${last} ${y + 5}v-12${CLOTH}"/>`;
  return `<g class="due"><path class="to" d="M${n(begin)} ${y}H${first}"/>${space}${cloth}${INSIDE[state]?.(last, y) ?? ""}</g>`;
};

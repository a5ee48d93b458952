// The picture of a window of time, true to scale: labels are HTML over marks, canvas where many.
import { civil, DAY } from "./dates.js";
import { groups, pack } from "./lanes.js";
import { flag, isBad, isOff, isPoint, mark } from "./marks.js";
import { ticks } from "./scale.js";

const ROW = 34, SMALL = 9, AXIS = 40, HEAD = 22, GAP = 14, OPEN = 44;
export const NAMED_UP_TO = 80, SVG_UP_TO = 400;
const LANES = 16;

// Words of the axis in one language.
export const axisWords = (lang, bce) => {
  const month = { month: "short" }, day = { ...month, day: "numeric" }, parts = { month, day, full: { ...day, year: "numeric" } };
  // Made when first asked for: each takes a browser some milliseconds.
  const forms = {}, as = (form) => (forms[form] ??= new Intl.DateTimeFormat(
    lang === "en" ? "en-GB" : lang, { ...parts[form], timeZone: "UTC", numberingSystem: "latn", calendar: "gregory" }));
  const year = (at) => {
    const [found] = civil(Math.floor(at / DAY));
    return found < 1 ? bce.replace("{n}", 1 - found) : String(found);
  };
  const clock = (at) => {
    const minute = Math.floor((at - Math.floor(at / DAY) * DAY) / 60);
    return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
  };
  const said = (form, at) => (Math.abs(at) < 8e12 ? as(form).format(at * 1000) : year(at));
  return (unit, at, full) => {
    if (unit === "year") return year(at);
    if (unit === "day" && full) return civil(Math.floor(at / DAY))[0] < 1 ? `${said("day", at)}, ${year(at)}` : said("full", at);
    return unit === "hour" || unit === "minute" ? clock(at) : said(unit, at);
  };
};

// Where each event goes: rows of marks under the headings of their lanes, and how tall that is.
export const layout = (events, view, width, { by = "", title, heading, measure }) => {
  const x = (at) => (at - view[0]) / (view[1] - view[0]) * width;
  const seen = events.filter((event) => event.begin !== null && ends(event, view)[1] >= view[0] && ends(event, view)[0] <= view[1]);
  const named = seen.length <= NAMED_UP_TO, row = named ? ROW : SMALL;
  const placed = [], lanes = [];
  let top = 6;
  const found = by ? groups(seen, by).slice(0, LANES) : [[null, seen]];
  for (const [value, list] of found) {
    if (by) {
      lanes.push({ words: heading(value), count: list.length, top });
      top += HEAD;
    }
    const marks = list.map((event) => place(event, x, view, width, named && title(event), measure)).sort((a, b) => a.left - b.left);
    const rows = pack(marks.map(({ left, right }) => [left, right]), named ? GAP : 1, named ? Infinity : by ? 12 : 44);
    marks.forEach((one, i) => placed.push({ ...one, y: top + rows[i] * row }));
    top += (Math.max(-1, ...rows) + 1) * row + 8;
  }
  return { x, view, placed, lanes, named, count: seen.length, height: Math.max(top + 12, 60) };
};

const ends = (event, [low, high]) => [event.first === null ? Math.min(event.begin, low) : event.first,
  event.last === null ? high : event.last];

const place = (event, x, view, width, words, measure) => {
  let x0 = x(event.first ?? event.begin) - (event.first === null ? OPEN : 0);
  let x1 = event.last !== null ? x(event.last) : event.ongoing ? width : x(event.end) + OPEN;
  if (isPoint(event) || x1 - x0 < (words === false ? 5 : 10)) {
    const middle = (x0 + x1) / 2, half = words === false ? 2.5 : 5;
    [x0, x1] = [middle - half, middle + half];
  }
  const seen = [Math.max(x0, -20), Math.min(Math.max(x1, x0 + 2), width + 20)];
  if (!words) return { event, x0: seen[0], x1: seen[1], left: seen[0], right: seen[1] };
  const long = Math.min(measure(words), Math.max(120, width * 0.6)), label = Math.max(0, Math.min(seen[0], width - long));
  const due = event.due?.last != null ? Math.min(x(event.due.last), width) + 18 : 0;
  return { event, x0: seen[0], x1: seen[1], label, long, words, left: Math.min(seen[0], label), right: Math.max(seen[1], label + long, due) };
};

const escape = (text) => text.replace(/[&<>"]/g, (char) => `&#${char.charCodeAt(0)};`);

// Ticks in two rows, as SVG; what would run into the label before it is left out.
const axis = (view, width, bottom, words, x) => {
  const { fine, context } = ticks(view, width), parts = [`<path class="axis" d="M0 ${bottom}H${width}"/>`];
  const put = (list, y, full) => {
    let free = -1;
    for (const { unit, at, of = at } of list) {
      const place = x(at), said = words(unit, of, full), long = said.length * 7;
      const line = `<line x1="${place.toFixed(1)}" x2="${place.toFixed(1)}" y1="${full || !context.length ? 0 : bottom - 5}" y2="${bottom + 5}"/>`;
      const left = Math.max(0, Math.min(place - (at === view[0] ? 0 : long / 2), width - long));
      const text = left > free ? `<text x="${left.toFixed(1)}" y="${y}">${escape(said)}</text>` : "";
      parts.push(`<g class="tick">${at === view[0] ? "" : line}${text}</g>`);
      if (text) free = left + long + 8;
    }
  };
  put(context, bottom + 16, true);
  put(fine, bottom + (context.length ? 32 : 16), false);
  return parts.join("");
};

// Draws into `stage`: an SVG, a canvas and a layer of labels that stand in it already.
export const paint = (stage, events, view, options) => {
  const width = stage.clientWidth, made = layout(events, view, width, options);
  const [svg, canvas, labels] = ["svg", "canvas", ".labels"].map((one) => stage.querySelector(one));
  const height = made.height + AXIS, many = made.count > SVG_UP_TO;
  stage.style.height = `${height}px`;
  svg.setAttribute("width", width);
  svg.setAttribute("height", height);
  const { now, words } = options;
  const parts = [axis(view, width, made.height, words, made.x)];
  const today = made.x(now);
  if (today > 0 && today < width) parts.push(`<g class="today"><line x1="${today}" x2="${today}" y1="0" y2="${made.height}"/></g>`);
  for (const lane of made.lanes.slice(1)) parts.push(`<path class="axis" d="M0 ${lane.top - 4}H${width}"/>`);
  if (!many) for (const one of made.placed) parts.push(drawn(one, made, options));
  svg.innerHTML = parts.join("");
  canvas.hidden = !many;
  if (many) dots(canvas, made, width, options);
  write(labels, made, options, today > 0 && today < width ? today : null);
  return made;
};

const drawn = ({ event, x0, x1, y }, { x, named }, { now, chosen, grey }) => {
  const shape = named
    ? (event.due?.last != null ? flag(event.due, x, x1, y + 26, now) : "") + mark(event, x, x0, x1, y + 21)
    : `<g class="ev${isBad(event) ? " bad" : ""}"><rect class="fill" fill-opacity="${event.look === "confirmed" ? 1 : 0.6}" x="${x0.toFixed(1)}" y="${y}" width="${(x1 - x0).toFixed(1)}" height="6" rx="1"/></g>`;
  const ring = event.id === chosen?.id ? `<rect class="ring" x="${(x0 - 4).toFixed(1)}" y="${named ? y + 16 : y - 2}" width="${(x1 - x0 + 8).toFixed(1)}" height="${named ? 20 : 10}" rx="4"/>` : "";
  return grey?.has(event) ? `<g class="grey">${shape}</g>` : shape + ring;
};

// Thousands of marks, by colour, so that the pen changes a few times only.
const dots = (canvas, made, width, { colours, chosen }) => {
  const ratio = devicePixelRatio || 1;
  [canvas.width, canvas.height] = [width * ratio, made.height * ratio];
  canvas.style.height = `${made.height}px`;
  const pen = canvas.getContext("2d");
  pen.scale(ratio, ratio);
  for (const [colour, opacity, test] of [
    [colours.time, 1, (event) => !isBad(event) && event.look === "confirmed"],
    [colours.time, 0.6, (event) => !isBad(event) && event.look !== "confirmed"],
    [colours.bad, 0.8, isBad],
  ]) {
    pen.fillStyle = colour;
    pen.globalAlpha = opacity;
    for (const one of made.placed) if (test(one.event)) pen.fillRect(one.x0, one.y, one.x1 - one.x0, 6);
  }
  const one = made.placed.find(({ event }) => event.id === chosen?.id);
  if (!one) return;
  pen.globalAlpha = 1;
  pen.strokeStyle = colours.due;
  pen.lineWidth = 2;
  pen.strokeRect(one.x0 - 3, one.y - 3, one.x1 - one.x0 + 6, 12);
};

// Labels as HTML, so that letters keep their size and text its direction.
const write = (labels, made, { chosen, hint, titleLang, grey, today: words }, today) => {
  const parts = [];
  const add = (name, left, top, text) => {
    const made = document.createElement(name);
    [made.style.left, made.style.top] = [`${left}px`, `${top}px`];
    made.textContent = text;
    parts.push(made);
    return made;
  };
  for (const lane of made.lanes) add("b", 0, lane.top, `${lane.words} · ${lane.count}`);
  if (made.named) for (const { event, label, long, words: said, y } of made.placed) {
    const link = add("a", label, y, said);
    link.href = `#${event.id}`;
    link.tabIndex = -1;
    link.title = hint(event);
    link.dir = "auto";
    link.style.maxWidth = `${long + 1}px`;
    const lang = titleLang(event);
    if (lang) link.lang = lang;
    link.className = [isOff(event) && "off", event.id === chosen?.id && "on", grey?.has(event) && "grey"].filter(Boolean).join(" ");
  }
  if (today !== null) add("i", Math.min(today + 3, made.x(made.view[1]) - 44), made.height - 16, words);
  labels.replaceChildren(...parts);
};

// The event whose mark is at a place of the picture, or the nearest within a few pixels.
export const hit = (made, px, py) => {
  let best = null, least = 8;
  for (const one of made.placed) {
    const top = made.named ? one.y + 18 : one.y - 1, tall = made.named ? 16 : 8;
    if (py < top || py > top + tall) continue;
    const away = Math.max(one.x0 - px, px - one.x1, 0);
    if (away < least) [best, least] = [one.event, away];
  }
  return best;
};

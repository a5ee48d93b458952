// The page of a timeline: filters, window, lanes and cards, with all of it in the address.
import { fromAddress, toAddress } from "./address.js";
import { load } from "./data.js";
import { typed } from "./dates.js";
import { clusters } from "./lanes.js";
import { cardList } from "./list.js";
import { isPoint, stateOf } from "./marks.js";
import { brush, drawOverview } from "./overview.js";
import { axisWords, hit, NAMED_UP_TO, paint } from "./picture.js";
import { POSSIBLE, select } from "./query.js";
import { kept, zoomed } from "./scale.js";
import { languages } from "./languages.js";
import { retold } from "./told.js";

const root = document.documentElement;
const COLOURS = ["time", "bad", "due", "line"];
const DATES = { since: 0, until: 1 };
const SOON = 1500, QUIET = 150;

export const page = (holder) => {
  const data = JSON.parse(holder.textContent), one = (query) => document.querySelector(query);
  const holds = document.getElementById("_events"), list = cardList(holds, document.getElementById("_more"));
  const { events, names } = load(data, list);
  const byId = new Map(events.map((event) => [event.id, event]));
  const bar = one(".bar"), form = one(".bar form"), stage = one(".stage"), over = one(".overview");
  const inset = one(".inset"), say = one("p.count"), note = one("p.unknown");
  const fields = [...form.querySelectorAll("[name]")];
  const now = Date.now() / 1000;
  const speech = languages(() => { restoreLabels(); list.speak(speech.lang()); refresh(); store("lang"); });
  const dated = events.filter((event) => event.begin !== null);
  const whole = wholeOf(dated, now);
  let state = { filters: {}, t: null, by: "", e: "", lang: null }, unknown = [];
  let found = new Map(), told = null, made = null, strange = [], colours = {}, axis = null, last = { kind: "", at: -SOON };

  const view = () => state.t ?? whole;
  const words = () => data.words[speech.lang()];
  const chosen = () => byId.get(state.e);

  // -- what is found ------------------------------------------------------------------------------

  const compute = () => {
    const { "as-told-by": voice, ...filters } = state.filters;
    told = retold(events, voice, names, data);
    const { found: all, wrong } = select(told.events, filters, names);
    found = all;
    for (const field of fields) {
      const bad = wrong.includes(field.name) || (field.name === "as-told-by" && told.unknown);
      field.setAttribute("aria-invalid", bad);
    }
    const asked = [...wrong, ...(told.unknown ? ["as-told-by"] : [])];
    strange = wrong.filter((key) => !(key in DATES));
    const said = [...asked.map((key) => `${key}=${state.filters[key]}`), ...unknown];
    note.hidden = !said.length;
    const hint = wrong.some((key) => key in DATES) ? `\n${words().dates}` : "";
    note.textContent = words().unknown.replace("{filters}", () => said.join(", ")) + (said.length ? hint : "");
  };

  // Events that are found, and of which something lies in the window; undated ones in the whole.
  const inView = () => {
    if (!state.t) return found;
    const [low, high] = state.t, some = new Map();
    for (const [event, verdict] of found) {
      if (event.begin === null) continue;
      if ((event.last ?? (event.ongoing ? Infinity : event.end)) > low && event.begin <= high) some.set(event, verdict);
    }
    return some;
  };

  const count = (seen) => {
    // Only where it is said: the first number of a language takes a browser many milliseconds.
    const n = (figure) => figure.toLocaleString(speech.lang());
    const maybe = [...seen.values()].filter((verdict) => verdict === POSSIBLE).length;
    const all = seen.size === events.length && !Object.keys(state.filters).length;
    const base = all ? words().all : seen.size ? words().count.replace("{n}", n(seen.size)).replace("{total}", n(events.length)) : words().none;
    // Isolated: on a page from right to left the words may be of a language from left to right.
    const line = document.createElement("bdi");
    line.textContent = base + (maybe ? ` · ${words().maybe.replace("{n}", maybe)}` : "");
    say.replaceChildren(line);
  };

  let waiting = 0;
  const showList = () => {
    clearTimeout(waiting);
    const seen = inView();
    list.show(new Map([...seen].map(([event, verdict]) => [event.at, verdict])), new Set(rest().map((event) => event.at)));
    root.classList.toggle("filtered", seen.size < events.length);
  };

  // -- the picture --------------------------------------------------------------------------------

  const part = (event, name) => {
    const card = list.node(event.at);
    return card.querySelector(`.l-${speech.lang()} ${name}`) ?? card.querySelector(name);
  };
  const titleNode = (event) => part(event, "h3");
  const title = (event) => titleNode(event).textContent.trim();
  const titleLang = (event) => titleNode(event).lang;
  const hint = (event) => {
    const state = event.due && stateOf(event.due, now);
    const late = /overdue/.test(state) ? words()[state] : "";
    const meta = part(event, ".meta").textContent.replace(/\s+/g, " ");
    return [`${title(event)} (${part(event, ".when").textContent.trim()})`, meta.trim(), late].filter(Boolean).join(" · ");
  };
  const heading = (place) => (place < 0 ? words().other : data.labels[state.by === "body" ? "who" : state.by]?.[place]?.[speech.index()] ?? "");
  const pen = document.createElement("canvas").getContext("2d");
  const measure = (text) => pen.measureText(text).width + 2;
  const options = () => ({
    by: state.by === "who" ? "person" : state.by, title, titleLang, hint, heading, measure, now, words: axis, colours, chosen: chosen(),
    grey: told.grey, today: words().today,
  });

  const look = () => {
    const style = getComputedStyle(root);
    colours = Object.fromEntries(COLOURS.map((name) => [name, style.getPropertyValue(`--${name}`).trim()]));
    pen.font = getComputedStyle(stage).font;
    axis = axisWords(speech.lang(), words().bce);
  };

  const rest = () => (root.classList.contains("rest") ? [...told.grey] : []);
  const draw = () => {
    drawOverview(over, told.events, found, whole, view(), colours);
    // Phones have the list for it.
    if (!stage.clientWidth) return;
    const seen = [...found.keys(), ...rest()];
    made = paint(stage, seen, view(), options());
    drawInsets(seen);
  };

  // Many events in a small part of the window: a button each, which opens them as a picture of their own.
  const drawInsets = (seen) => {
    const sorted = seen.filter((event) => event.begin >= view()[0] && event.begin <= view()[1] && isPoint(event))
      .sort((a, b) => a.begin - b.begin);
    const runs = made.named && made.count <= NAMED_UP_TO ? clusters(sorted, view()) : [];
    const buttons = runs.slice(0, 6).map((run) => {
      const button = document.createElement("button"), [from, to] = [run[0].begin, run[run.length - 1].begin];
      const ends = [...new Set([from, to].map((at) => axis("day", at, true)))];
      button.type = "button";
      button.textContent = `${words().total.replace("{n}", run.length)}: ${ends.join(" – ")}`;
      button.addEventListener("click", () => openInset(run, button));
      return button;
    });
    one(".clusters").replaceChildren(...buttons);
    inset.hidden = true;
  };

  const openInset = (run, button) => {
    const [from, to] = [run[0].begin, run[run.length - 1].last ?? run[run.length - 1].begin];
    const room = Math.max((to - from) * 0.08, 60);
    inset.hidden = false;
    for (const other of one(".clusters").children) other.setAttribute("aria-expanded", other === button);
    const seen = told.events.filter((event) => found.has(event) && event.begin >= from && event.begin <= to);
    const drawn = paint(inset, seen, [from - room, to + room], { ...options(), by: "" });
    inset.onclick = (event) => follow(event, drawn, inset);
  };

  let frame = 0;
  const redraw = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => { draw(); count(inView()); });
    clearTimeout(waiting);
    waiting = setTimeout(showList, QUIET);
  };
  // The picture first: it asks how wide it is, which costs a layout of all that changed before.
  const refresh = () => { look(); compute(); count(inView()); draw(); showList(); };

  // -- the address --------------------------------------------------------------------------------

  // Steps of one kind that follow each other quickly are one step back.
  const store = (kind) => {
    const at = performance.now(), again = kind === last.kind && at - last.at < SOON;
    last = { kind, at };
    const address = toAddress({ ...state, lang: speech.lang() }, data.langs[0]);
    if (address === location.search + location.hash) return;
    history[again ? "replaceState" : "pushState"](null, "", location.pathname + address);
  };

  const restoreLabels = () => {
    for (const part of document.querySelectorAll("[data-l]")) part.textContent = JSON.parse(part.dataset.l)[speech.index()];
  };

  const restore = () => {
    const asked = fromAddress(location.search, location.hash);
    state = asked.state;
    unknown = asked.unknown;
    if (state.lang && !speech.choose(state.lang)) unknown.push(`lang=${state.lang}`);
    else if (!state.lang) speech.choose(data.langs[0]);
    const asks = state.filters;
    for (const key in DATES) if (asks[key]) asks[key] = typed(asks[key], words().months);
    for (const field of fields) {
      const value = (field.name === "by" ? state.by : asks[field.name]) ?? "";
      // A value that is in no list is still asked for as it stands, like on the command line.
      if (field.options && value && ![...field.options].some((option) => option.value === value)) field.add(new Option(value, value));
      field.value = value;
    }
    if (![...form.elements.by.options].some((option) => option.value === state.by)) state.by = "";
    one(".filters").open = false;
    restoreLabels();
    list.speak(speech.lang());
    refresh();
    last = { kind: "", at: -SOON };
    if (state.e) reveal(state.e);
  };

  // Shows an event that somebody was sent to: what hides it goes.
  const reveal = (id) => {
    const event = byId.get(id), target = event ? list.node(event.at) : document.getElementById(id);
    if (!target) return;
    if (target.closest("[hidden]")) {
      state = { ...state, filters: {}, t: null };
      for (const field of fields) if (field.name !== "by") field.value = "";
      refresh();
      store("reveal");
    }
    if (event) open(event);
    else target.scrollIntoView();
  };

  const open = (event) => {
    for (const card of document.querySelectorAll("article.on")) card.classList.remove("on");
    const card = list.node(event.at), details = part(event, "details");
    card.classList.add("on");
    if (details) details.open = true;
    card.scrollIntoView({ block: "start" });
  };

  // -- what readers do ----------------------------------------------------------------------------

  const choose = (event, go) => {
    state.e = event?.id ?? "";
    if (event && (event.begin < view()[0] || event.begin > view()[1])) {
      const length = view()[1] - view()[0];
      state.t = kept([event.begin - length / 2, event.begin + length / 2], whole);
    }
    store("event");
    redraw();
    if (!event) return;
    one(".say").textContent = hint(event);
    if (go) { showList(); open(event); }
  };

  const look_at = (next, kind = "window") => {
    state.t = next[1] - next[0] >= (whole[1] - whole[0]) * 0.999 ? null : next;
    store(kind);
    redraw();
  };
  const zoom = (factor, centre) => {
    const at = chosen()?.begin, [low, high] = view();
    look_at(zoomed(view(), factor, centre ?? (at >= low && at <= high ? at : (low + high) / 2), whole));
  };

  const step = (by) => {
    const order = [...inView().keys()].filter((event) => event.begin !== null).sort((a, b) => a.begin - b.begin);
    const at = order.indexOf(chosen());
    choose(order[at < 0 ? (by > 0 ? 0 : order.length - 1) : Math.min(order.length - 1, Math.max(0, at + by))] ?? null);
  };

  const KEYS = {
    ArrowRight: () => step(1), ArrowLeft: () => step(-1), ArrowDown: () => step(1), ArrowUp: () => step(-1),
    Home: () => step(-Infinity), End: () => step(Infinity),
    "+": () => zoom(0.5), "=": () => zoom(0.5), "-": () => zoom(2), 0: () => look_at(whole),
    Enter: () => chosen() && choose(chosen(), true),
  };
  stage.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
    event.preventDefault();
    KEYS[event.key]();
  });
  addEventListener("keydown", (event) => {
    const typing = event.target.closest?.("input, select, textarea, [contenteditable]");
    if (event.key === "/" && !typing) {
      event.preventDefault();
      form.elements.text.focus();
    }
    if (event.key !== "Escape") return;
    const panel = one(".filters[open]");
    if (panel) panel.open = false;
    else if (document.activeElement === stage) choose(null);
    else stage.focus({ preventScroll: false });
  });

  const follow = (event, drawn, where) => {
    const box = where.getBoundingClientRect(), link = event.target.closest("a");
    if (link) event.preventDefault();
    const target = link ? byId.get(decodeURIComponent(link.hash.slice(1))) : hit(drawn, event.clientX - box.left, event.clientY - box.top);
    if (target) choose(told.events.find((one) => one.id === target.id) ?? target, true);
  };

  stage.addEventListener("wheel", (event) => {
    const box = stage.getBoundingClientRect(), at = view()[0] + (event.clientX - box.left) / box.width * (view()[1] - view()[0]);
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      zoom(Math.exp(event.deltaY * 0.01), at);
    } else if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
      event.preventDefault();
      pan(event.deltaX / box.width);
    }
  }, { passive: false });
  const pan = (share, from = view()) => {
    const move = share * (from[1] - from[0]);
    look_at(kept([from[0] + move, from[1] + move], whole));
  };

  // One pointer drags the window, two stretch it.
  const pointers = new Map();
  let dragged = null, moved = false;
  stage.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    pointers.set(event.pointerId, event.clientX);
    dragged = { view: view(), at: [...pointers.values()] };
    moved = false;
  });
  addEventListener("pointermove", (event) => {
    if (!pointers.has(event.pointerId)) return;
    pointers.set(event.pointerId, event.clientX);
    const [a, b] = pointers.values(), [a0, b0] = dragged.at, width = stage.clientWidth;
    if (b === undefined) {
      if (!moved && Math.abs(a - a0) < 5) return;
      if (!moved) stage.setPointerCapture(event.pointerId);
      moved = true;
      pan((a0 - a) / width, dragged.view);
    } else if (b0 !== undefined && Math.abs(b0 - a0) > 5) {
      moved = true;
      const [low, high] = dragged.view, left = stage.getBoundingClientRect().left;
      const centre = low + ((a0 + b0) / 2 - left) / width * (high - low);
      look_at(zoomed(dragged.view, Math.abs((b0 - a0) / (b - a || 1)), centre, whole));
    }
  });
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, (event) => {
    pointers.delete(event.pointerId);
    if (dragged) dragged = { view: view(), at: [...pointers.values()] };
  });
  stage.addEventListener("click", (event) => {
    if (moved) event.preventDefault();
    else if (made) follow(event, made, stage);
  });
  stage.addEventListener("dragstart", (event) => event.preventDefault());
  brush(over, { whole, view, move: (next) => { state.t = kept(next, whole); redraw(); }, done: () => look_at(view(), "brush") });

  form.addEventListener("input", (event) => {
    const { name, value } = event.target;
    if (name === "by") state.by = value;
    else if (name === "rest") root.classList.toggle("rest", event.target.checked);
    else {
      unknown = [];
      // A value that no event has was named: who asks on, asks without it.
      for (const key of strange) if (key !== name) {
        delete state.filters[key];
        form.elements[key].value = "";
      }
      const asked = name in DATES ? typed(value, words().months) : value;
      if (asked) state.filters[name] = asked;
      else delete state.filters[name];
    }
    store(`filter ${name}`);
    compute();
    count(inView());
    draw();
    showList();
  });
  form.addEventListener("reset", () => setTimeout(() => {
    state = { ...state, filters: {}, t: null, e: "", by: "" };
    unknown = [];
    store("reset");
    refresh();
  }));
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of document.querySelectorAll("[data-zoom]"))
    button.addEventListener("click", () => (+button.dataset.zoom ? zoom(+button.dataset.zoom) : look_at(whole)));
  document.addEventListener("toggle", (event) => {
    if (event.target.matches?.("article details") && event.target.open) list.fill(event.target, speech.lang());
  }, true);
  // Links to events within the page lead to their cards, and into the address.
  holds.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]'), target = link && byId.get(link.hash.slice(1));
    if (!target) return;
    event.preventDefault();
    state.e = target.id;
    store("event");
    if (list.node(target.at).hidden) reveal(target.id);
    else open(target);
    redraw();
  });
  addEventListener("popstate", restore);
  addEventListener("resize", redraw);
  addEventListener("beforeprint", () => {
    list.whole();
    for (const details of document.querySelectorAll("article details")) list.fill(details, speech.lang());
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { look(); redraw(); });

  bar.hidden = one(".window").hidden = !events.length;
  root.classList.add("live");
  const measured = () => root.style.setProperty("--bar", `${bar.offsetHeight}px`);
  measured();
  new ResizeObserver(measured).observe(bar);
  restore();
  // Cards and the texts that are searched are made ready bit by bit, before a reader needs them.
  const warm = (at) => {
    events.slice(at, at + 50).forEach((event) => event.text() && list.node(event.at));
    if (at < events.length) setTimeout(warm, 9, at + 50);
  };
  setTimeout(warm, 199, 0);
};

const wholeOf = (dated, now) => {
  if (!dated.length) return [now - 86400, now + 86400];
  const low = dated.reduce((least, event) => Math.min(least, event.begin), Infinity);
  const high = dated.reduce((most, event) => Math.max(most, event.end ?? event.begin, event.due?.last ?? -Infinity,
    event.ongoing ? now : -Infinity), -Infinity);
  const room = Math.max((high - low) * 0.02, 1800);
  return [low - room, high + room];
};

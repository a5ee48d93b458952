"use strict";
(() => {
  // What lies below the first screen is laid out once that has been painted, or is asked for.
  const whole = () => { document.documentElement.dataset.whole = ""; };
  if (location.hash || location.search) whole();
  requestAnimationFrame(() => setTimeout(whole));
  setTimeout(whole, 500);
  const form = document.querySelector("form");
  const articles = [...document.querySelectorAll("article[id]")];
  const fields = form ? [...form.querySelectorAll("[name]")] : [];
  const counts = [...document.querySelectorAll("p.count")];
  const notes = [...document.querySelectorAll(".unknown")];
  const radios = [...document.querySelectorAll("input[name=lang]")];
  const first = radios.find((radio) => radio.defaultChecked);
  const kana = /[\u3040-\u30ff]/;
  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/./gsu, (char) =>
    kana.test(char) ? char : char.normalize("NFD").replace(/\p{Mn}/gu, "")).normalize("NFC").replace(/\s+/g, " ").trim();
  const texts = new WeakMap();
  const textOf = (article) => {
    // What the data says, and not the page's own words such as "Who says so".
    const parts = article.querySelectorAll(".when, :is(h1, h3), .tell > p, .prose, dd");
    if (!texts.has(article)) texts.set(article, [...parts].map((part) => fold(part.textContent)).join("\n"));
    return texts.get(article);
  };
  const civil = (year, month, date) => {
    // Days since 1970 in the calendar of the command line: any year, and no date that never was.
    const years = year - (month < 3), era = Math.floor(years / 400), rest = years - era * 400;
    const days = Math.floor((153 * (month + (month < 3 ? 9 : -3)) + 2) / 5) + date - 1;
    return era * 146097 + rest * 365 + Math.floor(rest / 4) - Math.floor(rest / 100) + days - 719468;
  };
  const day = (text, last) => {
    const found = /^([+-]?\d{1,6})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text.trim());
    if (!found) return null;
    const [year, month, date] = found.slice(1).map((part) => part && +part);
    if (month < 1 || month > 12) return null;
    const begin = civil(year, month ?? 1, 1);
    const after = month === undefined || month === 12 ? civil(year + 1, 1, 1) : civil(year, month + 1, 1);
    if (date !== undefined) return date < 1 || date > after - begin ? null : begin + date - 1;
    return last ? after - 1 : begin;
  };
  const bound = (article, side) => {
    const found = (article.dataset.d ?? ",").split(",")[side];
    return found === "" ? (side ? Infinity : -Infinity) : +found;
  };
  // An article names its values by the first letter of the filter and their place in its list.
  const has = (article, value, field) =>
    ` ${article.dataset.f} `.includes(` ${field.name[0]}${field.selectedIndex - 1} `);
  const tests = {
    since: (article, value) => bound(article, 1) >= day(value, false),
    until: (article, value) => bound(article, 0) <= day(value, true),
    text: (article, value) => textOf(article).includes(fold(value)),
  };
  const usable = (field) => {
    if (!field.value) return false;
    const wrong = (field.name === "since" || field.name === "until") && day(field.value, false) === null;
    field.setAttribute("aria-invalid", wrong);
    return !wrong;
  };
  const show = () => {
    const asked = fields.filter(usable);
    let shown = 0;
    for (const article of articles) {
      article.hidden = !asked.every((field) => (tests[field.name] ?? has)(article, field.value, field));
      shown += !article.hidden;
    }
    for (const part of document.querySelectorAll("section.year")) part.hidden = !part.querySelector("article:not([hidden])");
    for (const link of document.querySelectorAll(".strip a:not(:has(.count))"))
      link.classList.toggle("dim", Boolean(document.getElementById(link.getAttribute("href").slice(1))?.hidden));
    for (const count of counts) {
      const words = shown ? count.dataset.some : count.dataset.none;
      count.textContent = asked.length ? words.replace("{n}", shown).replace("{total}", articles.length) : count.dataset.all;
    }
    return asked;
  };
  const language = () => radios.find((radio) => radio.checked);
  const tell = (unknown) => {
    for (const note of notes) {
      note.hidden = !unknown.length;
      note.textContent = note.dataset.words.replace("{filters}", () => unknown.join(", "));
    }
  };
  const store = (asked) => {
    tell([]);
    const state = new URLSearchParams(asked.map((field) => [field.name, field.value]));
    const chosen = language();
    if (chosen && chosen !== first) state.set("lang", chosen.value);
    const query = state.toString();
    history.replaceState(null, "", location.pathname + (query && `?${query}`) + location.hash);
  };
  const speak = () => {
    const chosen = language();
    if (!chosen) return;
    document.documentElement.lang = chosen.value;
    document.documentElement.dir = chosen.dataset.dir;
    document.title = chosen.dataset.title;
    const index = radios.indexOf(chosen);
    for (const link of document.querySelectorAll("a[href*='.html']"))
      if (link.origin === location.origin) link.search = chosen === first ? "" : `?lang=${chosen.value}`;
    for (const part of document.querySelectorAll("[data-l]")) part.textContent = JSON.parse(part.dataset.l)[index];
  };
  const restore = () => {
    const state = new URLSearchParams(location.search);
    const unknown = [];
    for (const field of fields) {
      // One value a filter; a list takes only what some event has, and then stands at "any".
      const [value = "", ...more] = state.getAll(field.name);
      field.value = value;
      if (!field.value) field.value = "";
      for (const one of value && !field.value ? [value, ...more] : more) unknown.push(`${field.name}=${one}`);
    }
    const lang = state.get("lang") ?? first?.value;
    const chosen = radios.find((radio) => radio.value === lang);
    if (chosen) chosen.checked = true;
    else if (lang && lang !== document.documentElement.lang) unknown.push(`lang=${lang}`);
    tell(unknown);
  };
  const reveal = () => {
    const target = document.getElementById(location.hash.slice(1));
    if (!target?.closest("[hidden]")) return;
    form.reset();
    store(show());
    target.scrollIntoView();
  };
  restore();
  if (form) {
    form.hidden = false;
    form.addEventListener("input", () => store(show()));
    form.addEventListener("reset", () => setTimeout(() => store(show())));
    form.addEventListener("submit", (event) => event.preventDefault());
    addEventListener("hashchange", reveal);
    addEventListener("popstate", () => { restore(); show(); speak(); });
    if (fields.some((field) => field.value)) show();
    reveal();
  }
  for (const radio of radios) radio.addEventListener("change", () => { store(fields.filter(usable)); speak(); });
  speak();
})();

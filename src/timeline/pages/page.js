"use strict";
(() => {
  const form = document.querySelector("form");
  const articles = [...document.querySelectorAll("article[id]")];
  const fields = form ? [...form.querySelectorAll("[name]")] : [];
  const counts = [...document.querySelectorAll(".count")];
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
  const day = (text, last) => {
    const found = /^([+-]?\d{1,6})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text.trim());
    if (!found) return null;
    const [year, month, date] = [+found[1], found[2], found[3]];
    const at = new Date(0);
    if (!last) at.setUTCFullYear(year, month ? month - 1 : 0, date ? +date : 1);
    else if (date) at.setUTCFullYear(year, month - 1, +date);
    else at.setUTCFullYear(month ? year : year + 1, month ? +month : 0, 0);
    return Math.round(at / 864e5);
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
    for (const link of document.querySelectorAll(".strip a"))
      link.classList.toggle("off", Boolean(document.getElementById(link.getAttribute("href").slice(1))?.hidden));
    for (const count of counts) {
      const words = shown ? count.dataset.some : count.dataset.none;
      count.textContent = asked.length ? words.replace("{n}", shown).replace("{total}", articles.length) : count.dataset.all;
    }
    return asked;
  };
  const language = () => radios.find((radio) => radio.checked);
  const store = (asked) => {
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
    for (const field of fields) field.value = state.get(field.name) ?? "";
    const chosen = radios.find((radio) => radio.value === state.get("lang"));
    if (chosen) chosen.checked = true;
  };
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!target?.hidden) return;
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
    addEventListener("popstate", () => { restore(); show(); });
    if (fields.some(usable)) show();
    reveal();
  }
  for (const radio of radios) radio.addEventListener("change", () => { store(fields.filter(usable)); speak(); });
  speak();
})();

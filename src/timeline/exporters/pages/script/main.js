// Starts what the page has: the timeline, or one event of a site; and tells a frame its height.
import { languages } from "./languages.js";
import { page } from "./page.js";

const begin = () => {
  const data = document.getElementById("_data"), asked = new URLSearchParams(location.search);
  document.documentElement.classList.toggle("embed", asked.has("embed"));
  if (data) page(data);
  else {
    const lang = asked.get("lang"), speech = languages();
    if (lang) speech.choose(lang);
  }
  // In a story, arrows to the side go from screen to screen.
  const screens = [...document.querySelectorAll(".screen")];
  if (screens.length) addEventListener("keydown", ({ key }) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[key], at = screens.findIndex((one) => one.getBoundingClientRect().bottom > 40);
    if (by) screens[at + by]?.scrollIntoView();
  });
  if (parent !== window) {
    // Any page may frame this one: it is told a height, and nothing else.
    const tell = () => parent.postMessage({ timeline: { height: document.documentElement.scrollHeight } }, "*");
    new ResizeObserver(tell).observe(document.body);
  }
};
begin();

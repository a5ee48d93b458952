// What ical.js makes of each file: its text written again, and each entry's texts and times.
const fs = require("node:fs");
const ICAL = require("ical.js");

function entry(component) {
  const text = (name) => component.getFirstPropertyValue(name);
  const time = (name) => (text(name) ? text(name).toString() : null);
  return {
    kind: component.name,
    uid: text("uid"),
    summary: text("summary"),
    description: text("description"),
    when: text("x-timeline-when"),
    start: time("dtstart"),
    end: time("dtend"),
    due: time("due"),
  };
}

const answers = process.argv.slice(2).map((path) => {
  const root = new ICAL.Component(ICAL.parse(fs.readFileSync(path, "utf8")));
  const kinds = ["vevent", "vtodo"].flatMap((kind) => root.getAllSubcomponents(kind));
  return { text: root.toString(), entries: kinds.map(entry) };
});
console.log(JSON.stringify(answers));

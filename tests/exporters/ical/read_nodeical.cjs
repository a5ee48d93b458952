// What node-ical makes of each file: the entries that it finds.
const ical = require("node-ical");

const answers = process.argv.slice(2).map((path) =>
  Object.values(ical.sync.parseFile(path))
    .filter((one) => one.type === "VEVENT" || one.type === "VTODO")
    .map((one) => ({ uid: one.uid, start: one.start ?? null, end: one.end ?? null })),
);
console.log(JSON.stringify(answers));

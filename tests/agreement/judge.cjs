// Judges lines of `kind TAB json` with ajv in strict mode: a line 0 or 1 for each.
"use strict";
const fs = require("fs");
const readline = require("readline");
const Ajv = require("ajv/dist/2020");

const folder = process.argv[2];
const ajv = new Ajv({strict: true, allowUnionTypes: true, validateFormats: false});
const judges = {};
for (const kind of ["event", "entity", "source", "timeline"]) {
  judges[kind] = ajv.compile(JSON.parse(fs.readFileSync(`${folder}/${kind}.schema.json`, "utf8")));
}
readline.createInterface({input: process.stdin, crlfDelay: Infinity}).on("line", (line) => {
  const tab = line.indexOf("\t");
  process.stdout.write(judges[line.slice(0, tab)](JSON.parse(line.slice(tab + 1))) ? "1\n" : "0\n");
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { fromAddress, toAddress } from "./address.js";
import { DAY, daysFrom } from "./dates.js";

const at = (...date) => daysFrom(...date) * DAY;

test("what is written is read again", () => {
  const state = { filters: { who: "ann", since: "1960" }, t: [at(1960, 1, 1), at(2004, 10, 17)], by: "who", e: "x-1", lang: "ja", embed: false };
  const address = toAddress(state, "en");
  assert.equal(address, "?since=1960&who=ann&lang=ja#t=1960-01-01/2004-10-17&by=who&e=x-1");
  const [search, hash] = address.split("#");
  assert.deepEqual(fromAddress(search, `#${hash}`), { state, unknown: [] });
});

test("a short window is written to the minute", () => {
  const state = { filters: {}, t: [at(2004, 10, 16) + 75600, at(2004, 10, 17)], by: "", e: "" };
  assert.equal(toAddress(state, "en"), "#t=2004-10-16T21:00/2004-10-17T00:00");
});

test("a bare fragment is an event", () => {
  assert.equal(fromAddress("", "#some-event").state.e, "some-event");
});

test("what is no window is named, and more than one value", () => {
  for (const t of ["x/y", "2004-01-01", "2005-01-01/2004-01-01", "2004-01-01/2004-02-01/2004-03-01", "/"])
    assert.deepEqual(fromAddress("", `#t=${t}`).unknown, [`t=${t}`], t);
  assert.deepEqual(fromAddress("?tag=a&tag=b", "").unknown, ["tag=b"]);
});

test("nothing asked for is no address", () => {
  assert.equal(toAddress({ filters: {}, t: null, by: "", e: "", lang: "en" }, "en"), "");
});

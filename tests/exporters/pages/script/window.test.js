import assert from "node:assert/strict";
import { test } from "node:test";
import { civil, DAY, daysFrom } from "./dates.js";
import { clusters, groups, pack } from "./lanes.js";
import { kept, ticks, zoomed } from "./scale.js";

test("the window stays inside of the whole, whatever is asked", () => {
  const whole = [0, 1000 * DAY];
  for (let i = 0; i < 500; i += 1) {
    const low = Math.random() * 900 * DAY, view = [low, low + Math.random() * (1000 * DAY - low) + 1];
    const centre = view[0] + Math.random() * (view[1] - view[0]);
    const next = zoomed(view, 2 ** (Math.random() * 8 - 4), centre, whole);
    assert.ok(next[0] >= whole[0] && next[1] <= whole[1] + 1e-3 && next[0] < next[1]);
    const moved = kept([view[0] + (Math.random() - 0.5) * 4000 * DAY, view[1]], whole);
    assert.ok(moved[0] >= whole[0] && moved[1] <= whole[1] + 1e-3);
  }
});

test("zooming in keeps what is below the pointer", () => {
  const whole = [0, 1000], view = [200, 800], next = zoomed([200, 800], 0.5, 350, whole);
  assert.equal((350 - next[0]) / (next[1] - next[0]), (350 - view[0]) / (view[1] - view[0]));
});

test("every fine tick has its larger unit above it, and none are closer than a label", () => {
  for (const length of [1, 5, 30, 200, 1000, 20000, 2e6].map((days) => days * DAY)) {
    const low = daysFrom(1999, 12, 20) * DAY, made = ticks([low, low + length], 1000);
    assert.ok(made.fine.length >= 2 && made.fine.length < 20, `${length}: ${made.fine.length}`);
    const places = made.fine.map(({ at }) => (at - low) / length * 1000);
    places.forEach((place, i) => assert.ok(i === 0 || place - places[i - 1] > 60, `${length}: ${places}`));
    if (made.fine[0].unit !== "year") assert.equal(made.context[0].at, low);
  }
});

test("years before our era are round as people count them", () => {
  for (const [low, high] of [[-4999, 2026], [-800, 300], [-30, 30]]) {
    const made = ticks([daysFrom(low) * DAY, daysFrom(high) * DAY], 1000);
    const years = made.fine.map(({ at }) => civil(at / DAY)[0]);
    const steps = new Set(years.filter((year) => year !== 1).map((year) => (year < 1 ? 1 - year : year)));
    const size = Math.min(...steps);
    for (const step of steps) assert.equal(step % size, 0, `${years}`);
    assert.deepEqual(years, [...new Set(years)].sort((a, b) => a - b));
  }
});

test("nothing overlaps on a row while there are rows", () => {
  const spans = Array.from({ length: 200 }, () => Math.random() * 1000).sort((a, b) => a - b).map((x) => [x, x + Math.random() * 90]);
  const rows = pack(spans, 4);
  spans.forEach(([left], i) => spans.slice(0, i).forEach(([, right], j) => assert.ok(rows[i] !== rows[j] || right + 4 <= left)));
  assert.ok(Math.max(...pack(spans, 4, 5)) <= 4);
});

test("an event of two stands in both lanes, one of none in the last", () => {
  const [a, b, c] = [{ who: [1] }, { who: [1, 2] }, { who: [] }];
  assert.deepEqual(groups([a, b, c], "who"), [[1, [a, b]], [2, [b]], [-1, [c]]]);
});

test("a night among years is a cluster, evenly spread events are none", () => {
  const years = Array.from({ length: 20 }, (_, i) => ({ begin: i * 365 * DAY }));
  assert.deepEqual(clusters(years, [0, 20 * 365 * DAY]), []);
  const night = [0, 1, 2, 3].map((hour) => ({ begin: 3000 * DAY + hour * 3600 }));
  const all = [...years, ...night].sort((a, b) => a.begin - b.begin);
  assert.deepEqual(clusters(all, [0, 20 * 365 * DAY]), [night]);
  const after = { begin: 3014 * DAY };
  assert.deepEqual(clusters([...night, after], [0, 20 * 365 * DAY]), [night]);
});

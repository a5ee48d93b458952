import assert from "node:assert/strict";
import { test } from "node:test";
import { civil, DAY, daysFrom, period, read, typed, written } from "./dates.js";

test("every day is the day that it was made of", () => {
  for (let day = -4e6; day < 4e6; day += 997) assert.equal(daysFrom(...civil(day)), day);
  assert.deepEqual(civil(0), [1970, 1, 1]);
  assert.deepEqual(civil(-719529), [-1, 12, 31]);
});

test("a written moment is read again", () => {
  for (const second of [0, -1e10 - 20, 86399 - 59, 1097962800, daysFrom(-4999) * DAY]) assert.equal(read(written(second, true)), second);
  for (const year of [12000, -50000]) assert.equal(civil(read(written(daysFrom(year, 5) * DAY, false)) / DAY)[0], year);
});

test("what is no date is none", () => {
  for (const text of ["", "abc", "2004-13", "2004-02-30", "2004-00", "20X4", "-0000", "2004/2003", "../..", "2004-21-01", "2004-10-16T22:00", "75"])
    assert.equal(period(text), null, text);
});

test("words that people write", () => {
  const months = ["January", "February", "March", "April", "May"];
  assert.equal(typed("march 2004", months), "2004-03");
  assert.equal(typed("7 May 2004", months), "2004-05-07");
  assert.equal(typed("1 BCE", months), "0000");
  assert.equal(typed("44 BC", months), "-0043");
  assert.equal(typed("  19XX ", months), "19XX");
  assert.equal(typed("Smarch 2004", months), "Smarch 2004");
});

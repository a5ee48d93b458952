// Distances between events: ISO 8601 durations.

import {Fault} from "./faults.js";

const FAR_YEARS = 100000000000n;
const DURATION =
  /^P(?=[0-9T])(?:([0-9]{1,12})Y)?(?:([0-9]{1,12})M)?(?:([0-9]{1,12})W)?(?:([0-9]{1,12})D)?(T(?=[0-9])(?:([0-9]{1,12})H)?(?:([0-9]{1,12})M)?(?:([0-9]{1,12})S)?)?$/;

/** An unsigned ISO 8601 duration: months, days and elapsed seconds. */
export function parseDuration(text) {
  const found = DURATION.exec(text);
  if (!found) throw new Fault("duration");
  const [years, months, weeks, days, , hours, minutes, seconds] = found
    .slice(1)
    .map((part) => (/^[0-9]+$/.test(part) ? BigInt(part) : 0n));
  const elapsed = hours * 3600n + minutes * 60n + seconds;
  // Of no hours nothing is counted: P1DT0H is P1D.
  return {months: years * 12n + months, days: weeks * 7n + days, seconds: elapsed, hasClock: elapsed > 0n};
}

/** Further than any year that has bounds. */
export const isFar = ({months, days, seconds}) =>
  months > FAR_YEARS * 12n || days > FAR_YEARS * 366n || seconds > FAR_YEARS * 366n * 86400n;

// Which row a mark stands on, so that none covers another; marks never move along the axis.

// `spans` come from left to right. From `most` rows on they are filled again from the first one.
export const pack = (spans, gap, most = Infinity) => {
  const ends = [];
  return spans.map(([left, right], place) => {
    let row = ends.findIndex((end) => end + gap <= left);
    if (row < 0) row = ends.length < most ? ends.length : place % most;
    ends[row] = Math.max(ends[row] ?? -Infinity, right);
    return row;
  });
};

// Events by what they have of `key`: [place, events] pairs, the fullest first, those without last.
export const groups = (events, key) => {
  const found = new Map();
  for (const event of events) {
    const values = event[key]?.length ? event[key] : [-1];
    for (const value of values) {
      if (!found.has(value)) found.set(value, []);
      found.get(value).push(event);
    }
  }
  return [...found].sort(([a, one], [b, other]) => (a < 0) - (b < 0) || other.length - one.length || a - b);
};

// A run without what lies apart from it: a day months later would hide the hours of a night.
const dense = (run, least) => {
  const at = run.map((event) => event.begin), gaps = at.slice(1).map((one, i) => one - at[i]), most = Math.max(...gaps);
  const cut = gaps.indexOf(most) + 1, parts = [run.slice(0, cut), run.slice(cut)].filter((part) => part.length >= least);
  return most > 0.8 * (at[at.length - 1] - at[0]) && parts.length ? parts : [run];
};

// Runs of at least `least` events whose marks would cover each other: nearer than `share` of the window.
export const clusters = (events, [low, high], least = 4, share = 0.002) => {
  const near = (high - low) * share, found = [];
  for (let i = 0; i < events.length;) {
    let j = i;
    while (j + 1 < events.length && events[j + 1].begin - events[j].begin <= near) j += 1;
    if (j - i + 1 >= least) found.push(events.slice(i, j + 1));
    i = j + 1;
  }
  return found.filter((run) => run[run.length - 1].begin > run[0].begin).flatMap((run) => dense(run, least));
};

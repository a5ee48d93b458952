// The small picture of the whole: how many events there are when, and the window to choose in it.

const HIGH = 46, COLUMN = 4, EDGE = 8;

export const drawOverview = (canvas, events, found, whole, view, colours) => {
  const width = canvas.clientWidth, ratio = devicePixelRatio || 1;
  [canvas.width, canvas.height] = [width * ratio, HIGH * ratio];
  const pen = canvas.getContext("2d"), count = Math.max(1, Math.floor(width / COLUMN));
  pen.scale(ratio, ratio);
  const share = (at) => (at - whole[0]) / (whole[1] - whole[0]);
  const all = new Float64Array(count), some = new Float64Array(count);
  for (const event of events) {
    if (event.begin === null) continue;
    const bin = Math.min(count - 1, Math.max(0, Math.floor(share(event.begin) * count)));
    all[bin] += 1;
    if (found.has(event)) some[bin] += 1;
  }
  // Square roots: a single event is seen beside hundreds.
  const top = Math.sqrt(Math.max(1, ...all));
  const columns = (bins, colour) => {
    pen.fillStyle = colour;
    bins.forEach((n, i) => n && pen.fillRect(i * COLUMN, HIGH - Math.sqrt(n) / top * (HIGH - 4), COLUMN - 1, HIGH));
  };
  columns(all, colours.line);
  columns(some, colours.time);
  const [left, right] = view.map((at) => share(at) * width);
  pen.fillStyle = pen.strokeStyle = colours.due;
  pen.globalAlpha = 0.12;
  if (right - left < width - 1) pen.fillRect(left, 0, right - left, HIGH);
  pen.globalAlpha = 1;
  if (right - left < width - 1) pen.strokeRect(Math.max(0.5, left), 0.5, Math.max(2, Math.min(width, right) - Math.max(0, left) - 1), HIGH - 1);
};

// Lets a pointer choose, move and stretch the window; `move` is told each one, `done` the last.
export const brush = (canvas, { whole, view, move, done }) => {
  let drag = null;
  const at = (event) => event.clientX - canvas.getBoundingClientRect().left;
  const [low, high] = whole, time = (px) => low + Math.min(1, Math.max(0, px / canvas.clientWidth)) * (high - low);
  canvas.addEventListener("pointerdown", (event) => {
    const px = at(event), edges = view().map((one) => (one - low) / (high - low) * canvas.clientWidth);
    const [left, right] = edges.map((edge) => Math.abs(edge - px) < EDGE), all = edges[1] - edges[0] > canvas.clientWidth - 2;
    const kind = all ? "new" : left ? "left" : right ? "right" : px > edges[0] && px < edges[1] ? "move" : "new";
    drag = { kind, px, view: view() };
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!drag) return;
    const here = time(at(event)), from = time(drag.px);
    if (drag.kind === "move") move(drag.view.map((one) => one + here - from));
    else {
      const fixed = { left: drag.view[1], right: drag.view[0], new: from }[drag.kind];
      if (Math.abs(here - fixed) > 0) move([Math.min(fixed, here), Math.max(fixed, here)]);
    }
  });
  for (const end of ["pointerup", "pointercancel"]) canvas.addEventListener(end, () => {
    if (drag) done();
    drag = null;
  });
};

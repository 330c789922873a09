// Labels: names beside their nodes, at a fixed size on the screen, never on one another.

const FONT_SIZE = 12.5;
const HUB_FONT_SIZE = 14.5;
const ROW = 15;
const FONT_FAMILY = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
const CROWDED = 150; // nodes, from which on not every name can have room
const NAMES_LIMIT = 220; // labels placed at once; more could not be read

// Boxes already taken, in a grid so that looking one up stays cheap.
class Boxes {
  constructor() {
    this.cells = new Map();
  }
  *keys([left, top, right, bottom]) {
    for (let x = Math.floor(left / 80); x <= Math.floor(right / 80); x++) {
      for (let y = Math.floor(top / 80); y <= Math.floor(bottom / 80); y++) yield x * 100003 + y;
    }
  }
  add(box) {
    for (const key of this.keys(box)) {
      if (!this.cells.has(key)) this.cells.set(key, []);
      this.cells.get(key).push(box);
    }
  }
  meets(box, except = null) {
    return this.count(box, except, 1) > 0;
  }
  count(box, except = null, enough = Infinity) {
    let met = 0;
    for (const key of this.keys(box)) {
      for (const other of this.cells.get(key) ?? []) {
        if (other !== except && overlap(box, other) && ++met >= enough) return met;
      }
    }
    return met;
  }
}

const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

const within = (a, b) => a[0] >= b[0] && a[1] >= b[1] && a[2] <= b[2] && a[3] <= b[3];

const measured = new Map();
const measuring = document.createElement("canvas").getContext("2d");

function textWidth(words, font) {
  const key = font + words;
  if (!measured.has(key)) {
    measuring.font = font;
    measured.set(key, measuring.measureText(words).width);
  }
  return measured.get(key);
}

const MAX_ROWS = 3;

function wrap(words, limit) {
  const rows = [];
  for (const word of words.split(/\s+/)) {
    const last = rows[rows.length - 1];
    if (last !== undefined && (last + " " + word).length <= limit) rows[rows.length - 1] = last + " " + word;
    else rows.push(word);
  }
  const kept = rows.slice(0, MAX_ROWS).map((row) => (row.length > limit + 14 ? row.slice(0, limit + 13) + "…" : row));
  if (rows.length > MAX_ROWS) kept[MAX_ROWS - 1] += "…";
  return kept;
}

function block(words, limit, font) {
  const rows = wrap(words, limit);
  return { rows, font, width: Math.max(...rows.map((row) => textWidth(row, font))) + 4, height: rows.length * ROW + 2 };
}

// Places around a node, the best liked first: left and top of the label's box.
function* places(x, y, radius, { width, height }) {
  const gap = radius + 3;
  yield [x - width / 2, y + gap];
  yield [x + gap + 2, y - height / 2];
  yield [x - gap - 2 - width, y - height / 2];
  yield [x - width / 2, y - gap - height];
  yield [x + gap * 0.7, y + gap * 0.5];
  yield [x - gap * 0.7 - width, y + gap * 0.5];
  yield [x + gap * 0.7, y - gap * 0.5 - height];
  yield [x - gap * 0.7 - width, y - gap * 0.5 - height];
}

// Whether the segment from a to b passes through the box, by clipping it (Liang and Barsky).
function crosses(box, a, b) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  let [enter, leave] = [0, 1];
  for (const [p, q] of [[-dx, a.x - box[0]], [dx, box[2] - a.x], [-dy, a.y - box[1]], [dy, box[3] - a.y]]) {
    if (p === 0 && q < 0) return false;
    if (p < 0) enter = Math.max(enter, q / p);
    if (p > 0) leave = Math.min(leave, q / p);
  }
  return enter < leave;
}

// items: {id, x, y, radius, name, weight, bold}; segments: {a, b}; all in pixels of the screen.
function placeNames(items, segments, taken, limits) {
  const placed = [];
  // In a crowd the names of the best connected go over the shapes of others, or none could be read.
  const shapes_ = items.length > CROWDED ? new Boxes() : taken;
  const own = new Map(items.map((item) => [item.id, [item.x - item.radius, item.y - item.radius, item.x + item.radius, item.y + item.radius]]));
  for (const box of own.values()) shapes_.add(box);
  const ordered = [...items].sort((a, b) => b.weight - a.weight || a.id - b.id).slice(0, NAMES_LIMIT);
  for (const item of ordered) {
    const best = bestPlace(item, segments, { taken, shapes_, own: own.get(item.id), limits });
    if (!best) continue;
    taken.add(best.box);
    placed.push({ id: item.id, ...best });
  }
  return placed;
}

// A short wrap only serves where nothing wider fits.
function wrapLimits(name) {
  if (name.length > 16) return [16, 24];
  return name.includes(" ") && name.length > 9 ? [16, 9] : [16];
}

function bestPlace(item, segments, { taken, shapes_, own, limits }) {
  const font = item.bold ? `600 ${HUB_FONT_SIZE}px ${FONT_FAMILY}` : `${FONT_SIZE}px ${FONT_FAMILY}`;
  let best = null;
  for (const limit of wrapLimits(item.name)) {
    const shape = block(item.name, limit, font);
    let turn = limit < 16 ? 6 : 0;
    for (const [left, top] of places(item.x, item.y, item.radius, shape)) {
      const box = [left, top, left + shape.width, top + shape.height];
      turn += 1;
      if (taken.meets(box, own) || (limits && !within(box, limits))) continue;
      const covered = shapes_ === taken ? 0 : shapes_.count(box, own);
      if (covered > 3) continue;
      const cost = segments.reduce((sum, { a, b }) => sum + (crosses(box, a, b) ? 1 : 0), 0) + turn * 0.12 + covered * 0.6;
      if (!best || cost < best.cost) best = { box, rows: shape.rows, font: shape.font, cost };
    }
  }
  return best;
}

// Names of lines run along them, where they are long enough; wanted: {id, points, words, room}.
function placeLineNames(wanted, taken) {
  const font = `12px ${FONT_FAMILY}`;
  const placed = [];
  for (const { id, points, words, room } of wanted) {
    const short = words.length > 44 ? words.slice(0, 43) + "…" : words;
    const width = textWidth(short, font);
    if (width > room) continue;
    for (const { x, y, slope } of points) {
      const turn = Math.cos(slope) < 0 ? slope + Math.PI : slope; // never upside down
      const boxes = beads(x, y, turn, width);
      if (boxes.some((box) => taken.meets(box))) continue;
      boxes.forEach((box) => taken.add(box));
      placed.push({ id, x, y, turn, boxes, rows: [short], font, line: true });
      break;
    }
  }
  return placed;
}

// A slanted text as a row of small boxes.
function beads(x, y, turn, width) {
  const steps = Math.max(Math.ceil(width / 12), 1);
  return Array.from({ length: steps + 1 }, (_, step) => {
    const along = (step / steps - 0.5) * (width - 8);
    const [cx, cy] = [x + Math.cos(turn) * along, y + Math.sin(turn) * along];
    return [cx - 7, cy - 7.5, cx + 7, cy + 7.5];
  });
}

// In the path view the words of a step stand upright in a box on its line.
function placeSteps(wanted, taken) {
  const font = `13px ${FONT_FAMILY}`;
  return wanted.map(({ id, points, words }) => {
    const shape = block(words, 24, font);
    const boxes = points.map(({ x, y }) => [x - shape.width / 2 - 7, y - shape.height / 2 - 3, x + shape.width / 2 + 7, y + shape.height / 2 + 3]);
    const box = boxes.find((each) => !taken.meets(each)) ?? boxes[0];
    taken.add(box);
    return { id, box, rows: shape.rows, font, framed: true };
  });
}

function paintFrame(context, [left, top, right, bottom]) {
  context.beginPath();
  context.roundRect(left, top, right - left, bottom - top, 7);
  context.fillStyle = colours().ground;
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = colours().accent;
  context.stroke();
}

function paintLabel(context, placed) {
  if (placed.framed) paintFrame(context, placed.box);
  const palette = colours();
  context.font = placed.font;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = placed.line ? 4 : 3.5;
  context.strokeStyle = palette.halo;
  context.fillStyle = placed.line ? palette.faint : palette.ink;
  context.save();
  if (placed.line) {
    context.translate(placed.x, placed.y);
    context.rotate(placed.turn);
  } else {
    context.translate((placed.box[0] + placed.box[2]) / 2, placed.box[1] + (placed.framed ? 4 : 1) + ROW / 2);
  }
  placed.rows.forEach((row, number) => {
    context.strokeText(row, 0, ROW * number);
    context.fillText(row, 0, ROW * number);
  });
  context.restore();
}

// Labels: names beside their nodes, at a fixed size on the screen, never on one another.

const FONT_SIZE = 12.5;
const HUB_FONT_SIZE = 14.5;
const ROW = 15;
const FONT_FAMILY = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif";
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
    for (const key of this.keys(box)) {
      for (const other of this.cells.get(key) ?? []) if (other !== except && overlap(box, other)) return true;
    }
    return false;
  }
}

const overlap = (a, b) => a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];

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
function placeNames(items, segments, taken) {
  const placed = [];
  const own = new Map(items.map((item) => [item.id, [item.x - item.radius, item.y - item.radius, item.x + item.radius, item.y + item.radius]]));
  for (const box of own.values()) taken.add(box);
  const ordered = [...items].sort((a, b) => b.weight - a.weight || a.id - b.id).slice(0, NAMES_LIMIT);
  for (const item of ordered) {
    const best = bestPlace(item, segments, taken, own.get(item.id));
    if (!best) continue;
    taken.add(best.box);
    placed.push({ id: item.id, ...best });
  }
  return placed;
}

function bestPlace(item, segments, taken, own) {
  const font = item.bold ? `600 ${HUB_FONT_SIZE}px ${FONT_FAMILY}` : `${FONT_SIZE}px ${FONT_FAMILY}`;
  let best = null;
  for (const limit of item.name.length > 16 ? [16, 24] : [16]) {
    const shape = block(item.name, limit, font);
    let turn = 0;
    for (const [left, top] of places(item.x, item.y, item.radius, shape)) {
      const box = [left, top, left + shape.width, top + shape.height];
      turn += 1;
      if (taken.meets(box, own)) continue;
      const cost = segments.reduce((sum, { a, b }) => sum + (crosses(box, a, b) ? 1 : 0), 0) + turn * 0.12;
      if (!best || cost < best.cost) best = { box, rows: shape.rows, font: shape.font, cost };
    }
  }
  return best;
}

// Labels of lines stand on the line, where there is room; wanted: {id, points, words, faint}.
function placeLineNames(wanted, taken) {
  const font = `12px ${FONT_FAMILY}`;
  const placed = [];
  for (const item of wanted) {
    const shape = block(item.words, 26, font);
    for (const { x, y } of item.points) {
      const box = [x - shape.width / 2 - 3, y - shape.height / 2, x + shape.width / 2 + 3, y + shape.height / 2];
      if (taken.meets(box)) continue;
      taken.add(box);
      placed.push({ id: item.id, box, rows: shape.rows, font, line: true, faint: item.faint });
      break;
    }
  }
  return placed;
}

function paintLabel(context, { box, rows, font, line, faint }, strength = 1) {
  const palette = colours();
  context.font = font;
  context.globalAlpha = strength;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3.5;
  context.strokeStyle = palette.halo;
  context.fillStyle = line || faint ? palette.faint : palette.ink;
  rows.forEach((row, place) => {
    const [x, y] = [(box[0] + box[2]) / 2, box[1] + 1 + ROW * (place + 0.5)];
    context.strokeText(row, x, y);
    context.fillText(row, x, y);
  });
  context.globalAlpha = 1;
}

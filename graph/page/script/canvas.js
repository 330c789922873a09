// Canvas: vis-network draws nodes and lines; names, places and looks are ours.

const canvas = {
  network: null,
  nodeSet: new vis.DataSet(),
  lineSet: new vis.DataSet(),
  labels: [],
  key: "",
  version: 0,
  hover: null,
  moved: false,
  cursor: null, // node the arrow keys stand on
  path: null, // places of the path view, or null
};
// A narrow canvas has places of its own, with smaller shapes; names may not leave it.
const UPRIGHT_BELOW = 560;
const isUpright = () => byId("canvas").clientWidth < UPRIGHT_BELOW && !state.all;
const position = new Map();

function setPlaces() {
  canvas.upright = isUpright();
  for (const node of nodes) {
    if (node.x === undefined) continue;
    position.set(node.id, canvas.upright ? { x: node.uprightX, y: node.uprightY } : { x: node.x, y: node.y });
  }
}

function startCanvas() {
  setPlaces();
  const holder = byId("canvas");
  const data = { nodes: canvas.nodeSet, edges: canvas.lineSet };
  canvas.network = new vis.Network(holder, data, JSON.parse(whole.options));
  const { network } = canvas;
  network.on("afterDrawing", paintNames);
  network.on("click", ({ nodes: [node], edges: [line] }) => choose(node !== undefined ? { node } : line !== undefined ? lineChoice(line) : null));
  network.on("doubleClick", ({ nodes: [node] }) => node !== undefined && typeof node === "number" && expand(node));
  network.on("hoverNode", ({ node }) => hoverOn({ node }));
  network.on("hoverEdge", ({ edge }) => hoverOn({ line: edge }));
  for (const event of ["blurNode", "blurEdge", "dragStart", "zoom"]) network.on(event, () => hoverOn(null));
  network.on("dragging", ({ nodes: [node] }) => {
    canvas.moved = true;
    if (node !== undefined) canvas.version += 1;
  });
  network.on("zoom", () => (canvas.moved = true));
  network.on("resize", () => requestAnimationFrame(resized));
  holder.addEventListener("mousemove", moveTip);
  holder.addEventListener("mouseleave", () => hoverOn(null));
}

function resized() {
  if (isUpright() !== canvas.upright) {
    setPlaces();
    repaint();
    canvas.moved = false;
  }
  if (!canvas.moved) fitView();
}

const lineChoice = (line) => (typeof line === "number" ? { line } : canvas.path?.choices.get(line) ?? null);

// ---- looks ------------------------------------------------------------------------

const pairs = new Map();
function parallelOf(line) {
  if (!pairs.size) {
    for (const each of lines) {
      const key = Math.min(each.from, each.to) + "-" + Math.max(each.from, each.to);
      if (!pairs.has(key)) pairs.set(key, []);
      pairs.get(key).push(each.id);
    }
  }
  const all = pairs.get(Math.min(line.from, line.to) + "-" + Math.max(line.from, line.to));
  return [all.indexOf(line.id), all.length];
}

function curve(line) {
  const [place, total] = parallelOf(line);
  const offset = place - (total - 1) / 2;
  if (offset === 0) return false;
  const bend = offset * Math.min(0.2, 1.1 / total) * (line.from < line.to ? 1 : -1);
  return { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) };
}

function lineLook(line, strength) {
  const palette = colours();
  const thin = line.sort === "role" || line.sort === "quote" || line.sort === "of";
  const colour = thin ? palette.neutral : palette[line.tone];
  const look = {
    id: line.id,
    from: line.from,
    to: line.to,
    color: { color: colour, highlight: colour, hover: colour, opacity: strength * (thin ? 0.65 : 0.9) },
    width: thin ? 0.9 : 1.5 + Math.min(line.facts.length - 1, 4) * 0.35,
    dashes: line.sort === "of" || line.sort === "quote" ? [1, 3] : DASHES[line.status],
    smooth: curve(line),
    arrows: line.arrows ? { to: { enabled: true, scaleFactor: canvas.upright ? 0.34 : 0.45 } } : "",
    chosen: false,
  };
  if (line.from === line.to) {
    const [place] = parallelOf(line);
    look.selfReference = { size: 16 + 5 * place, angle: Math.PI / 4 + place, renderBehindTheNode: false };
  }
  return look;
}

function nodeLook(node, strength) {
  const palette = colours();
  const loose = node.fact !== undefined && !asserted(facts[node.fact]);
  const marked = isMarked(node.id);
  const fill = loose ? palette.ground : palette[node.group] ?? palette.neutral;
  const rim = loose ? palette[node.group] : palette.rim;
  const look = {
    id: node.id,
    ...(canvas.path?.places.get(node.id) ?? position.get(node.id)),
    shape: node.shape,
    size: canvas.upright ? node.size * 0.68 : node.size,
    opacity: Math.max(strength, 0.16),
    borderWidth: marked ? 4 : 1.2,
    borderWidthSelected: 4,
    color: { background: fill, border: marked ? palette.accent : rim, highlight: { background: fill, border: palette.accent }, hover: { background: fill, border: palette.accent } },
    shapeProperties: { borderDashes: loose ? [3, 2] : false },
    chosen: false,
  };
  if (node.shape === "custom") look.ctxRenderer = (parts) => drawCustom(parts, look, strength);
  return look;
}

function drawCustom({ ctx, x, y }, look, strength) {
  const { size } = look;
  const draw = () => {
    ctx.save();
    ctx.globalAlpha = Math.max(strength, 0.16);
    ctx.beginPath();
    OUTLINES.custom.forEach(([dx, dy], place) => ctx[place ? "lineTo" : "moveTo"](x + dx * size, y + dy * size));
    ctx.closePath();
    ctx.fillStyle = look.color.background;
    ctx.fill();
    ctx.lineWidth = look.borderWidth;
    ctx.strokeStyle = look.color.border;
    ctx.stroke();
    ctx.restore();
  };
  return { drawNode: draw, nodeDimensions: { width: size * 2, height: size * 2 } };
}

// ---- what stands out ------------------------------------------------------------------

function litParts() {
  const chosen = state.selection;
  if (!chosen || chosen.path || canvas.path) return null;
  if (chosen.node !== undefined) {
    const near = linesAt[chosen.node].filter((line) => shown.lines.has(line));
    return { lines: new Set(near), nodes: new Set([chosen.node, ...near.flatMap((line) => [lines[line].from, lines[line].to])]) };
  }
  const said = chosen.fact !== undefined ? [chosen.fact] : chosen.sentence !== undefined ? factsIn(chosen.sentence) : null;
  const lit = said ? said.flatMap((fact) => linesOf[fact]) : [chosen.line];
  const ends = lit.flatMap((line) => [lines[line].from, lines[line].to]);
  const alone = said ? said.flatMap((fact) => factsOfEntities(fact)) : [];
  return { lines: new Set(lit), nodes: new Set([...ends, ...alone]) };
}

const isMarked = (node) => state.selection?.node === node || canvas.cursor === node;

function repaint() {
  if (!canvas.network) return;
  const lit = litParts();
  const nodeLooks = [...shown.nodes].map((id) => nodeLook(nodes[id], !lit || lit.nodes.has(id) ? 1 : 0.16));
  const lineLooks = [...shown.lines].map((id) => lineLook(lines[id], !lit || lit.lines.has(id) ? 1 : 0.1));
  canvas.lit = lit;
  if (canvas.path) return showSets(canvas.path.nodeLooks(), canvas.path.lineLooks());
  showSets(nodeLooks, lineLooks);
}

function showSets(nodeLooks, lineLooks) {
  syncSet(canvas.lineSet, []);
  syncSet(canvas.nodeSet, nodeLooks);
  syncSet(canvas.lineSet, lineLooks);
  canvas.version += 1;
  const crowded = lineLooks.length > 400;
  canvas.network.setOptions({ interaction: { hideEdgesOnDrag: crowded } });
  byId("empty").hidden = nodeLooks.length > 0;
  byId("empty").textContent = nodes.length ? text("nothing_shown") : text("nothing_found");
}

function syncSet(set, looks) {
  const wanted = new Set(looks.map((look) => look.id));
  const gone = set.getIds().filter((id) => !wanted.has(id));
  if (gone.length) set.remove(gone);
  if (looks.length) set.update(looks);
}

// ---- names ----------------------------------------------------------------------------

function paintNames(context) {
  const { network } = canvas;
  const scale = network.getScale();
  const key = `${scale.toFixed(4)}|${canvas.version}`;
  if (key !== canvas.key) {
    canvas.labels = placeAll(scale);
    canvas.key = key;
  }
  const origin = network.canvasToDOM({ x: 0, y: 0 });
  const ratio = network.canvas.pixelRatio || window.devicePixelRatio || 1;
  context.save();
  context.setTransform(ratio, 0, 0, ratio, origin.x * ratio, origin.y * ratio);
  for (const placed of canvas.labels) paintLabel(context, placed);
  context.restore();
}

function placeAll(scale) {
  const body = canvas.network.body;
  const taken = new Boxes();
  const limits = canvas.limits && Math.abs(canvas.limits.scale - scale) < 1e-6 ? canvas.limits.box : null;
  if (limits) taken.add(canvas.limits.buttons);
  const seen = Object.values(body.nodes).filter((node) => node.options.group !== "hidden" && canvas.nodeSet.get(node.id));
  const at = (point) => ({ x: point.x * scale, y: point.y * scale });
  const ends = Object.values(body.edges).filter((edge) => edge.connected && edge.from && edge.to);
  const segments = ends.length > 400 ? [] : ends.map((edge) => ({ a: at(edge.from), b: at(edge.to) }));
  const items = seen.map((node) => nameItem(node, at(node), scale)).filter(Boolean);
  const placed = placeNames(items, segments, taken, limits);
  const wanted = ends.map((edge) => lineItem(edge, at)).filter(Boolean).sort((a, b) => b.weight - a.weight);
  return [...placed, ...(canvas.path ? placeSteps(wanted, taken) : placeLineNames(wanted, taken))];
}

function nameItem(node, { x, y }, scale) {
  const radius = node.options.size * scale;
  const base = { id: node.id, x, y, radius, bold: false };
  if (canvas.path) return { ...base, name: canvas.path.name(node.id), weight: 1, bold: true };
  if (canvas.lit && !canvas.lit.nodes.has(node.id)) return null;
  const [chosen, event] = [isMarked(node.id), nodes[node.id].fact !== undefined];
  const weight = linesAt[node.id].length + (chosen ? 1000 : 0) - (event ? 100 : 0);
  return { ...base, name: nodeName(node.id), weight, bold: nodes[node.id].size >= 14 && !event };
}

const CROWD = 4; // lines between the same two nodes from which on their names would only cover each other

function lineItem(edge, at) {
  const points = LABEL_SHARES.map((share) => ({ ...at(edge.edgeType.getPoint(share)), slope: slopeAt(edge, share) }));
  const length = Math.hypot(edge.to.x - edge.from.x, edge.to.y - edge.from.y) * canvas.network.getScale();
  const room = length - (edge.from.options.size + edge.to.options.size) * canvas.network.getScale() - 16;
  if (canvas.path) return { id: edge.id, weight: 1, words: canvas.path.lineName(edge.id), points, room: Infinity };
  const line = lines[edge.id];
  const lit = canvas.lit?.lines.has(line.id);
  if (canvas.lit && !lit) return null;
  const wanted = state.lineLabels || parallelOf(line)[1] < CROWD;
  if ((!lit && !wanted) || line.sort === "role" || line.from === line.to) return null;
  const loose = line.status !== "asserted";
  return { id: line.id, weight: (lit ? 2 : 0) + (loose ? 1 : 0), words: (loose ? MARKS[line.status] + " " : "") + lineName(line), points, room };
}

const LABEL_SHARES = [0.5, 0.42, 0.58, 0.35, 0.65];

function slopeAt(edge, share) {
  const [before, after] = [edge.edgeType.getPoint(share - 0.05), edge.edgeType.getPoint(share + 0.05)];
  return Math.atan2(after.y - before.y, after.x - before.x);
}

// ---- view --------------------------------------------------------------------------------

// Names keep their size on the screen: the scale is sought at which nodes and names together fill the canvas.
function fitView(animate = false) {
  const spots = canvas.path ? [...canvas.path.places] : [...shown.nodes].map((id) => [id, position.get(id)]).filter(([, spot]) => spot);
  if (!spots.length) return;
  canvas.limits = null;
  if (canvas.upright && !canvas.path) return fitUpright(spots);
  let parts = spots.map(([, { x, y }]) => ({ x, y, box: [-20, -20, 20, 20] }));
  let view = viewOn(parts);
  for (let turn = 0; turn < 2; turn++) {
    canvas.network.moveTo(view);
    const placed = new Map(placeAll(view.scale).filter(({ line }) => !line).map(({ id, box }) => [id, box]));
    parts = spots.flatMap(([id, { x, y }]) => [{ x, y, box: [-20, -20, 20, 20] }, { x, y, box: shift(placed.get(id), x * view.scale, y * view.scale) }]);
    view = viewOn(parts);
  }
  canvas.limits = limitsOf(view);
  canvas.version += 1;
  canvas.network.moveTo(animate && !isCalm.matches ? { ...view, animation: { duration: 300, easingFunction: "easeInOutQuad" } } : view);
}

// As long as the view is the fitted one, names stay within it and off the buttons.
function limitsOf({ position: { x, y }, scale }) {
  const { clientWidth, clientHeight } = byId("canvas");
  const [left, top] = [x * scale - clientWidth / 2, y * scale - clientHeight / 2];
  const [right, bottom] = [left + clientWidth, top + clientHeight];
  const buttons = byId("zoom-in").parentElement.getBoundingClientRect();
  return { scale, box: [left, top, right, bottom], buttons: [right - buttons.width - 16, bottom - buttons.height - 16, right, bottom] };
}

function fitUpright(spots) {
  const view = viewOn(spots.map(([, { x, y }]) => ({ x, y, box: [-16, -16, 16, 16] })));
  canvas.limits = limitsOf(view);
  canvas.version += 1;
  canvas.network.moveTo(view);
}

const shift = (box, x, y) => (box ? [box[0] - x, box[1] - y, box[2] - x, box[3] - y] : [0, 0, 0, 0]);

// parts: a place in the drawing and what lies around it in pixels, whatever the scale.
function viewOn(parts) {
  const { clientWidth, clientHeight } = byId("canvas");
  const bounds = (scale) => [
    Math.min(...parts.map(({ x, box }) => x * scale + box[0])), Math.min(...parts.map(({ y, box }) => y * scale + box[1])),
    Math.max(...parts.map(({ x, box }) => x * scale + box[2])), Math.max(...parts.map(({ y, box }) => y * scale + box[3])),
  ];
  let [low, high] = [0.02, 1.5];
  for (let turn = 0; turn < 12; turn++) {
    const middle = (low + high) / 2, [left, top, right, bottom] = bounds(middle);
    if (right - left > clientWidth - 24 || bottom - top > clientHeight - 24) high = middle;
    else low = middle;
  }
  const [left, top, right, bottom] = bounds(low);
  return { position: { x: (left + right) / 2 / low, y: (top + bottom) / 2 / low }, scale: low };
}

function zoomBy(factor) {
  canvas.moved = true;
  canvas.network.moveTo({ scale: Math.min(Math.max(canvas.network.getScale() * factor, 0.02), 6) });
}

function bringIntoView(node) {
  const spot = canvas.network.canvasToDOM(canvas.network.getPosition(node));
  const holder = byId("canvas");
  const inside = spot.x > 30 && spot.y > 30 && spot.x < holder.clientWidth - 30 && spot.y < holder.clientHeight - 30;
  if (!inside) canvas.network.moveTo({ position: canvas.network.getPosition(node) });
}

// ---- focus mode: more nodes on demand -----------------------------------------------------

const EXPAND_BY = 16;

function neighbours(node) {
  return [...new Set(linesAt[node].flatMap((line) => [lines[line].from, lines[line].to]))].filter((other) => other !== node);
}

const undrawn = (node) => neighbours(node).filter((other) => !isDrawn(other));

function expand(node) {
  if (!focused || state.all) return;
  const fresh = undrawn(node).sort((a, b) => linesAt[b].length - linesAt[a].length || a - b).slice(0, EXPAND_BY);
  reveal(node);
  for (const other of fresh) {
    state.expanded.add(other);
    position.set(other, freeSpot(position.get(node)));
  }
  update();
  say(text("expanded", { count: fresh.length, name: nodeName(node) }));
}

function reveal(node) {
  if (isDrawn(node)) return;
  const known = neighbours(node).find((other) => position.has(other) && isDrawn(other));
  state.expanded.add(node);
  position.set(node, freeSpot(position.get(known) ?? canvas.network.getViewPosition()));
}

function freeSpot(centre) {
  const near = [...position.entries()].filter(([id]) => isDrawn(id)).map(([, spot]) => spot);
  for (let radius = 90; radius < 2000; radius += 45) {
    const steps = Math.floor((2 * Math.PI * radius) / 70);
    for (let step = 0; step < steps; step++) {
      const angle = (step / steps) * 2 * Math.PI + radius;
      const spot = { x: centre.x + radius * Math.cos(angle) * 1.2, y: centre.y + radius * Math.sin(angle) };
      if (near.every((other) => Math.abs(other.x - spot.x) > 75 || Math.abs(other.y - spot.y) > 42)) return spot;
    }
  }
  return { ...centre };
}

function drawAll() {
  state.all = true;
  for (const node of nodes) if (node.allX !== undefined) position.set(node.id, { x: node.allX, y: node.allY });
  update();
  fitView();
}

// ---- the pointer ---------------------------------------------------------------------------

function hoverOn(part) {
  canvas.hover = part;
  const words = part ? hoverWords(part) : "";
  byId("tip").hidden = !words;
  byId("tip").textContent = words;
  byId("canvas").classList.toggle("pointing", Boolean(words));
}

function hoverWords({ node, line }) {
  if (canvas.path) return "";
  if (node !== undefined) {
    const fact = nodes[node].fact;
    return fact === undefined ? `${nodeName(node)} — ${kindLabel(nodes[node].group)}` : factWords(facts[fact]);
  }
  const found = lines[line];
  const status = found.status === "asserted" ? "" : ` (${label("statuses", found.status)})`;
  return `${nodeName(found.from)} — ${lineName(found)}${status} — ${nodeName(found.to)}`;
}

function moveTip(event) {
  const [tip, box] = [byId("tip"), byId("graph-view").getBoundingClientRect()];
  const [x, y] = [event.clientX - box.left, event.clientY - box.top];
  tip.style.left = Math.min(x + 14, box.width - 250) + "px";
  tip.style.top = Math.min(y + 16, box.height - 60) + "px";
}

// Paths: how is A connected to B, by the facts that the filters leave.

const PATHS_SEARCHED = 400;
const PATHS_SHOWN = 12;

// Two entities are tied by a fact in which both take part, in different roles or as parties alike.
function tiesOf(fact) {
  const taking = fact.roles.filter(([, value]) => typeof value === "number");
  return taking.flatMap(([role, a], place) =>
    taking.slice(place + 1).filter(([other, b]) => a !== b && (role !== other || role === "party")).map(([, b]) => [a, b])
  );
}

const mayCarry = (fact) => shown.passing.has(fact.number) && (asserted(fact) || state.loosePaths);

function tieMap() {
  const ties = new Map();
  const tie = (a, b, fact) => {
    if (!ties.has(a)) ties.set(a, new Map());
    if (!ties.get(a).has(b)) ties.get(a).set(b, []);
    if (!ties.get(a).get(b).includes(fact)) ties.get(a).get(b).push(fact);
  };
  for (const fact of facts.filter(mayCarry)) {
    for (const [a, b] of tiesOf(fact)) {
      tie(a, b, fact.number);
      tie(b, a, fact.number);
    }
  }
  return ties;
}

function distancesFrom(start, ties) {
  const distance = new Map([[start, 0]]);
  for (const node of distance.keys()) {
    for (const next of ties.get(node)?.keys() ?? []) {
      if (!distance.has(next)) distance.set(next, distance.get(node) + 1);
    }
  }
  return distance;
}

// All shortest paths, as lists of entities, up to a number nobody reads.
function shortestPaths(from, to, ties) {
  if (from === to) return [];
  const distance = distancesFrom(from, ties);
  if (!distance.has(to)) return [];
  const found = [];
  const walk = (node, rest) => {
    if (found.length >= PATHS_SEARCHED) return;
    if (node === from) return void found.push([from, ...rest]);
    for (const before of ties.get(node).keys()) {
      if (distance.get(before) === distance.get(node) - 1) walk(before, [node, ...rest]);
    }
  };
  walk(to, []);
  return found;
}

const SHARED = ["memberOf", "locatedIn", "hasStatus"];

function stepFacts(ties, a, b) {
  const rank = (number) => (asserted(facts[number]) ? 0 : 4) + (SHARED.includes(facts[number].gives) ? 2 : 0) + (facts[number].gives ? 0 : 1);
  return [...ties.get(a).get(b)].sort((x, y) => rank(x) - rank(y) || byDate(x, y));
}

function stepWords(fact, a, b) {
  const edge = vocabulary.classes[fact.name]?.edge;
  if (!asserted(fact)) return `${MARKS[fact.status]} ${label("classes", fact.name)}`;
  if (!edge) return label("classes", fact.name);
  const fills = (role, entity) => roleValues(fact, role).includes(entity);
  if (fills(edge[0], a) && fills(edge[2], b)) return label("edges", edge[1]);
  if (fills(edge[0], b) && fills(edge[2], a)) return vocabulary.edges[edge[1]].inverse[state.language];
  return label("classes", fact.name);
}

// A route is a path whose stops may hold several entities: those reached and left in the same way.
function routesBetween(from, to) {
  const ties = tieMap();
  const paths = shortestPaths(from, to, ties).map((stops) => {
    const steps = stops.slice(1).map((stop, place) => stepFacts(ties, stops[place], stop));
    return { stops, steps, words: steps.map((step, place) => stepWords(facts[step[0]], stops[place], stops[place + 1])) };
  });
  const dull = (path) => path.steps.reduce((sum, step) => sum + (SHARED.includes(facts[step[0]].gives) ? 3 : 0) + (facts[step[0]].gives ? 0 : 1), 0);
  paths.sort((a, b) => dull(a) - dull(b) || b.steps.flat().length - a.steps.flat().length);
  return { length: paths.length ? paths[0].stops.length - 1 : null, count: paths.length, routes: foldPaths(paths).slice(0, PATHS_SHOWN) };
}

function foldPaths(paths) {
  const keyOf = (path, place) => JSON.stringify([place, path.words, path.stops.map((stop, at) => (at === place ? "*" : stop))]);
  const groups = new Map();
  for (const path of paths) {
    for (let place = 1; place < path.stops.length - 1; place++) {
      const key = keyOf(path, place);
      groups.set(key, [...(groups.get(key) ?? []), path]);
    }
  }
  const used = new Set(), routes = [];
  for (const path of paths) {
    if (used.has(path)) continue;
    const places = path.stops.map((_, place) => place).slice(1, -1);
    const sizes = places.map((place) => groups.get(keyOf(path, place)).filter((other) => !used.has(other)).length);
    const place = places[sizes.indexOf(Math.max(...sizes))];
    const together = place === undefined ? [path] : groups.get(keyOf(path, place)).filter((other) => !used.has(other));
    together.forEach((other) => used.add(other));
    routes.push(foldRoute(together, place));
  }
  return routes;
}

function foldRoute(together, place) {
  const [first] = together;
  return {
    slots: first.stops.map((stop, at) => (at === place ? together.map((path) => path.stops[at]) : [stop])),
    words: first.words,
    steps: first.steps.map((_, at) => [...new Set(together.flatMap((path) => path.steps[at]))]),
  };
}

// ---- drawn left to right, or downwards where the canvas is narrow -------------------------

function layOutPath(found, from, to) {
  const holder = byId("canvas");
  const down = holder.clientWidth < holder.clientHeight * 0.95;
  const columns = Array.from({ length: found.length + 1 }, () => new Map());
  for (const route of found.routes) route.slots.forEach((slot, at) => columns[at].set(slotId(slot), slot));
  const places = new Map(), names = new Map(), edges = new Map();
  columns.forEach((column, at) => {
    [...column].forEach(([id, slot], row) => {
      const across = (row - (column.size - 1) / 2) * (down ? 150 : 120);
      places.set(id, down ? { x: across, y: at * 170 } : { x: at * 320, y: across });
      names.set(id, slot.map(nodeName).join(", "));
    });
  });
  const strands = found.routes.length > 2 ? 1 : STRANDS;
  for (const route of found.routes) route.words.forEach((_, at) => addPathEdges(edges, route, at, strands));
  if (!found.routes.length) [from, to].forEach((id, at) => (places.set(id, down ? { x: 0, y: at * 170 } : { x: at * 320, y: 0 }), names.set(id, nodeName(id))));
  return pathCanvas(places, names, edges);
}

const slotId = (slot) => (slot.length === 1 ? slot[0] : slot.join("+"));

const STRANDS = 5; // relations drawn for one step, where there is room

// One line for each way in which the two are connected, the surest first; the last one counts what is left out.
function addPathEdges(edges, route, at, strands) {
  const [from, to] = [slotId(route.slots[at]), slotId(route.slots[at + 1])];
  const ways = new Map();
  for (const fact of route.steps[at]) {
    const words = stepWords(facts[fact], route.slots[at][0], route.slots[at + 1][0]);
    ways.set(words, [...(ways.get(words) ?? []), fact]);
  }
  const drawn = [...ways].slice(0, strands);
  const left = route.steps[at].length - drawn.reduce((sum, [, said]) => sum + said.length, 0);
  drawn.forEach(([words, said], place) => {
    const years = [...new Set(said.map((fact) => startYear(facts[fact])).filter((year) => year !== null))].sort((a, b) => a - b);
    const when = years.length ? ` (${years.length > 2 ? `${years[0]}–${years.at(-1)}` : years.join(", ")})` : "";
    const more = place === drawn.length - 1 && left ? ` +${left}` : "";
    const id = `${from}>${to}#${place}`;
    if (!edges.has(id)) edges.set(id, { id, from, to, facts: said, words: words + when + more, bend: (place - (drawn.length - 1) / 2) * 0.3 });
  });
}

function pathCanvas(places, names, edges) {
  const ends = (id) => (typeof id === "number" ? nodes[id] : nodes[Number(id.split("+")[0])]);
  return {
    places,
    choices: new Map([...edges].map(([id, line]) => [id, { fact: line.facts[0] }])),
    name: (id) => names.get(id) ?? "",
    lineName: (id) => edges.get(id)?.words ?? "",
    nodeLooks: () => [...places.keys()].map((id) => ({ ...nodeLook({ ...ends(id), size: 16 }, 1), id, ...places.get(id) })),
    lineLooks: () => [...edges.values()].map((line) => ({
      id: line.id, from: line.from, to: line.to, width: 2, chosen: false, arrows: "",
      dashes: DASHES[facts[line.facts[0]].status], color: { color: colours()[tone(facts[line.facts[0]])], opacity: 0.9 },
      smooth: line.bend ? { enabled: true, type: line.bend > 0 ? "curvedCCW" : "curvedCW", roundness: Math.abs(line.bend) } : false,
    })),
  };
}

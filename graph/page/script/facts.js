// Facts: who takes part in which, and what the filters leave.

const REPORTING = ["speaker", "medium"];
const factsOf = nodes.map(() => []); // numbers of the facts an entity takes part in or reports
const linesAt = nodes.map(() => []);
const linesOf = facts.map(() => []);

facts.forEach((fact, number) => {
  fact.number = number;
  const reporters = REPORTING.map((role) => fact[role]);
  const involved = [...fact.roles.map(([, value]) => value), ...reporters].filter((value) => typeof value === "number");
  for (const entity of new Set(involved)) factsOf[entity].push(number);
});
lines.forEach((line) => {
  linesAt[line.from].push(line.id);
  if (line.to !== line.from) linesAt[line.to].push(line.id);
  for (const fact of line.facts) linesOf[fact].push(line.id);
});
nodes.forEach((node, number) => {
  if (node.fact !== undefined) factsOf[number].push(node.fact);
});

const asserted = (fact) => fact.status === "asserted";
const participants = (fact) => [...new Set(fact.roles.map(([, value]) => value).filter((value) => typeof value === "number"))];
const factDocuments = (fact) => [...new Set(fact.sentences.map((number) => sentences[number][0]))];

const dated = facts.filter((fact) => startYear(fact) !== null);
const YEARS = dated.length
  ? [
      Math.min(...dated.map(startYear)),
      Math.max(...dated.map((fact) => (Number.isFinite(endYear(fact)) ? endYear(fact) : startYear(fact)))),
    ]
  : null;

function inYears(fact) {
  const start = startYear(fact);
  if (start === null) return state.undated;
  const [first, last] = state.years ?? YEARS;
  return start <= last && Math.max(start, endYear(fact)) >= first;
}

function passes(fact) {
  if (state.hiddenStatuses.has(fact.status) || !inYears(fact)) return false;
  const from = factDocuments(fact);
  return !from.length || !state.hiddenDocuments.size || from.some((number) => !state.hiddenDocuments.has(number));
}

// Statuses conferred stand with the organisations: they are one entry of the legend.
const kindOf = (number) => (nodes[number].group === "Status" ? "Organisation" : nodes[number].group);
const focused = record.seeds !== null;
const seeds = new Set(record.seeds ?? []);
const isDrawn = (number) => !focused || state.all || seeds.has(number) || state.expanded.has(number);

// What is shown now: sets of facts, lines and nodes, recomputed after every change of a filter.
const shown = { passing: new Set(), facts: new Set(), lines: new Set(), nodes: new Set() };

function recompute() {
  shown.passing = new Set(facts.filter(passes).map((fact) => fact.number));
  const present = (number) => isDrawn(number) && !state.hiddenKinds.has(kindOf(number));
  const named = (number) => !factsOf[number].length || factsOf[number].some((fact) => shown.passing.has(fact));
  shown.nodes = new Set(drawnNodes().filter((number) => present(number) && named(number)));
  shown.lines = new Set(
    drawnLines().filter(({ from, to, facts: said }) =>
      shown.nodes.has(from) && shown.nodes.has(to) && (!said.length || said.some((fact) => shown.passing.has(fact)))
    ).map((line) => line.id),
  );
  shown.facts = new Set([...shown.passing].filter(isFactShown));
}

function isFactShown(number) {
  if (linesOf[number].some((line) => shown.lines.has(line))) return true;
  if (linesOf[number].length) return false;
  const involved = factsOfEntities(number);
  return !involved.length || involved.some((entity) => shown.nodes.has(entity));
}

const factsOfEntities = (number) => participants(facts[number]);

function drawnNodes() {
  if (!focused || state.all) return nodes.map((node) => node.id);
  return [...new Set([...seeds, ...state.expanded])];
}

function drawnLines() {
  if (!focused || state.all) return lines;
  const near = new Set(drawnNodes().flatMap((number) => linesAt[number]));
  return [...near].map((number) => lines[number]);
}

function byDate(a, b) {
  const [one, other] = [facts[a], facts[b]];
  const [x, y] = [one.earliest ?? one.latest ?? "~", other.earliest ?? other.latest ?? "~"];
  return x < y ? -1 : x > y ? 1 : (one.sentences[0] ?? 0) - (other.sentences[0] ?? 0) || a - b;
}

const KINDS = [...new Set(nodes.map((node) => kindOf(node.id)))].sort((a, b) => Object.keys(shapes).indexOf(a) - Object.keys(shapes).indexOf(b));
const STATUSES = Object.keys(vocabulary.statuses).filter((status) => facts.some((fact) => fact.status === status));

// Words: the record, DOM helpers, texts of the interface, dates and facts in words.

const whole = JSON.parse(document.getElementById("record").textContent);
const record = whole.page;
const nodes = whole.nodes; // pyvis's nodes: entities first, then the diamonds of facts
const lines = whole.lines; // pyvis's edges
const { facts, sentences, documents, vocabulary, shapes } = record;

const state = {
  language: whole.language,
  theme: null, // null follows the system
  view: "graph",
  selection: null, // {node} | {line} | {fact} | {sentence} | {path: [from, to]}
  hiddenKinds: new Set(),
  hiddenStatuses: new Set(),
  hiddenDocuments: new Set(),
  years: null, // [first, last]; null means all
  undated: true,
  lineLabels: false,
  loosePaths: false, // paths through facts that are not asserted
  expanded: new Set(), // nodes drawn on demand, in focus mode
  all: false, // draw all although there are many
  document: 0,
};

const byId = (id) => document.getElementById(id);

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

function drawing(tag, attributes = {}, ...children) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function text(key, holes = {}) {
  const words = record.interface[state.language].texts[key] ?? key;
  return words.replace(/\{(\w+)\}/g, (whole_, name) => holes[name] ?? whole_);
}

const count = (number) => number.toLocaleString(state.language);

function label(sort, name) {
  const found = vocabulary[sort]?.[name];
  return found ? found[state.language] : name;
}

const capital = (words) => words.charAt(0).toLocaleUpperCase(state.language) + words.slice(1);

function kindLabel(kind) {
  return capital(kind === "Event" ? text("kind_event") : label("kinds", kind));
}

function nodeName(number) {
  const node = nodes[number];
  if (node.fact !== undefined) return eventName(facts[node.fact]);
  return state.language === "en" && node.en ? node.en : node.label;
}

function eventName(fact) {
  const year = startYear(fact);
  return capital(label("classes", fact.name)) + (year === null ? "" : ` (${year})`);
}

function lineName(line) {
  if (line.sort === "edge") return label("edges", line.relation);
  if (line.sort === "fact") return label("classes", line.relation);
  if (line.sort === "of") return text("line_of");
  return label("roles", line.relation);
}

function joinList(parts) {
  if (parts.length < 2) return parts;
  const last = parts.length > 2 ? text("list_last") : text("list_two");
  return parts.flatMap((part, place) => (place === 0 ? [part] : [place === parts.length - 1 ? last : ", ", part]));
}

// ---- dates ----------------------------------------------------------------------

function yearOf(day) {
  if (day === undefined) return null;
  const found = /^(-?\d{4,})-/.exec(day);
  return found ? Number(found[1]) : null;
}

for (const fact of facts) fact.startYear = yearOf(fact.earliest) ?? yearOf(fact.latest);

const startYear = (fact) => fact.startYear;

// Of an open end the year is infinite; of an unknown one it is that of the beginning.
function endYear(fact) {
  const end = yearOf(fact.latest);
  if (end !== null) return end;
  return /\/\.\.$/.test(fact.when ?? "") ? Infinity : fact.startYear;
}

function oneDate(edtf) {
  const plain = edtf.replace(/[?~%]/g, "");
  const [, year, month, day] = /^(-?[\dX]{4})(?:-(\d\d))?(?:-(\d\d))?$/.exec(plain) ?? [];
  if (!year) return { words: edtf, precision: "other" };
  const months = record.interface[state.language].months;
  const name = months[Number(month) - 1];
  const about = plain === edtf ? "" : text("about") + " ";
  const decade = /^\d{3}X$/.test(year), century = /^\d{2}XX$/.test(year);
  if (decade) return { words: about + text("decade", { year: year.slice(0, 3) + "0" }), precision: "decade" };
  if (century) return { words: about + text("century", { number: Number(year.slice(0, 2)) + 1 }), precision: "century" };
  if (day && name) return { words: `${about}${Number(day)} ${name} ${year}`, precision: about ? "about" : "day" };
  if (month && name) return { words: `${about}${name} ${year}`, precision: about ? "about" : "month" };
  return { words: about + year, precision: about ? "about" : "year" };
}

function shortRange(first, last) {
  const [a, b] = [first.split("-"), last.split("-")];
  const months = record.interface[state.language].months;
  if (a.length === 3 && b.length === 3 && a[0] === b[0] && a[1] === b[1] && months[Number(a[1]) - 1]) {
    return `${Number(a[2])}–${Number(b[2])} ${months[Number(a[1]) - 1]} ${a[0]}`;
  }
  return `${oneDate(first).words} – ${oneDate(last).words}`;
}

// The date in words and its precision: day, month, year, about, range, since, until, none.
function dateWords(fact) {
  const when = fact.when;
  if (!when) return { words: text("undated"), precision: "none" };
  if (!when.includes("/")) return oneDate(when);
  const [first, last] = when.split("/");
  if (last === "..") return { words: text("since", { date: oneDate(first).words }), precision: "since" };
  if (last === "") return { words: text("since_unknown", { date: oneDate(first).words }), precision: "since" };
  if (first === ".." || first === "") return { words: text("until", { date: oneDate(last).words }), precision: "until" };
  return { words: shortRange(first, last), precision: "range" };
}

// ---- facts in words ---------------------------------------------------------------

function roleValues(fact, role) {
  return fact.roles.filter(([name]) => name === role).map(([, value]) => value);
}

// A piece is a string, or {entity: number} or {fact: number} where a name can be followed.
function valuePiece(value) {
  if (typeof value === "number") return { entity: value };
  return typeof value === "object" ? { fact: value.fact } : value;
}

function amountWords(fact) {
  const [said] = roleValues(fact, "amountText");
  if (said) return said;
  const [currency] = roleValues(fact, "currency");
  const numbers = roleValues(fact, "amount").map((amount) => {
    const number = Number(amount);
    return Number.isFinite(number) ? number.toLocaleString(state.language, { maximumFractionDigits: 6 }) : amount;
  });
  return [currency, ...numbers].filter(Boolean).join(" ");
}

function rolePieces(fact, role) {
  if (role === "amount" || role === "amountText") return amountWords(fact) ? [amountWords(fact)] : [];
  return joinList(roleValues(fact, role).map(valuePiece));
}

// A phrase has holes {role}; of what stands in [brackets], the first choice whose roles are filled is taken, if any.
function fillPhrase(phrase, fact) {
  const pieces = [];
  for (const part of phrase.split(/(\[[^\]]*\])/).filter(Boolean)) {
    const optional = part.startsWith("[");
    const choices = optional ? part.slice(1, -1).split("|") : [part];
    const filled = choices.map((choice) => fillPart(choice, fact)).find(Boolean);
    if (filled) pieces.push(...filled);
    else if (!optional) return null;
  }
  return pieces;
}

function fillPart(part, fact) {
  const pieces = [];
  for (const bit of part.split(/(\{\w+\})/).filter(Boolean)) {
    if (!bit.startsWith("{")) {
      pieces.push(bit);
      continue;
    }
    const values = rolePieces(fact, bit.slice(1, -1));
    if (!values.length) return null;
    pieces.push(...values);
  }
  return pieces;
}

// The fact as pieces: by its class's phrase, else by its edge, else by the labels of class and roles.
function factPieces(fact) {
  const phrase = record.interface[state.language].phrases[fact.name];
  const filled = phrase ? fillPhrase(phrase, fact) : null;
  if (filled) return tidy(filled);
  const edge = vocabulary.classes[fact.name]?.edge;
  if (edge && edge[0] !== edge[2]) {
    const [from, to] = [rolePieces(fact, edge[0]), rolePieces(fact, edge[2])];
    if (from.length && to.length) return [...from, ` ${label("edges", edge[1])} `, ...to];
  }
  const named = Object.keys(vocabulary.roles).flatMap((role) => {
    const values = rolePieces(fact, role);
    return values.length && role !== "amountText" && role !== "currency" ? [["; ", `${label("roles", role)} `, ...values]] : [];
  });
  return [capital(label("classes", fact.name)), ...named.flatMap((part, place) => (place ? part : [": ", ...part.slice(1)]))];
}

function tidy(pieces) {
  if (typeof pieces[0] === "string") pieces[0] = capital(pieces[0].trimStart());
  return pieces;
}

function pieceText(piece) {
  if (typeof piece === "string") return piece;
  return piece.entity !== undefined ? nodeName(piece.entity) : `“${factWords(facts[piece.fact])}”`;
}

function factWords(fact) {
  return factPieces(fact).map(pieceText).join("");
}

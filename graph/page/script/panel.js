// Panel: what is chosen, in words, with its sentences; nothing chosen, the chronology.

const AT_ONCE = 25; // facts listed before "more" is asked for
const CHRONOLOGY_AT_ONCE = 120;

function renderPanel() {
  const panel = byId("panel");
  const chosen = state.selection;
  const made = !chosen ? chronology()
    : chosen.path ? pathPanel(...chosen.path)
    : chosen.node !== undefined ? nodePanel(chosen.node)
    : chosen.line !== undefined ? linePanel(lines[chosen.line])
    : chosen.sentence !== undefined ? sentencePanel(chosen.sentence)
    : factPanel(chosen.fact);
  panel.replaceChildren(...[chosen ? backButton() : null, made].flat(3).filter(Boolean));
  panel.scrollTop = 0;
}

const backButton = () => element("button", { type: "button", class: "plain back", onclick: () => choose(null) }, "← " + text("chronology"));

// Names are links, so that they break like words and can be opened and copied; the address leads to the same place.
function follow(selection, words, marks = {}) {
  const address = "#" + new URLSearchParams(selection.node !== undefined ? { n: nodeKey(selection.node) } : { f: facts[selection.fact].key });
  const open = (event) => {
    event.preventDefault();
    choose(selection);
  };
  return element("a", { class: "name", href: address, onclick: open, ...marks }, words);
}

const nameButton = (node) => follow({ node }, nodeName(node), { "data-kind": nodes[node].group });

function pieceNode(piece) {
  if (typeof piece === "string") return piece;
  if (piece.entity !== undefined) return nameButton(piece.entity);
  return follow({ fact: piece.fact }, `“${factWords(facts[piece.fact])}”`);
}

// Lists that may be long: the first ones, then a button for the rest.
function listed(numbers, make, size) {
  const list = element("div", { class: "listed" }, numbers.slice(0, size).map(make));
  let next = size;
  const more = element("button", { type: "button", class: "more" }, text("more", { count: count(numbers.length - size) }));
  more.addEventListener("click", () => {
    more.before(...numbers.slice(next, next + size * 2).map(make));
    next += size * 2;
    more.textContent = text("more", { count: count(Math.max(numbers.length - next, 0)) });
    more.hidden = next >= numbers.length;
  });
  if (numbers.length > size) list.append(more);
  return list;
}

// ---- chips ------------------------------------------------------------------------------

function dateChip(fact) {
  const { words, precision } = dateWords(fact);
  const note = precision === "none" ? null : element("span", { class: "precision" }, text("precision_" + precision));
  return element("span", { class: "chip date", "data-precision": precision }, words, note ? [" · ", note] : null);
}

function statusChip(fact) {
  if (asserted(fact)) return element("span", { class: "chip status", "data-status": fact.status }, label("statuses", fact.status));
  return element("span", { class: "chip status", "data-status": fact.status }, MARKS[fact.status] + " " + label("statuses", fact.status));
}

function reporterChips(fact) {
  const who = (value) => (typeof value === "number" ? nameButton(value) : value);
  return [
    fact.speaker === undefined ? null : element("span", { class: "chip who" }, text("according_to") + " ", who(fact.speaker)),
    fact.medium === undefined ? null : element("span", { class: "chip who" }, text("quoted_from") + " ", who(fact.medium)),
  ];
}

// ---- a fact -----------------------------------------------------------------------------

function factCard(number, open = false) {
  const fact = facts[number];
  const heading = element("h3", { class: "fact-words" }, factPieces(fact).map(pieceNode));
  const chips = element("p", { class: "chips" }, dateChip(fact), statusChip(fact), reporterChips(fact));
  const quotes = fact.sentences.map((sentence) => quote(sentence, fact));
  const body = [heading, chips, quotes.slice(0, 2), restOfQuotes(quotes.slice(2)), details(fact, open)];
  return element("article", { class: "fact", "data-fact": fact.key, "data-status": fact.status, "data-tone": tone(fact) }, body);
}

const tone = (fact) => vocabulary.classes[fact.name]?.tone ?? "neutral";

function restOfQuotes(quotes) {
  if (!quotes.length) return null;
  return element("details", {}, element("summary", {}, text("more_sentences", { count: count(quotes.length) })), quotes);
}

function quote(number, fact) {
  const [document_, start, end, exact] = sentences[number];
  const words = element("blockquote", { "data-start": start, "data-end": end, "data-document": documents[document_].slug }, markNames(exact, fact));
  return element("figure", { class: "quote" }, words, element("figcaption", {}, sourceLine(document_, start, end), " ", readButton(number)));
}

function sourceLine(number, start, end) {
  const { title, publisher, issued, slug } = documents[number];
  const origin = [publisher, issued ? oneDate(issued).words : null].filter(Boolean).join(", ");
  return `${title}${origin ? " — " + origin : ""} · ${slug}.txt [${start}–${end}]`;
}

const readButton = (sentence) => element("button", { type: "button", class: "plain", onclick: () => readSentence(sentence) }, text("read_in_text"));

// The names of those who take part, marked where the sentence has them.
function markNames(exact, fact) {
  const involved = fact ? [...participants(fact), fact.speaker, fact.medium].filter((value) => typeof value === "number") : [];
  const names = involved.flatMap((entity) => namesOf(entity).map((name) => [name, entity]));
  const marks = [];
  for (const [name, entity] of names.sort((a, b) => b[0].length - a[0].length)) {
    for (const start of wordPlaces(exact, name)) {
      const end = start + name.length;
      if (marks.every((mark) => end <= mark.start || mark.end <= start)) marks.push({ start, end, entity });
    }
  }
  return cutAt(exact, marks.sort((a, b) => a.start - b.start));
}

const namesOf = (entity) => [nodes[entity].label, nodes[entity].en, ...(nodes[entity].names ?? [])].filter((name) => name && name.length > 1);

function wordPlaces(exact, name) {
  const found = [];
  const letter = /[\p{L}\p{N}]/u;
  for (let at = exact.indexOf(name); at >= 0; at = exact.indexOf(name, at + 1)) {
    if (!letter.test(exact[at - 1] ?? " ") && !letter.test(exact[at + name.length] ?? " ")) found.push(at);
  }
  return found;
}

function cutAt(exact, marks) {
  const pieces = [];
  let done = 0;
  for (const { start, end, entity } of marks) {
    pieces.push(exact.slice(done, start), element("mark", { "data-kind": nodes[entity].group }, exact.slice(start, end)));
    done = end;
  }
  return [...pieces, exact.slice(done)];
}

function details(fact, open) {
  const rows = [[text("class_of_fact"), capital(label("classes", fact.name))]];
  for (const role of Object.keys(vocabulary.roles)) {
    const values = roleValues(fact, role);
    if (values.length) rows.push([capital(label("roles", role)), joinList(values.map(valuePiece)).map(pieceNode)]);
  }
  if (fact.when) rows.push([text("when"), `${dateWords(fact).words} (${fact.when})`]);
  if (fact.when_text) rows.push([text("when_text"), `“${fact.when_text}”`]);
  if (fact.gives) rows.push([text("gives"), label("edges", fact.gives)]);
  if (fact.frame) rows.push([text("frame"), element("code", {}, fact.frame)]);
  rows.push([text("fact_id"), element("code", {}, fact.key)]);
  const list = element("dl", {}, rows.map(([term, value]) => [element("dt", {}, term), element("dd", {}, value)]));
  return element("details", { class: "details", open }, element("summary", {}, text("details")), list);
}

function factPanel(number) {
  return [element("h2", {}, capital(label("classes", facts[number].name))), factCard(number, true)];
}

// ---- a node, a line, a sentence, nothing --------------------------------------------------

function nodePanel(number) {
  const node = nodes[number];
  if (node.fact !== undefined) return factPanel(node.fact);
  const told = factsOf[number].filter((fact) => shown.passing.has(fact)).sort(byDate);
  const names = (node.names ?? []).filter((name) => name !== nodeName(number));
  const about = [
    kindLabel(node.group), node.iso, node.wikidata,
    text("facts_count", { count: count(told.length) }),
    text("documents_count", { count: count(new Set(told.flatMap((fact) => factDocuments(facts[fact]))).size) }),
  ].filter(Boolean);
  return [
    element("h2", {}, shapeIcon(node.group), " ", nodeName(number)),
    element("p", { class: "about" }, about.join(" · ")),
    names.length ? element("p", { class: "about" }, text("also_called") + " " + names.join(", ")) : null,
    node.of === undefined ? null : element("p", { class: "about" }, text("belongs_to") + " ", nameButton(node.of)),
    element("p", { class: "actions" }, nodeActions(number)),
    told.length ? listed(told, (fact) => factCard(fact), AT_ONCE) : element("p", {}, text("no_facts_shown")),
  ];
}

function nodeActions(number) {
  const hidden = focused && !state.all ? undrawn(number).length : 0;
  const act = (words, onclick) => element("button", { type: "button", onclick }, words);
  return [
    act(text("path_from_here"), () => pickEnd("from", number)),
    act(text("path_to_here"), () => pickEnd("to", number)),
    hidden ? act(text("expand", { count: count(hidden) }), () => expand(number)) : null,
  ];
}

function linePanel(line) {
  const said = line.facts.filter((fact) => shown.passing.has(fact)).sort(byDate);
  const heading = element("h2", {}, nameButton(line.from), " ", element("span", { class: "relation" }, lineName(line)), " ", nameButton(line.to));
  return [
    heading,
    element("p", { class: "about" }, line.sort === "of" ? text("line_of_note") : text(line.sort === "edge" ? "line_edge_note" : "line_fact_note")),
    listed(said, (fact) => factCard(fact), AT_ONCE),
  ];
}

const factsIn = (sentence) => facts.filter((fact) => fact.sentences.includes(sentence)).map((fact) => fact.number);

function sentencePanel(number) {
  const said = factsIn(number).sort(byDate);
  return [
    element("h2", {}, text("sentence")),
    element("figure", { class: "quote" }, element("blockquote", {}, sentences[number][3]), element("figcaption", {}, sourceLine(...sentences[number].slice(0, 3)))),
    element("p", { class: "about" }, text("facts_count", { count: count(said.length) })),
    listed(said, (fact) => factCard(fact), AT_ONCE),
  ];
}

function chronology() {
  const told = [...shown.facts].sort(byDate);
  const row = (number) => {
    const fact = facts[number];
    const words = element("button", { type: "button", class: "entry", onclick: () => choose({ fact: number }) }, factWords(fact));
    return element("div", { class: "moment", role: "listitem", "data-fact": fact.key, "data-status": fact.status, "data-tone": tone(fact) },
      element("p", { class: "chips" }, dateChip(fact), asserted(fact) ? null : statusChip(fact)), words);
  };
  const list = listed(told, row, CHRONOLOGY_AT_ONCE);
  if (told.length) list.setAttribute("role", "list");
  const more = list.querySelector(".more");
  if (more) more.remove();
  return [
    element("h2", {}, text("chronology")),
    element("p", { class: "about" }, told.length ? text("chronology_hint") : text("no_facts_shown")),
    list,
    more,
  ];
}

// ---- how A is connected to B ----------------------------------------------------------------

function pathPanel(from, to) {
  const found = canvas.found ?? routesBetween(from, to);
  const loose = element("input", { type: "checkbox", id: "loose-paths" });
  loose.checked = state.loosePaths;
  loose.addEventListener("change", () => change({ loosePaths: loose.checked }));
  const routes = found.routes.map((route, place) => routeCard(route, place + 1));
  return [
    element("h2", {}, nameButton(from), " → ", nameButton(to)),
    element("p", { class: "about path-result", "data-length": found.length ?? "none" }, pathSummary(found, from, to)),
    element("label", { class: "check" }, loose, " ", text("loose_paths")),
    routes,
  ];
}

function pathSummary(found, from, to) {
  const years = state.years ? text("in_years", { first: state.years[0], last: state.years[1] }) : "";
  if (from === to) return text("path_same");
  if (found.length === null) return text("path_none", { from: nodeName(from), to: nodeName(to) }) + (years ? " " + years : "");
  return text("path_found", { count: count(found.count), steps: count(found.length) }) + (years ? " " + years : "");
}

function routeCard(route, place) {
  const sources = new Set(route.steps.flat().flatMap((fact) => factDocuments(facts[fact]))).size;
  const steps = route.steps.map((step, at) => element("li", {}, stepHeading(route, at), stepSentences(step)));
  return element("article", { class: "route" },
    element("h3", { class: "route-name" }, text("route", { number: place, steps: route.steps.length, documents: sources })),
    element("ol", {}, steps));
}

function stepHeading(route, at) {
  const stops = (slot) => joinList(slot.map((entity) => ({ entity }))).map(pieceNode);
  return element("p", { class: "step" }, stops(route.slots[at]), " ", element("span", { class: "relation" }, route.words[at]), " ", stops(route.slots[at + 1]));
}

function stepSentences(step) {
  const [first, ...rest] = step.map((fact) => factCard(fact));
  if (!rest.length) return first;
  return [first, element("details", {}, element("summary", {}, text("more_facts", { count: count(rest.length) })), rest)];
}

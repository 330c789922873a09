// Filters: the legend is the filter; kinds, statuses, lines and documents.

const DOCUMENTS_LISTED = 30;

function renderFilters() {
  byId("filters").replaceChildren(
    group("kinds", KINDS.map(kindRow)),
    group("statuses", STATUSES.map(statusRow)),
    documents.length > 1 ? group("documents", documentRows()) : "",
    group("lines", [toneKey(), labelsRow()]),
    element("button", { type: "button", id: "reset", onclick: reset }, text("reset")),
  );
  byId("counts").textContent = countWords();
}

function group(key, rows) {
  return element("fieldset", {}, element("legend", {}, text("filter_" + key)), rows);
}

function checkRow(checked, onchange, look, words, number, marks = {}) {
  const box = element("input", { type: "checkbox", ...marks });
  box.checked = checked;
  box.addEventListener("change", () => {
    onchange(box.checked);
    refocus(marks);
  });
  return element("label", { class: "check" }, box, look, element("span", { class: "check-words" }, words), number === null ? null : element("span", { class: "number" }, count(number)));
}

// Filters are drawn anew after each change; whoever works by keyboard keeps the place.
function refocus(marks) {
  const [[name, value]] = Object.entries(marks);
  byId("filters").querySelector(`[${name}="${CSS.escape(String(value))}"]`)?.focus();
}

function toggled(set, value, keep) {
  const next = new Set(set);
  if (keep) next.delete(value);
  else next.add(value);
  return next;
}

function kindRow(kind) {
  const members = nodes.filter((node) => kindOf(node.id) === kind).length;
  const words = kind === "Organisation" && nodes.some((node) => node.group === "Status") ? text("organisations_and_statuses") : kindLabel(kind);
  const icons = kind === "Organisation" && words !== kindLabel(kind) ? [shapeIcon(kind), shapeIcon("Status")] : shapeIcon(kind);
  return checkRow(!state.hiddenKinds.has(kind), (on) => change({ hiddenKinds: toggled(state.hiddenKinds, kind, on) }), icons, words, members, { "data-kind-filter": kind });
}

function statusRow(status) {
  const members = facts.filter((fact) => fact.status === status).length;
  return checkRow(!state.hiddenStatuses.has(status), (on) => change({ hiddenStatuses: toggled(state.hiddenStatuses, status, on) }), lineIcon(status), capital(label("statuses", status)), members, { "data-status-filter": status });
}

function documentRows() {
  const sums = documents.map(() => 0);
  for (const fact of facts) for (const number of factDocuments(fact)) sums[number] += 1;
  const listed_ = documents.map((_, number) => number).sort((a, b) => sums[b] - sums[a] || a - b).slice(0, DOCUMENTS_LISTED);
  const rows = listed_.map((number) =>
    checkRow(!state.hiddenDocuments.has(number), (on) => change({ hiddenDocuments: toggled(state.hiddenDocuments, number, on) }), null, documents[number].title, sums[number], { "data-document-filter": documents[number].slug })
  );
  const rest = documents.length - listed_.length;
  return rest > 0 ? [...rows, element("p", { class: "about" }, text("documents_unlisted", { count: count(rest) }))] : rows;
}

function toneKey() {
  const tones = ["cooperative", "conflictual", "neutral"].filter((name) => lines.some((line) => line.tone === name));
  return element("ul", { class: "tones" }, tones.map((name) => element("li", {}, lineIcon("asserted", name), " ", text("tone_" + name))));
}

function labelsRow() {
  return checkRow(state.lineLabels, (on) => change({ lineLabels: on }), null, text("line_labels"), null, { "data-labels-filter": "on" });
}

function countWords() {
  return text("counts", {
    nodes: count([...shown.nodes].filter((number) => number < record.entities).length),
    all_nodes: count(record.entities),
    facts: count(shown.facts.size),
    all_facts: count(facts.length),
  });
}

function reset() {
  stopPlaying();
  Object.assign(state, { hiddenKinds: new Set(), hiddenStatuses: new Set(), hiddenDocuments: new Set(), years: null, undated: true, lineLabels: false, loosePaths: false, selection: null });
  canvas.moved = false;
  update();
  fitView(true);
}

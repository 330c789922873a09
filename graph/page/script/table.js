// Table: every fact that is shown, one a row; says all that the canvas draws.

const ROWS_AT_ONCE = 200;
const COLUMNS = ["when", "from", "relation", "to", "status", "evidence"];
const order = { column: "when", down: false };

function renderTable() {
  const view = byId("table-view");
  const numbers = [...shown.facts].sort(byDate);
  if (order.column !== "when") numbers.sort((a, b) => cellWords(a, order.column).localeCompare(cellWords(b, order.column), state.language) || byDate(a, b));
  if (order.down) numbers.reverse();
  const body = element("tbody", {}, numbers.slice(0, ROWS_AT_ONCE).map(tableRow));
  const table = element("table", {}, element("caption", {}, text("table_caption", { count: count(numbers.length) })), element("thead", {}, element("tr", {}, COLUMNS.map(columnHead))), body);
  view.replaceChildren(table, ...moreRows(numbers, body));
}

function moreRows(numbers, body) {
  if (numbers.length <= ROWS_AT_ONCE) return [];
  let next = ROWS_AT_ONCE;
  const more = element("button", { type: "button", class: "more" }, text("more", { count: count(numbers.length - next) }));
  more.addEventListener("click", () => {
    body.append(...numbers.slice(next, next + ROWS_AT_ONCE).map(tableRow));
    next += ROWS_AT_ONCE;
    more.textContent = text("more", { count: count(Math.max(numbers.length - next, 0)) });
    more.hidden = next >= numbers.length;
  });
  return [more];
}

function columnHead(column) {
  const sorted = order.column === column;
  const button = element("button", { type: "button", class: "plain", "data-column": column, onclick: () => sortBy(column) }, text("column_" + column), sorted ? (order.down ? " ↓" : " ↑") : "");
  return element("th", { scope: "col", "aria-sort": sorted ? (order.down ? "descending" : "ascending") : "none" }, button);
}

function sortBy(column) {
  order.down = order.column === column && !order.down;
  order.column = column;
  renderTable();
  byId("table-view").querySelector(`[data-column="${column}"]`).focus();
}

const FROM_ROLES = ["actor", "party"];
const TO_ROLES = ["recipient", "place", "origin", "destination", "title"];

function ends(fact, roles) {
  const entities = roles.flatMap((role) => roleValues(fact, role)).filter((value) => typeof value === "number");
  return joinList(entities.map(valuePiece));
}

function cellWords(number, column) {
  const fact = facts[number];
  if (column === "from") return ends(fact, FROM_ROLES).map(pieceText).join("");
  if (column === "to") return ends(fact, TO_ROLES).map(pieceText).join("");
  if (column === "relation") return label("classes", fact.name);
  if (column === "status") return label("statuses", fact.status);
  if (column === "evidence") return fact.sentences.map((sentence) => documents[sentences[sentence][0]].title).join();
  return fact.earliest ?? "~";
}

function tableRow(number) {
  const fact = facts[number];
  const [sentence] = fact.sentences;
  const relation = follow({ fact: number }, capital(label("classes", fact.name)));
  const evidence = sentence === undefined ? "" : [element("span", { class: "cell-quote" }, `“${sentences[sentence][3]}” `), element("span", { class: "cell-source" }, documents[sentences[sentence][0]].slug)];
  return element("tr", { "data-fact": fact.key, "data-status": fact.status },
    element("td", {}, dateWords(fact).words),
    element("td", {}, ends(fact, FROM_ROLES).map(pieceNode)),
    element("td", {}, relation),
    element("td", {}, ends(fact, TO_ROLES).map(pieceNode)),
    element("td", {}, statusChip(fact)),
    element("td", {}, evidence));
}

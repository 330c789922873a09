// Start: wire the controls, read the address, draw; one function changes the state and redraws what depends on it.

function say(words) {
  byId("live").textContent = "";
  requestAnimationFrame(() => (byId("live").textContent = words));
}

const FILTERS = ["hiddenKinds", "hiddenStatuses", "hiddenDocuments", "years", "undated"];

function change(parts) {
  Object.assign(state, parts);
  update();
  if (!playing && FILTERS.some((name) => name in parts)) say(countWords());
}

function choose(selection) {
  state.selection = selection;
  if (selection?.node !== undefined) {
    reveal(selection.node);
    canvas.cursor = selection.node;
  }
  followInText();
  update();
  if (selection) say(byId("panel").querySelector("h2")?.textContent ?? "");
}

function update() {
  recompute();
  applyTheme();
  applyLanguage();
  updatePath();
  showView();
  repaint();
  renderFilters();
  renderPanel();
  renderTimeline();
  if (state.view === "table") renderTable();
  if (state.view === "reading") renderReading();
  renderNote();
  saveHash();
}

function updatePath() {
  const [from, to] = state.selection?.path ?? [];
  const was = canvas.path;
  canvas.found = from === undefined ? null : routesBetween(from, to);
  canvas.path = canvas.found ? layOutPath(canvas.found, from, to) : null;
  if (Boolean(was) !== Boolean(canvas.path) || canvas.path) requestAnimationFrame(() => fitView());
  if (canvas.path) [["from", from], ["to", to]].forEach(([end, number]) => setEnd(end, number));
  if (canvas.path) say(pathSummary(canvas.found, from, to));
}

function showView() {
  for (const view of ["graph", "table", "reading"]) byId(view + "-view").hidden = state.view !== view;
  for (const button of document.querySelectorAll(".views button")) button.setAttribute("aria-pressed", String(button.dataset.view === state.view));
  document.body.dataset.view = state.view;
}

function renderNote() {
  const drawn = drawnNodes().length;
  const offer = focused && !state.all && nodes.some((node) => node.allX !== undefined);
  byId("note").hidden = !focused || state.all || Boolean(canvas.path);
  byId("note").replaceChildren(text("focus_note", { drawn: count(drawn), all: count(nodes.length) }), offer ? element("button", { type: "button", onclick: drawAll }, text("draw_all")) : "");
}

// ---- language ------------------------------------------------------------------------------

function pageTitle() {
  const best = nodes.slice(0, record.entities).map((node) => node.id).sort((a, b) => factsOf[b].length - factsOf[a].length || a - b).slice(0, 3);
  return best.length ? joinList(best.map(nodeName)).join("") : text("untitled");
}

function applyLanguage() {
  const root = document.documentElement;
  if (root.dataset.words === state.language) return;
  root.dataset.words = root.lang = state.language;
  for (const part of document.querySelectorAll("[data-text]")) part.textContent = text(part.dataset.text);
  for (const part of document.querySelectorAll("[data-label]")) part.setAttribute("aria-label", text(part.dataset.label));
  for (const part of document.querySelectorAll("button[data-label]")) part.title = text(part.dataset.label);
  for (const part of document.querySelectorAll("[data-hint]")) part.placeholder = text(part.dataset.hint);
  byId("title").textContent = document.title = pageTitle();
  byId("language").textContent = otherLanguage().toUpperCase();
  byId("language").setAttribute("aria-label", text("language") + ": " + record.interface[otherLanguage()].name);
}

const otherLanguage = () => Object.keys(record.interface).find((language) => language !== state.language);

function toggleFilters(open = !document.body.classList.contains("filtering")) {
  document.body.classList.toggle("filtering", open);
  byId("filters-button").setAttribute("aria-expanded", String(open));
}

function refit() {
  canvas.moved = false;
  fitView(true);
}

function wireControls() {
  const onClick = (id, act) => byId(id).addEventListener("click", act);
  onClick("skip", () => byId("panel").focus());
  onClick("filters-button", () => toggleFilters());
  onClick("picture", savePicture);
  onClick("link", copyLink);
  onClick("language", () => change({ language: otherLanguage() }));
  onClick("theme", () => change({ theme: themeName() === "dark" ? "light" : "dark" }));
  onClick("help-button", openHelp);
  onClick("zoom-in", () => zoomBy(1.25));
  onClick("zoom-out", () => zoomBy(0.8));
  onClick("zoom-fit", refit);
  for (const button of document.querySelectorAll(".views button")) button.addEventListener("click", () => change({ view: button.dataset.view }));
  systemDark.addEventListener("change", update);
  window.addEventListener("hashchange", () => {
    if (location.hash.replace(/^#/, "") === currentHash()) return;
    readHash(location.hash);
    update();
  });
}

function start() {
  applyTheme();
  recompute();
  renderTimeline(); // before the canvas, which takes the room that is left
  startCanvas();
  readHash(location.hash);
  wireControls();
  startSearch();
  startKeyboard();
  update();
  fitView();
  document.documentElement.dataset.ready = "1";
}

// For tests and the curious: what is shown, to be looked at, not to be changed.
window.hubungan = {
  nodes: () => [...shown.nodes],
  lines: () => [...shown.lines],
  facts: () => [...shown.facts].map((number) => facts[number].key),
  labels: () => canvas.labels,
  drawn: () => ({ nodes: canvas.nodeSet.getIds(), lines: canvas.lineSet.getIds() }),
  network: () => canvas.network,
  selection: () => state.selection,
  palettes: () => PALETTE,
  find: findNames,
};

start();

// Keyboard: arrows walk from node to node, Enter opens, Escape leaves, + - 0 change the view, / searches.

const DIRECTIONS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

function startKeyboard() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches("input:not([type=checkbox]):not([type=range]), select, textarea");
    if (event.key === "Escape" && !byId("help").open) return leave();
    if (typing) return;
    if (event.key === "/") {
      event.preventDefault();
      byId("search").focus();
    }
    if (event.key === "?") openHelp();
    if (event.key === "+" || event.key === "=") zoomBy(1.25);
    if (event.key === "-") zoomBy(0.8);
    if (event.key === "0") refit();
  });
  byId("canvas").addEventListener("keydown", (event) => {
    if (DIRECTIONS[event.key]) {
      event.preventDefault();
      walk(DIRECTIONS[event.key]);
    }
    if (event.key === "Enter" && canvas.cursor !== null) {
      choose({ node: canvas.cursor });
      byId("panel").focus();
    }
  });
}

function leave() {
  if (document.body.classList.contains("filtering")) return toggleFilters(false);
  choose(null);
  canvas.cursor = null;
  repaint();
}

// To the nearest node in that direction; what lies aside counts double.
function walk([dx, dy]) {
  const spots = canvas.network.getPositions([...shown.nodes]);
  const here = spots[canvas.cursor] ?? spots[state.selection?.node];
  if (!here) return putCursor([...shown.nodes].sort((a, b) => linesAt[b].length - linesAt[a].length || a - b)[0]);
  let best = null;
  for (const [id, spot] of Object.entries(spots)) {
    const [along, aside] = [(spot.x - here.x) * dx + (spot.y - here.y) * dy, Math.abs((spot.x - here.x) * dy) + Math.abs((spot.y - here.y) * dx)];
    if (along < 1 || aside > along * 2) continue;
    const cost = along + 2 * aside;
    if (!best || cost < best.cost) best = { id: Number(id), cost };
  }
  if (best) putCursor(best.id);
}

function putCursor(node) {
  if (node === undefined || canvas.path) return;
  canvas.cursor = node;
  repaint();
  bringIntoView(node);
  say(`${nodeName(node)}, ${kindLabel(nodes[node].group)}, ${text("facts_count", { count: count(factsOf[node].length) })}`);
}

function openHelp() {
  const keys = ["help_search", "help_arrows", "help_enter", "help_escape", "help_zoom", "help_double"];
  const close = element("button", { type: "button", class: "main", onclick: () => byId("help").close() }, text("close"));
  byId("help").replaceChildren(
    element("h2", {}, text("help")),
    element("p", {}, text("help_about")),
    element("dl", {}, keys.flatMap((key) => [element("dt", {}, text(key + "_key")), element("dd", {}, text(key))])),
    close,
  );
  byId("help").showModal();
}

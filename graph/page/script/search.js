// Search: all names of all entities, accents and case ignored; the same list serves the two ends of a path.

const RESULTS = 12;
let index = null;

const fold = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

function nameIndex() {
  index ??= nodes.slice(0, record.entities).map((node) => "\n" + [node.label, node.en, ...(node.names ?? [])].filter(Boolean).map(fold).join("\n") + "\n");
  return index;
}

function findNames(words) {
  const wanted = fold(words.trim());
  if (!wanted) return [];
  const found = [];
  nameIndex().forEach((names, number) => {
    const at = names.indexOf(wanted);
    if (at >= 0) found.push([matchRank(names, wanted), number]);
  });
  found.sort((a, b) => a[0] - b[0] || linesAt[b[1]].length - linesAt[a[1]].length || a[1] - b[1]);
  return found.slice(0, RESULTS).map(([, number]) => number);
}

function matchRank(names, wanted) {
  if (names.includes("\n" + wanted + "\n")) return 0;
  if (names.includes("\n" + wanted)) return 1;
  return names.includes(" " + wanted) ? 2 : 3;
}

// A combobox after the ARIA pattern: arrows choose, Enter takes, Escape closes.
function makePicker(inputId, take) {
  const input = byId(inputId), list = byId(inputId + "-list");
  let results = [], active = -1;
  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const accept = (number) => {
    input.value = nodeName(number);
    close();
    take(number);
  };
  const paint = () => {
    list.replaceChildren(...results.map((number, place) => {
      const option = element("li", { role: "option", id: `${inputId}-${place}`, "aria-selected": String(place === active) }, shapeIcon(nodes[number].group), " ", nodeName(number), element("span", { class: "option-kind" }, kindLabel(nodes[number].group)));
      option.addEventListener("mousedown", (event) => {
        event.preventDefault();
        accept(number);
      });
      return option;
    }));
    if (!results.length) list.replaceChildren(element("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, text("no_such_name")));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    if (active >= 0) input.setAttribute("aria-activedescendant", `${inputId}-${active}`);
  };
  input.addEventListener("focus", nameIndex);
  input.addEventListener("input", () => {
    results = findNames(input.value);
    active = results.length ? 0 : -1;
    if (input.value.trim()) paint();
    else close();
    delete input.dataset.node;
    say(text("results_count", { count: results.length }));
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (list.hidden) input.blur();
      close();
      event.stopPropagation();
    }
    if (list.hidden) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      active = (active + (event.key === "ArrowDown" ? 1 : -1) + results.length) % Math.max(results.length, 1);
      paint();
    }
    if (event.key === "Enter" && results[active] !== undefined) {
      event.preventDefault();
      accept(results[active]);
    }
  });
  input.addEventListener("blur", close);
}

function startSearch() {
  makePicker("search", (number) => {
    byId("search").value = "";
    choose({ node: number });
    byId("panel").focus();
    say(text("chosen", { name: nodeName(number) }));
  });
  makePicker("path-from", (number) => setEnd("from", number));
  makePicker("path-to", (number) => setEnd("to", number));
  byId("path-form").addEventListener("submit", (event) => {
    event.preventDefault();
    connect();
  });
  byId("path-swap").addEventListener("click", swapEnds);
}

function setEnd(end, number) {
  const input = byId("path-" + end);
  input.value = nodeName(number);
  input.dataset.node = number;
  input.removeAttribute("aria-invalid");
}

function pickEnd(end, number) {
  setEnd(end, number);
  const other = byId("path-" + (end === "from" ? "to" : "from"));
  if (other.dataset.node !== undefined) connect();
  else other.focus();
}

// What was typed and not chosen counts as its first result.
function endOf(end) {
  const input = byId("path-" + end);
  const typed = input.dataset.node === undefined ? findNames(input.value)[0] : Number(input.dataset.node);
  input.toggleAttribute("aria-invalid", typed === undefined);
  if (typed !== undefined) setEnd(end, typed);
  return typed;
}

function connect() {
  const [from, to] = [endOf("from"), endOf("to")];
  if (from === undefined || to === undefined) return say(text("path_needs_two"));
  state.view = "graph";
  choose({ path: [from, to] });
}

function swapEnds() {
  const [from, to] = [byId("path-from"), byId("path-to")];
  [from.value, to.value] = [to.value, from.value];
  const [a, b] = [from.dataset.node, to.dataset.node];
  delete from.dataset.node;
  delete to.dataset.node;
  if (b !== undefined) from.dataset.node = b;
  if (a !== undefined) to.dataset.node = a;
  if (a !== undefined && b !== undefined) connect();
}

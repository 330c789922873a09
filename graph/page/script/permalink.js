// Permalink: the state in the address, read back with every value checked against what is known.

function currentHash() {
  const values = new URLSearchParams();
  const put = (key, value) => value && values.set(key, value);
  put("v", state.view === "graph" ? "" : state.view);
  put("l", state.language === whole.language ? "" : state.language);
  put("t", state.theme);
  put("y", state.years?.join("-"));
  put("u", state.undated ? "" : "0");
  put("k", [...state.hiddenKinds].join("~"));
  put("s", [...state.hiddenStatuses].join("~"));
  put("d", [...state.hiddenDocuments].map((number) => documents[number].slug).join("~"));
  put("a", state.loosePaths ? "1" : "");
  put("b", state.lineLabels ? "1" : "");
  put("r", state.view === "reading" ? documents[state.document]?.slug : "");
  put("x", [...state.expanded].join("~"));
  putSelection(put);
  return values.toString();
}

const nodeKey = (number) => nodes[number].key ?? `!${facts[nodes[number].fact].key}`;

function putSelection(put) {
  const chosen = state.selection ?? {};
  if (chosen.node !== undefined) put("n", nodeKey(chosen.node));
  if (chosen.fact !== undefined) put("f", facts[chosen.fact].key);
  if (chosen.line !== undefined) put("e", String(chosen.line + 1));
  if (chosen.sentence !== undefined) put("q", String(chosen.sentence + 1));
  if (chosen.path) put("p", chosen.path.map((number) => nodes[number].key).join("~"));
}

function readHash(hash) {
  let values;
  try {
    values = new URLSearchParams(hash.replace(/^#/, ""));
  } catch {
    return;
  }
  const known = (key, names) => (names.includes(values.get(key)) ? values.get(key) : null);
  const listed_ = (key, find) => (values.get(key) ?? "").split("~").map(find).filter((value) => value !== undefined && value !== -1);
  state.view = known("v", ["table", "reading"]) ?? "graph";
  state.language = known("l", Object.keys(record.interface)) ?? whole.language;
  state.theme = known("t", ["light", "dark"]);
  state.years = readYears(values.get("y"));
  state.undated = values.get("u") !== "0";
  state.hiddenKinds = new Set(listed_("k", (kind) => (KINDS.includes(kind) ? kind : undefined)));
  state.hiddenStatuses = new Set(listed_("s", (status) => (STATUSES.includes(status) ? status : undefined)));
  state.hiddenDocuments = new Set(listed_("d", (slug) => documents.findIndex((each) => each.slug === slug)));
  state.loosePaths = values.get("a") === "1";
  state.lineLabels = values.get("b") === "1";
  state.document = Math.max(documents.findIndex((each) => each.slug === values.get("r")), 0);
  state.expanded = new Set();
  for (const number of listed_("x", (value) => numberBelow(value, nodes.length))) reveal(number);
  state.selection = readSelection(values);
  if (!values.has("r")) followInText();
}

function numberBelow(value, limit) {
  return /^\d{1,7}$/.test(value ?? "") && Number(value) < limit ? Number(value) : undefined;
}

function readYears(value) {
  const [, first, last] = /^(-?\d{1,5})-(-?\d{1,5})$/.exec(value ?? "") ?? [];
  if (!first || !YEARS) return null;
  const years = [Math.max(Number(first), YEARS[0]), Math.min(Number(last), YEARS[1])];
  return years[0] <= years[1] ? years : null;
}

function readSelection(values) {
  const entity = (key) => nodes.findIndex((node) => node.key !== undefined && node.key === key);
  const fact = (key) => facts.findIndex((each) => each.key === key);
  const wanted = values.get("n") ?? "";
  const node = wanted.startsWith("!") ? nodes.findIndex((each) => each.fact !== undefined && facts[each.fact].key === wanted.slice(1)) : entity(wanted);
  if (values.get("n") && node >= 0) return { node };
  if (values.get("f") && fact(values.get("f")) >= 0) return { fact: fact(values.get("f")) };
  const line = numberBelow(String(Number(values.get("e") ?? 0) - 1), lines.length);
  if (line !== undefined) return { line };
  const sentence = numberBelow(String(Number(values.get("q") ?? 0) - 1), sentences.length);
  if (sentence !== undefined) return { sentence };
  const ends_ = (values.get("p") ?? "").split("~").map(entity);
  return ends_.length === 2 && ends_.every((number) => number >= 0) ? { path: ends_ } : null;
}

function saveHash() {
  const hash = currentHash();
  try {
    history.replaceState(null, "", hash ? "#" + hash : location.pathname === "srcdoc" ? "#" : location.pathname + location.search);
  } catch {
    // In a notebook's frame the address cannot be changed; the page works without.
  }
}

async function copyLink() {
  saveHash();
  try {
    await navigator.clipboard.writeText(location.href);
    say(text("link_copied"));
  } catch {
    say(text("link_in_address"));
  }
}

// Reading: a document's text as it is; sentences that gave facts can be followed, the rest was read without result.

function renderReading() {
  const view = byId("reading-view");
  if (!documents.length) return view.replaceChildren(element("p", { class: "about" }, text("nothing_found")));
  const document_ = documents[state.document];
  const own = sentences.map((sentence, number) => ({ sentence, number })).filter(({ sentence }) => sentence[0] === state.document);
  const body = document_.text === null ? sentencesOnly(own) : wholeText(document_.text, own);
  view.replaceChildren(
    documentPicker(),
    element("h2", {}, document_.title),
    element("p", { class: "about" }, [document_.publisher, document_.author, document_.issued ? oneDate(document_.issued).words : null, document_.source].filter(Boolean).join(" · ")),
    element("p", { class: "about" }, document_.text === null ? text("reading_sentences_only", { count: count(own.length) }) : text("reading_hint", { count: count(own.length) })),
    body,
  );
  const chosen = view.querySelector('[aria-current="true"]');
  if (chosen) chosen.scrollIntoView({ block: "center" });
}

function documentPicker() {
  const options = documents.map(({ title }, number) => element("option", { value: number }, title));
  const picker = element("select", { id: "reading-document" }, options);
  picker.value = String(state.document);
  picker.addEventListener("change", () => change({ document: Number(picker.value) }));
  return element("label", { class: "picker" }, text("document") + " ", picker);
}

// Offsets count code points, as the graph does; JavaScript's strings do not.
function wholeText(words, own) {
  const points = Array.from(words);
  const pieces = [];
  let done = 0;
  for (const { sentence: [, start, end], number } of own.sort((a, b) => a.sentence[1] - b.sentence[1])) {
    if (start < done) continue;
    pieces.push(unmarked(points.slice(done, start).join("")), sentenceLink(number, points.slice(start, end).join("")));
    done = end;
  }
  return element("div", { class: "text" }, pieces, unmarked(points.slice(done).join("")));
}

const unmarked = (words) => (words ? element("span", { class: "without" }, words) : null);

function sentenceLink(number, words) {
  const said = factsIn(number);
  const sure = said.some((fact) => asserted(facts[fact]));
  const current = isCurrent(number, said);
  const link = element("a", { href: "#", class: "sentence" + (sure ? "" : " loose"), "data-sentence": number, "aria-current": current ? "true" : null }, words, element("sup", { "aria-hidden": "true" }, said.length));
  link.addEventListener("click", (event) => {
    event.preventDefault();
    choose({ sentence: number });
  });
  return link;
}

function isCurrent(number, said) {
  const chosen = state.selection;
  if (!chosen) return false;
  return chosen.sentence === number || (chosen.fact !== undefined && said.includes(chosen.fact) && facts[chosen.fact].sentences[0] === number);
}

function sentencesOnly(own) {
  return element("ol", { class: "text" }, own.map(({ sentence, number }) => element("li", {}, sentenceLink(number, sentence[3]))));
}

// The text that is open follows what is chosen.
function followInText() {
  const { sentence, fact } = state.selection ?? {};
  const number = sentence ?? (fact === undefined ? undefined : facts[fact].sentences[0]);
  if (number !== undefined) state.document = sentences[number][0];
}

function readSentence(number) {
  state.view = "reading";
  choose({ sentence: number });
  byId("reading-view").querySelector('[aria-current="true"]')?.focus();
}

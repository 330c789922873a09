// Time line: facts by year, the range of years that everything else obeys, and a button that plays it.

const STEP_MS = 900;
let playing = null;

function renderTimeline() {
  const line = byId("timeline");
  line.classList.toggle("undated-only", !YEARS);
  if (!YEARS) return line.replaceChildren(element("p", { class: "about" }, text("no_dates")));
  const [first, last] = state.years ?? YEARS;
  if (line.dataset.language !== state.language) buildTimeline(line);
  paintBars(first, last);
  setRange("year-first", first);
  setRange("year-last", last);
  byId("years").textContent = first === last ? String(first) : `${first}–${last}`;
  byId("undated").checked = state.undated;
  const share = (year) => (YEARS[1] === YEARS[0] ? 0 : ((year - YEARS[0]) / (YEARS[1] - YEARS[0])) * 100);
  byId("range").style.setProperty("--first", share(first) + "%");
  byId("range").style.setProperty("--last", (YEARS[1] === YEARS[0] ? 100 : share(last)) + "%");
  byId("play").textContent = playing ? "❚❚" : "▶";
  byId("play").setAttribute("aria-label", text(playing ? "pause" : "play"));
}

function setRange(id, year) {
  byId(id).value = year;
  byId(id).setAttribute("aria-valuetext", String(year));
}

function buildTimeline(line) {
  line.dataset.language = state.language;
  const slider = (id, key) => {
    const input = element("input", { type: "range", id, min: YEARS[0], max: YEARS[1], step: 1, "aria-label": text(key) });
    input.addEventListener("input", () => moveYears(id, Number(input.value)));
    return input;
  };
  const undated = element("input", { type: "checkbox", id: "undated" });
  undated.addEventListener("change", () => change({ undated: undated.checked }));
  line.replaceChildren(
    element("button", { type: "button", id: "play", class: "play", onclick: togglePlay }),
    element("div", { class: "years" },
      drawing("svg", { id: "bars", class: "bars", preserveAspectRatio: "none", "aria-hidden": "true" }),
      element("div", { class: "ticks", id: "ticks", "aria-hidden": "true" }),
      element("div", { class: "range", id: "range" }, slider("year-first", "first_year"), slider("year-last", "last_year"))),
    element("div", { class: "time-words" },
      element("output", { id: "years", for: "year-first year-last" }),
      element("label", { class: "check" }, undated, " ", text("with_undated", { count: count(facts.length - dated.length) }))),
  );
  paintTicks();
}

function moveYears(id, year) {
  stopPlaying();
  const [first, last] = state.years ?? YEARS;
  const years = id === "year-first" ? [year, Math.max(year, last)] : [Math.min(first, year), year];
  setYears(years);
}

function setYears([first, last]) {
  change({ years: first === YEARS[0] && last === YEARS[1] ? null : [first, last] });
}

function paintTicks() {
  const span = Math.max(YEARS[1] - YEARS[0], 1);
  const step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000].find((size) => span / size <= 8) ?? 1000;
  const inner = [];
  for (let year = Math.ceil(YEARS[0] / step) * step; year <= YEARS[1]; year += step) inner.push(year);
  const ticks = [...new Set([YEARS[0], ...inner.filter((year) => year - YEARS[0] > step / 2 && YEARS[1] - year > step / 2), YEARS[1]])];
  byId("ticks").replaceChildren(...ticks.map((year) => {
    const tick = element("span", {}, String(year));
    tick.style.left = (YEARS[1] === YEARS[0] ? 50 : ((year - YEARS[0]) / span) * 100) + "%";
    return tick;
  }));
}

// Bars count facts by the year they begin, the unsure on top of the asserted.
function paintBars(first, last) {
  const years = YEARS[1] - YEARS[0] + 1;
  const sums = new Map();
  for (const fact of dated) {
    if (state.hiddenStatuses.has(fact.status)) continue;
    const sum = sums.get(startYear(fact)) ?? { sure: 0, loose: 0 };
    sum[asserted(fact) ? "sure" : "loose"] += 1;
    sums.set(startYear(fact), sum);
  }
  const top = Math.max(1, ...[...sums.values()].map((sum) => sum.sure + sum.loose));
  const high = (number) => (number ? Math.max((number / top) * 36, 3) : 0);
  const bars = [...sums].flatMap(([year, sum]) => {
    const inside = year >= first && year <= last ? "in" : "out";
    const x = year - YEARS[0] + 0.12;
    const [sure, loose] = [high(sum.sure), high(sum.loose)];
    return [
      drawing("rect", { x, y: 40 - sure, width: 0.76, height: sure, class: `bar sure ${inside}` }),
      drawing("rect", { x, y: 40 - sure - loose, width: 0.76, height: loose, class: `bar loose ${inside}` }),
    ];
  });
  byId("bars").setAttribute("viewBox", `0 0 ${years} 40`);
  byId("bars").replaceChildren(...bars);
}

// ---- playing -----------------------------------------------------------------------------

function togglePlay() {
  if (playing) return stopPlaying(true);
  const steps = [...new Set(dated.map(startYear))].sort((a, b) => a - b);
  let place = state.years && state.years[1] < YEARS[1] ? steps.findIndex((year) => year > state.years[1]) : 0;
  const step = () => {
    if (place >= steps.length || place < 0) return stopPlaying(true);
    setYears([YEARS[0], steps[place]]);
    say(text("playing_year", { year: steps[place], count: count(shown.facts.size) }));
    place += 1;
  };
  playing = setInterval(step, STEP_MS);
  step();
}

function stopPlaying(redraw = false) {
  clearInterval(playing);
  playing = null;
  if (redraw) renderTimeline();
}

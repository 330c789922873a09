// Theme: colours for canvas and legend. Kinds take the Okabe-Ito palette, told apart by shape as well.

const PALETTE = {
  light: {
    ground: "#fcfcfa", ink: "#1c2126", faint: "#5b646d", rim: "#2b3036", halo: "#fcfcfa", accent: "#0b5cad",
    neutral: "#8a929a", cooperative: "#1f78b4", conflictual: "#c44e00",
    Nation: "#0072b2", Organisation: "#e69f00", Status: "#e69f00", Person: "#cc79a7", Place: "#009e73",
    Body: "#56b4e9", Group: "#f0e442", Event: "#d55e00",
  },
  dark: {
    ground: "#11161b", ink: "#e8ebee", faint: "#9aa5af", rim: "#dfe4e8", halo: "#11161b", accent: "#7db8ff",
    neutral: "#7c8791", cooperative: "#6cb4ee", conflictual: "#ff8a4a",
    Nation: "#3a9ad9", Organisation: "#e69f00", Status: "#e69f00", Person: "#d98fb8", Place: "#12b886",
    Body: "#8fd0f7", Group: "#f0e442", Event: "#f0601c",
  },
};
// Dashes tell the statuses apart without colour; asserted lines are the only unbroken ones.
const DASHES = {
  asserted: false, claimed: [2, 4], planned: [10, 5], possible: [10, 4, 2, 4], rejected: [4, 8], negated: [1, 7],
};
const MARKS = { asserted: "", claimed: "❝", planned: "◷", possible: "?", rejected: "✕", negated: "¬" };

const systemDark = window.matchMedia("(prefers-color-scheme: dark)");
const themeName = () => state.theme ?? (systemDark.matches ? "dark" : "light");
const colours = () => PALETTE[themeName()];
const isCalm = window.matchMedia("(prefers-reduced-motion: reduce)");

function applyTheme() {
  document.documentElement.dataset.theme = themeName();
}

// The outline of a shape as points of a box from -1 to 1; the legend and the custom shape use them.
const OUTLINES = {
  square: [[-0.85, -0.85], [0.85, -0.85], [0.85, 0.85], [-0.85, 0.85]],
  triangle: [[0, -1], [1, 0.8], [-1, 0.8]],
  triangleDown: [[0, 1], [1, -0.8], [-1, -0.8]],
  diamond: [[0, -1], [1, 0], [0, 1], [-1, 0]],
  hexagon: [[-0.5, -0.87], [0.5, -0.87], [1, 0], [0.5, 0.87], [-0.5, 0.87], [-1, 0]],
  star: Array.from({ length: 10 }, (_, step) => {
    const radius = step % 2 ? 0.45 : 1, angle = (step * Math.PI) / 5 - Math.PI / 2;
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  }),
  custom: [[-1, 0.85], [-1, 0], [-0.55, -0.75], [0.55, -0.75], [1, 0], [1, 0.85]],
};

function shapeIcon(kind, hollow = false) {
  const shape = shapes[kind] ?? "dot";
  const look = { class: "shape" + (hollow ? " hollow" : ""), "data-kind": kind };
  const body = shape === "dot"
    ? drawing("circle", { cx: 0, cy: 0, r: 0.95, ...look })
    : drawing("polygon", { points: OUTLINES[shape].map((point) => point.join(",")).join(" "), ...look });
  return drawing("svg", { viewBox: "-1.2 -1.2 2.4 2.4", class: "icon", "aria-hidden": "true" }, body);
}

function lineIcon(status, tone = "neutral") {
  const dashes = DASHES[status] || [];
  const look = { x1: 1, y1: 6, x2: 35, y2: 6, class: "stroke", "data-tone": tone, "stroke-dasharray": dashes.join(" ") };
  return drawing("svg", { viewBox: "0 0 36 12", class: "line-icon", "aria-hidden": "true" }, drawing("line", look));
}

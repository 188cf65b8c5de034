// Plots the measurements: bars of ratios, with a mark at each goal.

/** The tables that are shown, and the highest ratio that fits. */
const CHARTS = [
  { id: "construct", most: 4 },
  { id: "cycle", most: 5 },
  { id: "node", most: 15 },
  { id: "read-text-discord", most: 8 },
  { id: "read-response-discord", most: 8 },
];

const WIDTH = 860;
const LABELS = 330;
const BAR = 14;
const STEP = 20;
const ROOM = WIDTH - LABELS - 70;

const OURS = "#1f6feb";
const LIMIT = "#8b949e";
const THEIRS = "#d4a72c";

const escapeText = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function chooseColor({ name, ratio }) {
  if (name.startsWith("httpexc")) return OURS;
  return name.startsWith("limit") || ratio === 1 ? LIMIT : THEIRS;
}

function drawBar(row, top, most, goals) {
  const width = Math.max(1, (Math.min(row.ratio, most) / most) * ROOM);
  const goal = goals.find(({ row: name, against }) => name === row.name && !against);
  const at = goal && LABELS + (goal.most / most) * ROOM;
  const more = row.ratio > most ? " →" : "";
  return [
    `<text x="${LABELS - 8}" y="${top + 11}" text-anchor="end">${escapeText(row.name)}</text>`,
    `<rect x="${LABELS}" y="${top}" width="${width.toFixed(1)}" height="${BAR}" fill="${chooseColor(row)}"/>`,
    `<text x="${(LABELS + width + 8).toFixed(1)}" y="${top + 11}">${row.ratio.toFixed(2)}${more}</text>`,
    ...(goal
      ? [
          `<path d="M${at.toFixed(1)} ${top - 2}v${BAR + 4}" stroke="#cf222e" stroke-width="2">` +
            `<title>goal: ${goal.most}</title></path>`,
        ]
      : []),
  ];
}

/** Returns the plot as SVG. */
export function drawPlot(tables, goals) {
  const parts = [];
  let top = 10;
  for (const { id, most } of CHARTS) {
    const table = tables.find((candidate) => candidate.id === id);
    if (table === undefined) continue;
    top += 22;
    parts.push(`<text x="10" y="${top}" font-weight="bold">${escapeText(table.title)}</text>`);
    top += 12;
    const own = goals.filter((goal) => goal.table === id);
    for (const row of table.rows) {
      parts.push(...drawBar(row, top, most, own));
      top += STEP;
    }
  }
  const height = top + 34;
  const legend =
    "Ratios to the first bar of each group; less is better. Red: goals. Written by make bench.";
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12">
<title>Benchmarks of httpexc</title>
<rect width="100%" height="100%" fill="#ffffff"/>
<g fill="#1f2328">
${parts.join("\n")}
<text x="10" y="${height - 12}">${legend}</text>
</g>
</svg>
`;
}

// Draws the samples of a soak test as SVG: small charts one below the other, over the same time.

const WIDTH = 720;
const HEIGHT = 120;
const LEFT = 90;
const GAP = 44;
const MiB = 1 << 20;

const CHARTS = [
  ["wasm pages", ({ pages }) => pages.reduce((sum, one) => sum + one, 0)],
  ["heap, MiB", ({ heap }) => heap && heap / MiB],
  ["resident, MiB", ({ resident }) => resident && resident / MiB],
  ["calls a second", ({ rate }) => rate],
];

const escapeText = (text) => text.replace(/[&<>]/g, (char) => `&#${char.charCodeAt(0)};`);

function drawChart([label, read], samples, top) {
  const values = samples.map(read);
  const most = Math.max(...values) * 1.1;
  const end = samples.at(-1).at;
  const scaleX = (at) => (LEFT + (at / end) * (WIDTH - LEFT - 20)).toFixed(1);
  const scaleY = (value) => (top + HEIGHT - (value / most) * HEIGHT).toFixed(1);
  const points = samples.map(({ at }, index) => `${scaleX(at)},${scaleY(values[index])}`).join(" ");
  const bottom = top + HEIGHT;
  return [
    `<text x="${LEFT}" y="${top - 8}">${escapeText(label)}</text>`,
    `<path d="M${LEFT} ${top}V${bottom}H${WIDTH - 20}" fill="none" stroke="#888"/>`,
    `<text x="${LEFT - 6}" y="${bottom}" text-anchor="end">0</text>`,
    `<text x="${LEFT - 6}" y="${top + 10}" text-anchor="end">${Math.round(most)}</text>`,
    `<polyline points="${points}" fill="none" stroke="#06c" stroke-width="1.5"/>`,
  ].join("\n");
}

/** Returns the drawing. It leaves out charts without values. */
export function drawSamples(name, samples) {
  const used = CHARTS.filter(([, read]) =>
    samples.every((sample) => Number.isFinite(read(sample))),
  );
  const height = 60 + used.length * (HEIGHT + GAP);
  const charts = used.map((one, at) => drawChart(one, samples, 60 + at * (HEIGHT + GAP)));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="#fff"/>
<text x="${LEFT}" y="24" font-size="15">${escapeText(name)}, ${Math.round(samples.at(-1).at)} seconds</text>
${charts.join("\n")}
</svg>
`;
}

// Draws the samples of a soak as SVG: one small chart below the other, over the same seconds.

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

const escaped = (text) => text.replace(/[&<>]/g, (char) => `&#${char.charCodeAt(0)};`);

function chart([label, of], samples, top) {
  const values = samples.map(of);
  const most = Math.max(...values) * 1.1;
  const end = samples.at(-1).at;
  const x = (at) => (LEFT + (at / end) * (WIDTH - LEFT - 20)).toFixed(1);
  const y = (value) => (top + HEIGHT - (value / most) * HEIGHT).toFixed(1);
  const points = samples.map(({ at }, index) => `${x(at)},${y(values[index])}`).join(" ");
  const bottom = top + HEIGHT;
  return [
    `<text x="${LEFT}" y="${top - 8}">${escaped(label)}</text>`,
    `<path d="M${LEFT} ${top}V${bottom}H${WIDTH - 20}" fill="none" stroke="#888"/>`,
    `<text x="${LEFT - 6}" y="${bottom}" text-anchor="end">0</text>`,
    `<text x="${LEFT - 6}" y="${top + 10}" text-anchor="end">${Math.round(most)}</text>`,
    `<polyline points="${points}" fill="none" stroke="#06c" stroke-width="1.5"/>`,
  ].join("\n");
}

/** Gives the drawing; a chart that nothing is known for is left out. */
export function plot(name, samples) {
  const known = CHARTS.filter(([, of]) => samples.every((sample) => Number.isFinite(of(sample))));
  const height = 60 + known.length * (HEIGHT + GAP);
  const charts = known.map((one, at) => chart(one, samples, 60 + at * (HEIGHT + GAP)));
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="12">
<rect width="100%" height="100%" fill="#fff"/>
<text x="${LEFT}" y="24" font-size="15">${escaped(name)}, ${Math.round(samples.at(-1).at)} seconds</text>
${charts.join("\n")}
</svg>
`;
}

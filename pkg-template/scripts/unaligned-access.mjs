// Makes plain JavaScript shorter where it reads and writes numbers at any address. wasm2js writes four
// accesses of one byte each time, as a typed array of numbers takes only addresses that are multiples of four.

/** The functions that replace the accesses, within the function of the module. */
const ACCESS_FUNCTIONS = ` function readUnaligned(at) {
  return HEAPU8[at] | HEAPU8[at + 1] << 8 | HEAPU8[at + 2] << 16 | HEAPU8[at + 3] << 24;
 }
 function writeUnaligned(at, value) {
  for (var byte = 0; byte < 4; byte++) HEAP8[at + byte] = value >>> 8 * byte;
 }
`;

const FIRST_ADDRESS = String.raw`(?<base>\$\w+)(?: \+ (?<offset>\d+))? \| 0`;

/** Where a number of four bytes is read. */
const READ = new RegExp(
  String.raw`HEAPU8\[${FIRST_ADDRESS}\] \| HEAPU8\[(?<second>[^\]]+)\] << 8 \| ` +
    String.raw`\(HEAPU8\[(?<third>[^\]]+)\] << 16 \| HEAPU8\[(?<fourth>[^\]]+)\] << 24\)`,
  "g",
);

/** Where a number is written: four statements. */
const WRITE = new RegExp(
  String.raw`HEAP8\[${FIRST_ADDRESS}\] = (?<value>\$\w+)(?: \| 0)?;\s*` +
    String.raw`HEAP8\[(?<second>[^\]]+)\] = \k<value> >>> 8(?: \| 0)?;\s*` +
    String.raw`HEAP8\[(?<third>[^\]]+)\] = \k<value> >>> 16(?: \| 0)?;\s*` +
    String.raw`HEAP8\[(?<fourth>[^\]]+)\] = \k<value> >>> 24(?: \| 0)?;`,
  "g",
);

/** Whether the addresses of the other three bytes follow that of the first one. */
function isConsecutive({ base, offset = "0", second, third, fourth }) {
  return [second, third, fourth].every(
    (address, index) => address === `${base} + ${Number(offset) + index + 1} | 0`,
  );
}

const formatAddress = ({ base, offset }) =>
  offset === undefined ? base : `${base} + ${offset} | 0`;

/**
 * Returns the code of a module in which a function reads and another one writes numbers at any address.
 *
 * @param code - the output of wasm2js
 */
export function shareUnalignedAccess(code) {
  const replace = (text, pattern, formatCall) =>
    text.replaceAll(pattern, (match, ...parts) => {
      const access = parts.at(-1);
      return isConsecutive(access) ? formatCall(formatAddress(access), access.value) : match;
    });
  const read = replace(code, READ, (address) => `readUnaligned(${address})`);
  const result = replace(read, WRITE, (address, value) => `writeUnaligned(${address}, ${value});`);
  if (read === code || result === read) {
    throw new Error("Cannot find unaligned access in the output of wasm2js: its form has changed");
  }
  return result.replace(/^ function /m, (start) => ACCESS_FUNCTIONS + start);
}

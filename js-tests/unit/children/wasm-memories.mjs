// Records the memory of each WebAssembly instance. Import this before the package.

/** The memories, one for each instance. */
export const memories = [];

const RealInstance = WebAssembly.Instance;
WebAssembly.Instance = function Instance(...args) {
  const instance = new RealInstance(...args);
  memories.push(instance.exports.memory);
  return instance;
};

/** Returns the size of each memory in pages of 64 KiB. */
export const countPages = () => memories.map(({ buffer }) => buffer.byteLength / 65_536);

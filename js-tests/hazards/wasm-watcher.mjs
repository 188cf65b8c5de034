// Records which WebAssembly instances the package creates, and how often they throw. Import this
// before the package.

/** One entry for each instance. */
export const instances = [];

/** How many calls into wasm threw. */
export const traps = { count: 0 };

/** How many calls of each export returned. */
export const calls = {};

const RealInstance = WebAssembly.Instance;

WebAssembly.Instance = function Instance(module, ...rest) {
  const { exports } = new RealInstance(module, ...rest);
  instances.push({ module, memory: exports.memory });
  const wrapped = Object.entries(exports).map(([name, value]) => {
    if (typeof value !== "function") return [name, value];
    const call = (...args) => {
      try {
        const result = value(...args);
        calls[name] = (calls[name] ?? 0) + 1;
        return result;
      } catch (error) {
        traps.count++;
        throw error;
      }
    };
    return [name, call];
  });
  return { exports: Object.fromEntries(wrapped) };
};

/** Returns the memory of each instance in pages of 64 KiB. */
export const countPages = () => instances.map(({ memory }) => memory.buffer.byteLength / 65_536);

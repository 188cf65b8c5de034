// Makes the core fail in different ways, to test the responses of a failed core. Import this before
// the package.

/** The failures and instances so far. Setting `isBroken` to false ends the failures. */
export const state = { isBroken: true, failures: 0, instances: 0 };

/** Throws an error and counts it. */
export function fail(error) {
  state.failures++;
  throw error;
}

/** Throws as a trap of the core does. */
export const trap = () => fail(new WebAssembly.RuntimeError("unreachable"));

function recurse() {
  return recurse() + 1;
}

/** Overflows the stack. */
function overflow() {
  state.failures++;
  recurse();
}

/** Returns the exports of a core. Some of them are replaced while it is broken. */
function replaceExports(real, replaced) {
  const isReplaced = (name) => state.isBroken && Object.hasOwn(replaced, name);
  return new Proxy({}, { get: (_, name) => (isReplaced(name) ? replaced[name] : real[name]) });
}

/**
 * Makes the core fail.
 *
 * @param way the name of a way to fail, from this file or from `moreWays`
 * @param main the export that does the work; modules without it stay unchanged
 * @param moreWays returns the replacements of a core's exports, by way
 */
export function breakCore(way, main, moreWays = () => ({})) {
  const Real = { Instance: WebAssembly.Instance, Module: WebAssembly.Module };
  const createReplacements = (real) => {
    const ways = {
      trap: { [main]: trap },
      overflow: { [main]: overflow },
      "every other": {
        [main]: (...args) => (state.failures++ % 2 ? real[main](...args) : trap()),
      },
      reserve: { reserve: trap },
      memory: {
        memory: {
          get buffer() {
            return fail(new TypeError("detached"));
          },
        },
      },
      addresses: {
        [main](...args) {
          state.failures++;
          real[main](...args);
          new Uint32Array(real.memory.buffer, real.table(), 4).fill(0xffff_fff0);
        },
      },
      strange: {
        [main]: () => {
          state.failures++;
          throw undefined;
        },
      },
    };
    return { ...ways, ...moreWays(real) }[way] ?? {};
  };
  WebAssembly.Instance = function Instance(...args) {
    state.instances++;
    if (state.isBroken && way === "instance") fail(new RangeError("out of memory"));
    const { exports } = new Real.Instance(...args);
    const isMain = typeof exports[main] === "function";
    return { exports: isMain ? replaceExports(exports, createReplacements(exports)) : exports };
  };
  WebAssembly.Module = function Module(...args) {
    if (state.isBroken && way === "module") fail(new WebAssembly.CompileError("refused"));
    return new Real.Module(...args);
  };
}

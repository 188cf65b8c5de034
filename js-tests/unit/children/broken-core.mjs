// Cores that fail in one way or another, for tests of what goes out then. To be imported before the
// package.

/** What was done so far. Failing ends when `broken` is set to false. */
export const state = { broken: true, failures: 0, instances: 0 };

/** Throws an error and counts it. */
export function fail(error) {
  state.failures++;
  throw error;
}

/** Traps as a core does. */
export const trap = () => fail(new WebAssembly.RuntimeError("unreachable"));

function deep() {
  return deep() + 1;
}

/** Runs out of stack. */
function overflow() {
  state.failures++;
  deep();
}

/** Gives the exports of a core, some replaced while it is broken. */
function sabotaged(real, changed) {
  const isChanged = (name) => state.broken && Object.hasOwn(changed, name);
  return new Proxy({}, { get: (_, name) => (isChanged(name) ? changed[name] : real[name]) });
}

/**
 * Makes cores fail.
 *
 * @param way how: one of those here, or of `further`
 * @param main the export that the package asks for work; modules without it are left alone
 * @param further gives for the exports of a core what is replaced, by the way
 */
export function breakCore(way, main, further = () => ({})) {
  const Real = { Instance: WebAssembly.Instance, Module: WebAssembly.Module };
  const changes = (real) => {
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
    return { ...ways, ...further(real) }[way] ?? {};
  };
  WebAssembly.Instance = function Instance(...args) {
    state.instances++;
    if (state.broken && way === "instance") fail(new RangeError("out of memory"));
    const { exports } = new Real.Instance(...args);
    const isMain = typeof exports[main] === "function";
    return { exports: isMain ? sabotaged(exports, changes(exports)) : exports };
  };
  WebAssembly.Module = function Module(...args) {
    if (state.broken && way === "module") fail(new WebAssembly.CompileError("refused"));
    return new Real.Module(...args);
  };
}

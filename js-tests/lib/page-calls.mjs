// Calls functions of a page that a browser has opened.

/**
 * Calls a global function of the page, once it is there: the page's script may not have run yet. Returns its
 * value as JSON. This function runs in the page, so it may use nothing of this module.
 */
async function callGlobal(name, args) {
  for (let tries = 0; globalThis[name] === undefined && tries < 1000; tries++) {
    await new Promise((done) => setTimeout(done, 10));
  }
  return JSON.stringify((await globalThis[name](...args)) ?? null);
}

/** Returns an expression for the page whose value is a promise of the result of a call, as JSON. */
export const formatCall = (name, args) =>
  `(${callGlobal})(${JSON.stringify(name)}, ${JSON.stringify(args)})`;

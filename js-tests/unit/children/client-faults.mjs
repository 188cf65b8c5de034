// Makes the core of the client fail in one way, asks for many reports, mends it, and asks once more.

const [way, count] = process.argv.slice(2);
let broken = true;
let failures = 0;

function fail(error) {
  failures++;
  throw error;
}

function overflow() {
  return overflow() + 1;
}

const RealInstance = WebAssembly.Instance;

/** The exports of an instance, with some of them replaced while it is broken. */
function sabotaged(real) {
  const trap = () => fail(new WebAssembly.RuntimeError("unreachable"));
  const after = (change) => (status, bytes, ok, now) => {
    failures++;
    real.read(status, bytes, ok, now);
    change();
  };
  const table = () => new Uint32Array(real.memory.buffer, real.table(), 4);
  const ways = {
    trap: { read: trap, stated: trap, retryable: trap, backoff: trap },
    overflow: {
      read() {
        failures++;
        overflow();
      },
    },
    "every other": { read: (...args) => (failures++ % 2 ? real.read(...args) : trap()) },
    reserve: { reserve: trap },
    memory: {
      memory: {
        get buffer() {
          return fail(new TypeError("detached"));
        },
      },
    },
    addresses: { read: after(() => table().fill(0xffff_fff0)) },
    "no end": {
      read: after(() => {
        const [at, length] = table();
        new Uint32Array(real.memory.buffer, at, length).fill(0x7fff_ffff, 3);
      }),
    },
    strange: {
      read: () => {
        failures++;
        throw undefined;
      },
    },
  };
  const changed = ways[way] ?? {};
  return new Proxy(
    {},
    { get: (_, name) => (broken && Object.hasOwn(changed, name) ? changed[name] : real[name]) },
  );
}

WebAssembly.Instance = function Instance(...args) {
  if (broken && way === "instance") fail(new RangeError("out of memory"));
  const { exports } = new RealInstance(...args);
  return { exports: typeof exports.read === "function" ? sabotaged(exports) : exports };
};
const RealModule = WebAssembly.Module;
WebAssembly.Module = function Module(...args) {
  if (broken && way === "module") fail(new WebAssembly.CompileError("refused"));
  return new RealModule(...args);
};

const { fromResponse, isRetryable, parseError, retryDelay } = await import("httpexc/client");
const { HTTPNotFound } = await import("httpexc");

const body = '{"code": 7, "detail": "It works."}';
const wrong = [];
const check = (what, holds) => {
  if (!holds && wrong.length < 5) wrong.push(what);
};
for (let at = 0; at < Number(count); at++) {
  const report = parseError({ status: 404, headers: { "retry-after": "7" }, body });
  check("status", report.status === 404);
  check("errors", Array.isArray(report.errors));
  check("raw", typeof report.raw === "object" || report.raw === body);
  if (at % 20 === 0) {
    const error = await fromResponse(new Response(body, { status: 404 }));
    check("class", error instanceof HTTPNotFound && error.status === 404);
    check("answer", error.toResponse().status === 502);
    check("advice", isRetryable(error) === false && retryDelay(error) >= 0);
  }
}
const failed = failures > 0;
broken = false;
const { status, code, detail } = parseError({ status: 404, body });
console.log(JSON.stringify({ wrong, failed, next: { status, code, detail } }));

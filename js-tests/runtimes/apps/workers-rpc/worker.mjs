// A caller and the services that it calls over RPC. Each is deployed with two compatibility dates.

import { DurableObject, RpcTarget, WorkerEntrypoint } from "cloudflare:workers";
import {
  HTTPBadGateway,
  HTTPException,
  HTTPMethodNotAllowed,
  HTTPNotFound,
  HTTPServiceUnavailable,
  HTTPTooManyRequests,
  HTTPUnauthorized,
  toResponse,
} from "httpexc";
import { portable, revive } from "httpexc/portable";
import { defineProblems, type } from "httpexc/problems";
import { eventStream, readEvents } from "httpexc/stream";

const problems = defineProblems("https://api.example/problems/", {
  SongLocked: { status: 423, extensions: type(), detail: "Song {song} is locked." },
});

const CANARY = "canary-of-a-service";

/** The errors that the methods throw, by name. */
const THROWN = {
  missing: () => new HTTPNotFound("No song has the id 7.", { headers: { "x-song": "7" } }),
  limited: () => new HTTPTooManyRequests({ retryAfter: 30 }),
  method: () => new HTTPMethodNotAllowed({ allow: ["GET", "HEAD"] }),
  challenge: () => new HTTPUnauthorized({ challenges: 'Bearer realm="songs", error="invalid"' }),
  control: () => new HTTPNotFound('A\u0000b\u001f "{} \ud800 \u{1f600}\r\nset-cookie: a=1'),
  declared: () => new problems.SongLocked({ song: 7 }),
  private: () => {
    const cause = Object.assign(new Error(CANARY), { secret: CANARY });
    return new HTTPBadGateway(CANARY, { cause, errors: [{ path: [CANARY], message: CANARY }] });
  },
  busy: () => new HTTPServiceUnavailable(CANARY, { retryAfter: 5, cause: CANARY }),
  foreign: () => new TypeError("songs is undefined"),
  plain: () => ({ message: "no error" }),
};

function fail(name) {
  throw THROWN[name]();
}

const methods = (Base) =>
  class extends Base {
    #failures = 0;

    get failing() {
      this.#failures++;
      return fail("missing");
    }

    get promised() {
      return Promise.reject(THROWN.missing());
    }

    get fine() {
      return `${this.#failures}`;
    }

    failAtOnce(name) {
      this.#failures++;
      return fail(name);
    }

    async failLater(name) {
      await Promise.resolve();
      this.#failures++;
      return fail(name);
    }

    succeed(...args) {
      return args.join();
    }

    /** Catches what another method of the class throws, which is wrapped as well. */
    async catchOwn(name) {
      try {
        return await this.failLater(name);
      } catch (error) {
        const { status, detail, cause } = error;
        const isSame = error instanceof THROWN[name]().constructor;
        const isException = error instanceof HTTPException;
        return { isSame, isException, status, detail, cause: cause?.message };
      }
    }

    createTarget() {
      return new Target();
    }

    createBareTarget() {
      return new BareTarget();
    }

    /** The platform says no more of a failure of this than that it came. */
    stream() {
      return new ReadableStream({
        pull(controller) {
          controller.error(THROWN.missing());
        },
      });
    }

    events() {
      return eventStream(
        (async function* () {
          yield { data: "Blue in Green" };
          fail("busy");
        })(),
      );
    }

    async *generate() {
      yield 1;
      fail("missing");
    }

    fetch() {
      return fail("missing");
    }
  };

class TargetMethods extends RpcTarget {
  #name = "missing";

  fail() {
    return fail(this.#name);
  }
}
const Target = portable(TargetMethods);

/** As a class is without `portable`. */
class BareTarget extends RpcTarget {
  fail() {
    return fail("private");
  }
}

export const Songs = portable(methods(WorkerEntrypoint));
export const SongObject = portable(methods(DurableObject));

/** Passes the errors of another service on. */
export const Middle = portable(
  class extends WorkerEntrypoint {
    fail(name) {
      return this.env.songs.failLater(name);
    }
  },
);

/** What there is to call: `songs` of the service, `object` of its Durable Object. */
const CALLS = {
  failAtOnce: (stub, name) => stub.failAtOnce(name),
  failLater: (stub, name) => stub.failLater(name),
  getter: (stub) => stub.failing,
  promisedGetter: (stub) => stub.promised,
  fine: (stub) => stub.fine,
  succeed: (stub) => stub.succeed(1, "a"),
  catchOwn: (stub, name) => stub.catchOwn(name),
  target: (stub) => stub.createTarget().fail(),
  bareTarget: (stub) => stub.createBareTarget().fail(),
  stream: async (stub) => new Response(await stub.stream()).text(),
  generate: (stub) => stub.generate(),
  fetch: async (stub) => (await stub.fetch("https://songs.example/")).status,
  events: async (stub) => {
    const titles = [];
    for await (const { data } of readEvents(await stub.events())) titles.push(data);
    return titles;
  },
};

/** Returns all that the caller can see of what it caught. */
async function describeCaught(caught, request) {
  const error = revive(caught, { problems, headers: ["x-song"] });
  const response = toResponse(error ?? caught, request);
  const own = caught instanceof Error ? Object.getOwnPropertyNames(caught) : [];
  return {
    caught: [caught?.name, caught?.message, caught?.stack, own.map((name) => `${caught[name]}`)],
    own,
    isPlain: caught instanceof Error && Object.getPrototypeOf(caught) === Error.prototype,
    revived: error && {
      name: error.name,
      isDeclared: error instanceof problems.SongLocked,
      status: error.status,
      detail: error.detail,
      allow: error.allow,
      challenges: error.challenges,
      retryAfter: error.retryAfter,
      extensions: error.extensions,
      json: JSON.stringify(error),
    },
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
}

export default {
  async fetch(request, env) {
    const { pathname, searchParams } = new URL(request.url);
    const [, date, place, call] = pathname.split("/");
    const binding = env[`${place}_${date}`];
    const stub = place === "object" ? binding.get(binding.idFromName("songs")) : binding;
    const name = searchParams.get("name");
    try {
      const run = place === "middle" ? () => stub.fail(name) : () => CALLS[call](stub, name);
      return Response.json({ result: await run() });
    } catch (caught) {
      return Response.json(await describeCaught(caught, request));
    }
  },
};

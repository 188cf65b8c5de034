import { HTTPBadGateway, HTTPNotFound, HTTPTooManyRequests } from "httpexc";
import { addDigest } from "httpexc/portable";

export const dynamic = "force-dynamic";

const CANARY = "canary-of-a-component";

const THROWN = {
  missing: () => new HTTPNotFound("No song has the id 7.", { code: "unknown" }),
  limited: () => new HTTPTooManyRequests('"Slowly" <b>&amp;', { retryAfter: 30 }),
  private: () => new HTTPBadGateway(CANARY, { cause: new Error(CANARY) }),
  foreign: () => new TypeError(CANARY),
};

/** A server component that fails. Of its error, a production build sends the digest alone. */
export default async function Page({ params }) {
  const { name } = await params;
  throw addDigest(THROWN[name]());
}

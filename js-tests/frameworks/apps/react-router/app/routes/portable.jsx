import { HTTPBadGateway, HTTPNotFound, HTTPTooManyRequests } from "httpexc";
import { revive, toPortable } from "httpexc/portable";
import { data, useRouteError } from "react-router";

const ERRORS = {
  missing: () => new HTTPNotFound("No song has the id 7.", { code: "unknown" }),
  limited: () => new HTTPTooManyRequests({ retryAfter: 30 }),
  private: () => new HTTPBadGateway("canary-of-a-component", { cause: new Error("canary") }),
};

export function loader({ params }) {
  const error = toPortable(ERRORS[params.name]());
  throw data(error, { status: error.problem.status, headers: error.headers });
}

export const headers = ({ errorHeaders }) => errorHeaders;

export default function Song() {
  return null;
}

/** Shows what the error of the loader is here: on the server, and after hydration in the page. */
export function ErrorBoundary() {
  const error = revive(useRouteError());
  const { name, status, detail, code, retryAfter } = error ?? {};
  return <output>{JSON.stringify({ name, status, detail, code, retryAfter })}</output>;
}

"use client";

import { HTTPTooManyRequests } from "httpexc";
import { revive } from "httpexc/portable";

/** The error boundary of a route. */
export default function Boundary({ error }) {
  const revived = revive(error);
  const shown = revived && {
    name: revived.name,
    status: revived.status,
    detail: revived.detail,
    code: revived.code,
    retryAfter: revived instanceof HTTPTooManyRequests ? revived.retryAfter : undefined,
  };
  return <output>{JSON.stringify({ revived: shown, message: error.message })}</output>;
}

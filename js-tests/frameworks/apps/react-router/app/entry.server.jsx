import { renderToString } from "react-dom/server";
import { ServerRouter } from "react-router";

/** Renders a page. */
export default function handleRequest(request, status, headers, context) {
  const page = renderToString(<ServerRouter context={context} url={request.url} />);
  headers.set("content-type", "text/html");
  return new Response(`<!doctype html>${page}`, { status, headers });
}

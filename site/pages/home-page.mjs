// The top of the home page. What follows it is site/home.md.

const DATA = {
  layout: "home",
  title: "httpexc: HTTP errors for JavaScript runtimes",
  titleTemplate: ":title",
  hero: {
    name: "httpexc",
    text: "HTTP errors for JavaScript runtimes",
    tagline:
      "Throw an error, and the client gets the right response. Read any API's error response as the same typed error.",
    actions: [
      { theme: "brand", text: "Get started", link: "./start.html" },
      { theme: "alt", text: "Find a status", link: "./catalogue/" },
      {
        theme: "alt",
        text: "Try it in the playground",
        link: "./playground/",
        target: "_self",
      },
    ],
  },
  features: [
    {
      title: "The right response",
      details:
        "Status, headers and body follow from the class. A 405 without Allow does not compile, and a browser gets a page where an API client gets problem details (RFC 9457).",
    },
    {
      title: "Every API's errors, typed",
      details:
        "On the client, an error response of any API becomes the same class. You get the detail, the field errors, the request id, and whether a retry can help.",
    },
    {
      title: "Nothing leaks",
      details:
        "A bug becomes a 500 that reveals nothing. Your log has the error, its stack and its causes, without what looks like a secret.",
    },
    {
      title: "Any runtime, any framework",
      details:
        "Cloudflare Workers, Deno, Bun, Node and browsers, with adapters for Express, Koa, Fastify, NestJS, Hono, h3, Elysia, itty-router, React Router, SvelteKit and Next.",
    },
    {
      title: "Declared once",
      details:
        "Declare your API's problems once. The server, typed clients, the OpenAPI document and the documentation follow from that.",
    },
    {
      title: "No dependency",
      details:
        "The package depends on nothing at run time. Its core is written in Rust, and it is fuzzed.",
    },
  ],
};

/** Creates the home page. `body` is the Markdown below the benefits. */
export function createHomePage(body) {
  // JSON is YAML.
  return `---\n${JSON.stringify(DATA)}\n---\n\n${body}`;
}

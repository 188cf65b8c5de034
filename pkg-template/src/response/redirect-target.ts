/** Where a redirect leads, judged as a browser would judge it (WHATWG URL, 4.4). */

import { PHRASES } from "../generated/statuses.js";
import type { ResponseSource } from "../model/response-source.js";

/** What a redirect was built from. */
interface RedirectTarget {
  readonly location?: string | URL | undefined;
  readonly addSlash?: true | undefined;
  readonly external?: boolean | undefined;
  readonly absolute?: boolean | undefined;
}

/** An origin that no reference names: what stays within it stays within any other. */
const NOWHERE = "http://origin.invalid/";

/** What no URI reference may hold as it is (RFC 3986, 2). */
const ENCODED = /[^\x21-\x7e]+|["<>\\^`{|}]/gu;

/**
 * A scheme that no `//` follows. Whether a browser takes what comes then for a path or for a host
 * depends on the scheme of its page, which a server behind a proxy does not know.
 */
const LONE_SCHEME = /^[a-z][a-z0-9+.-]*:(?!\/\/)/i;

/** What a browser leaves out of a reference before it reads it. */
const IGNORED = /^[\0- ]+|[\t\n\r]|[\0- ]+$/g;

/** Gives a reference in ASCII: a host by IDNA, all else as percent-encoded UTF-8. */
function encodeReference(given: string): string {
  let reference = given.trim().replaceAll(/\p{Surrogate}/gu, "\ufffd");
  const host = /^([a-z][a-z0-9+.-]*:)?\/\/([^/?#\\]*)/i.exec(reference);
  if (host?.[2] && /[\u0080-\uffff]/.test(host[2])) {
    const { host: encoded } = new URL(`http://${host[2]}`);
    reference = `${host[1] ?? ""}//${encoded}${reference.slice(host[0].length)}`;
  }
  return reference.replaceAll(ENCODED, (part) => encodeURIComponent(part));
}

/**
 * Gives the reference that goes out for a redirect.
 *
 * @param url - the URL of the request; without it only references without an origin are let through
 * @throws TypeError where it leads to another origin and nobody said that it may
 */
export function validateRedirectTarget(redirect: RedirectTarget, url: string | undefined): string {
  const base = new URL(url ?? NOWHERE, NOWHERE);
  let reference: string;
  if (redirect.addSlash) {
    if (url === undefined) throw new TypeError("Cannot add a slash: the request has no URL");
    // One slash is enough: two at the start would name a host.
    reference = `${base.pathname.replace(/\/$/, "")}/${base.search}`;
  } else {
    reference = encodeReference(String(redirect.location));
  }
  if (!redirect.external) {
    // What was given and what goes out: neither may lead away.
    for (const form of [reference, String(redirect.location ?? reference)]) {
      const isOdd = LONE_SCHEME.test(form.replace(IGNORED, ""));
      if (isOdd || new URL(form, base).origin !== base.origin) {
        throw new TypeError("Cannot redirect to another origin: external is not set");
      }
    }
  }
  if (!redirect.absolute || url === undefined) return reference;
  return new URL(reference, base).href;
}

/** What goes out in place of a redirect that leads away; it tells nothing of where. */
export const REFUSED_REDIRECT: ResponseSource = {
  status: 500,
  title: PHRASES[500] as string,
  explanation: undefined,
  isExposed: false,
  options: undefined,
  errorClass: undefined,
  isSealed: true,
};

/**
 * Gives a source with the reference that its redirect sends.
 *
 * @throws TypeError where the redirect leads to another origin and may not
 */
export function resolveRedirect(source: ResponseSource, url: string | undefined): ResponseSource {
  const { status, options } = source;
  const leads = options?.location !== undefined || options?.addSlash;
  if (!options || !leads || status < 300 || status > 399) return source;
  return { ...source, options: { ...options, location: validateRedirectTarget(options, url) } };
}

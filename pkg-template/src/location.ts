/** Where a redirect leads, judged as a browser would judge it (WHATWG URL, 4.4). */

/** What a redirect was built from. */
interface Redirect {
  readonly location?: string | URL | undefined;
  readonly addSlash?: true | undefined;
  readonly external?: boolean | undefined;
  readonly absolute?: boolean | undefined;
}

/** An origin that no reference names: what stays within it stays within any other. */
const NOWHERE = "http://origin.invalid/";

/** What no URI reference may hold as it is (RFC 3986, 2). */
const ENCODED = /[^\x21-\x7e]+|["<>\\^`{|}]/gu;

/** Gives a reference in ASCII: a host by IDNA, all else as percent-encoded UTF-8. */
function ascii(reference: string): string {
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
export function judged(redirect: Redirect, url: string | undefined): string {
  const base = new URL(url ?? NOWHERE, NOWHERE);
  let reference: string;
  if (redirect.addSlash) {
    if (url === undefined) throw new TypeError("Cannot add a slash: the request has no URL");
    // One slash is enough: two at the start would name a host.
    reference = `${base.pathname.replace(/\/$/, "")}/${base.search}`;
  } else {
    reference = ascii(String(redirect.location).trim());
  }
  if (!redirect.external) {
    // What was given and what goes out: neither may lead away.
    for (const form of [reference, String(redirect.location ?? reference)]) {
      if (new URL(form, base).origin !== base.origin) {
        throw new TypeError("Cannot redirect to another origin: external is not set");
      }
    }
  }
  if (!redirect.absolute || url === undefined) return reference;
  return new URL(reference, base).href;
}

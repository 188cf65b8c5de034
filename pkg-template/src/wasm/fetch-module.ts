/** Fetches modules that lie beside the file of a page. */

/** There was no response: another try may succeed. */
export class FetchFailure extends Error {}

/**
 * Fetches and compiles a module.
 *
 * @throws FetchFailure if there is no response, Error if the server does not have the file, or an error of
 * the platform if it refuses the module
 */
export async function fetchModule(url: URL): Promise<WebAssembly.Module> {
  const response = await receive(fetch(url), url);
  if (!response.ok) throw new Error(`Cannot fetch ${url}: the status is ${response.status}`);
  // Servers may send any type, which `compileStreaming` refuses.
  return WebAssembly.compile(await receive(response.arrayBuffer(), url));
}

async function receive<T>(received: Promise<T>, url: URL): Promise<T> {
  try {
    return await received;
  } catch (cause) {
    throw new FetchFailure(`Cannot fetch ${url}`, { cause });
  }
}

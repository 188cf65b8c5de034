// A client of HTTP/1.1 that sends many requests at once on one connection and reads the bytes of the
// responses strictly (RFC 9112): whatever is out of step shows as a wrong number of responses.

import { connect } from "node:net";

const PATIENCE = 20_000;

/** Returns the bytes of a request. */
function formatRequest({ method = "GET", path, headers = {}, content }) {
  const lines = [`${method} ${path} HTTP/1.1`, "Host: 127.0.0.1"];
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
  if (content !== undefined) lines.push(`Content-Length: ${content.length}`);
  return `${lines.join("\r\n")}\r\n\r\n${content ?? ""}`;
}

/** Reads bytes one after another. Its methods return undefined if there are not enough yet. */
class ByteCursor {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }

  take(length) {
    if (this.at + length > this.bytes.length) return undefined;
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  takeLine() {
    const end = this.bytes.indexOf("\r\n", this.at);
    if (end < 0) return undefined;
    const line = this.take(end + 2 - this.at);
    return line.toString("latin1", 0, line.length - 2);
  }
}

/** Returns the lines of a head, or undefined if it is not there yet. */
function readHead(cursor) {
  const lines = [];
  for (;;) {
    const line = cursor.takeLine();
    if (line === undefined || line === "") return line === "" ? lines : undefined;
    lines.push(line);
  }
}

/** Returns the content in chunks (RFC 9112, 7.1), or undefined if it is not there yet. */
function readChunks(cursor) {
  const chunks = [];
  for (;;) {
    const line = cursor.takeLine();
    if (line === undefined) return undefined;
    if (!/^[\da-f]+$/i.test(line)) throw new Error(`No length of a chunk: ${JSON.stringify(line)}`);
    const length = Number.parseInt(line, 16);
    const chunk = cursor.take(length);
    if (chunk === undefined) return undefined;
    if (length === 0) return readHead(cursor) && Buffer.concat(chunks);
    chunks.push(chunk);
    if (cursor.takeLine() !== "") return undefined;
  }
}

/** Returns the next response, or undefined if it is not there yet. Throws if it is none. */
function readResponse(cursor, method) {
  const head = readHead(cursor);
  if (head === undefined) return undefined;
  const [, statusText] = /^HTTP\/1\.1 (\d{3})(?: |$)/.exec(head[0]) ?? [];
  if (statusText === undefined) throw new Error(`No status line: ${JSON.stringify(head[0])}`);
  const status = Number(statusText);
  const headers = head.slice(1).map((line) => {
    const [, name, value] = /^([^\s:]+):[ \t]*(.*?)[ \t]*$/.exec(line) ?? [];
    if (name === undefined) throw new Error(`No header: ${JSON.stringify(line)}`);
    return [name.toLowerCase(), value];
  });
  const readValues = (name) => headers.filter((header) => header[0] === name).map((h) => h[1]);
  const [lengths, codings] = [readValues("content-length"), readValues("transfer-encoding")];
  if (lengths.length + codings.length > 1) {
    throw new Error(`Two framings: ${JSON.stringify([lengths, codings])}`);
  }
  let content;
  if (method === "HEAD" || status === 204 || status === 304) content = Buffer.alloc(0);
  else if (codings.length > 0) {
    if (codings[0] !== "chunked") throw new Error(`Transfer-Encoding: ${codings[0]}`);
    content = readChunks(cursor);
  } else if (lengths.length > 0) content = cursor.take(Number(lengths[0]));
  else throw new Error(`No framing: ${head.join(" | ")}`);
  if (content === undefined) return undefined;
  return { status, headers, readValues, content };
}

/** Returns the responses in bytes, and what is wrong with the rest of them. */
function readResponses(bytes, requests) {
  const cursor = new ByteCursor(bytes);
  const responses = [];
  try {
    while (responses.length < requests.length) {
      const start = cursor.at;
      const response = readResponse(cursor, requests[responses.length].method);
      if (response === undefined) {
        cursor.at = start;
        return { responses, isIncomplete: true };
      }
      responses.push(response);
    }
  } catch (error) {
    return { responses, problem: error.message };
  }
  const rest = bytes.subarray(cursor.at).toString("latin1");
  return { responses, problem: rest === "" ? undefined : `There is more: ${JSON.stringify(rest)}` };
}

/** How long the client waits for a response too many, in milliseconds. */
const EXTRA_TIME = 10;

/**
 * Sends requests on one connection. Returns the responses, and `problem`, which says what is wrong if
 * they are not as many as the requests.
 *
 * @param isInTurn whether each request waits for the response to the one before
 */
function sendRequests(port, requests, isInTurn) {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    const chunks = [];
    let sent = 0;
    const send = (count) => {
      const some = requests.slice(sent, sent + count);
      sent += some.length;
      socket.write(some.map(formatRequest).join(""));
    };
    const finish = (end) => {
      clearTimeout(timer);
      socket
        .removeAllListeners()
        .on("error", () => {})
        .destroy();
      const { responses, problem, isIncomplete } = readResponses(Buffer.concat(chunks), requests);
      const incomplete = `${end} after ${responses.length} of ${requests.length}`;
      resolve({ responses, problem: problem ?? (isIncomplete ? incomplete : undefined) });
    };
    const timer = setTimeout(finish, PATIENCE, "no more bytes in time");
    socket.on("data", (chunk) => {
      chunks.push(chunk);
      const { responses, problem, isIncomplete } = readResponses(Buffer.concat(chunks), requests);
      if (problem !== undefined) finish();
      else if (!isIncomplete) setTimeout(finish, EXTRA_TIME);
      else if (isInTurn && responses.length === sent) send(1);
    });
    socket.on("error", (error) => finish(error.message));
    socket.on("close", () => finish("the connection was closed"));
    send(isInTurn ? 1 : requests.length);
  });
}

/** Sends requests at once on one connection. Returns what {@link sendRequests} returns. */
export const sendPipelined = (port, requests) => sendRequests(port, requests, false);

/** Sends requests one after another on one connection. Returns the same. */
export const sendInTurn = (port, requests) => sendRequests(port, requests, true);

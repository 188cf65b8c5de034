// The requests of the tables of middleware.

export const get = (path, headers = {}) => ({ method: "GET", path, headers });

export const post = (path, type, content, headers = {}) => ({
  method: "POST",
  path,
  headers: { "content-type": type, ...headers },
  content,
});

export const postJson = (path, value, headers) =>
  post(
    path,
    "application/json",
    typeof value === "string" ? value : JSON.stringify(value),
    headers,
  );

const BOUNDARY = "----boundary";

/** Returns a request with a file of some bytes in a field. */
export function upload(path, bytes, field = "file") {
  const head = `content-disposition: form-data; name="${field}"; filename="a.txt"`;
  const part = `--${BOUNDARY}\r\n${head}\r\ncontent-type: text/plain\r\n\r\n${"x".repeat(bytes)}\r\n`;
  return post(path, `multipart/form-data; boundary=${BOUNDARY}`, `${part}--${BOUNDARY}--\r\n`);
}

/** Returns a request whose multipart content ends too early. */
export const uploadHalf = (path) =>
  post(path, `multipart/form-data; boundary=${BOUNDARY}`, `--${BOUNDARY}\r\ncontent-disp`);

export const bearer = (token) => ({ authorization: `Bearer ${token}` });

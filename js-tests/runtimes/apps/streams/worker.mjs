import { handleStreams } from "./handler.mjs";

export default { fetch: handleStreams };

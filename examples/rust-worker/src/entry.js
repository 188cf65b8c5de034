// The module that workerd starts. A Worker's handlers and methods are members of a class that extends
// WorkerEntrypoint, and wasm-bindgen can export functions, but no class that extends another one. workerd
// compiles the module, and does not create an instance of it.

import { WorkerEntrypoint } from "cloudflare:workers";
import { findSong, findSongs, initSync, respond, rethrow } from "../build/songs_worker.js";
import module from "../build/songs_worker_bg.wasm";

initSync({ module });

export default class Songs extends WorkerEntrypoint {
  fetch(request) {
    return respond(request, this.env);
  }

  findSong(id) {
    return findSong(id);
  }

  findSongs(ids) {
    return findSongs(ids);
  }

  rethrow(data) {
    return rethrow(data);
  }
}

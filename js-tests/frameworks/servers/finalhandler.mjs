import finalhandler from "finalhandler";
import { listen } from "./listeners.mjs";

export function start(fail) {
  return listen((req, res) => {
    try {
      fail(req.url);
    } catch (error) {
      finalhandler(req, res)(error);
    }
  });
}

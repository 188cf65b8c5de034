import finalhandler from "finalhandler";
import { listen } from "./listeners.mjs";

export function start(throwError) {
  return listen((req, res) => {
    try {
      throwError(req.url);
    } catch (error) {
      finalhandler(req, res)(error);
    }
  });
}

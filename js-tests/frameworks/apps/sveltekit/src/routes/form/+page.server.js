import { throwError } from "../../thrown-errors.mjs";

export const actions = { default: () => throwError("429") };

import { fail } from "../../thrown-errors.mjs";

export const actions = { default: () => fail("429") };

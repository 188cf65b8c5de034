import { fail } from "../../failing.mjs";

export const actions = { default: () => fail("429") };

// The tables that are measured on this Node, by who makes them.

import { checkConstruct, construct, throwing } from "./rows/construct.mjs";
import { cycle } from "./rows/cycle.mjs";
import { growth } from "./rows/growth.mjs";
import { checkAnswers } from "./rows/main.mjs";
import { negotiation } from "./rows/negotiation.mjs";
import { nodeAnswers } from "./rows/node.mjs";
import { checkReading, reading } from "./rows/reading.mjs";

/** By name: what checks that the rows do what they say, and what gives the tables. */
const makers = {
  construct: [({ httpexc }) => checkConstruct(httpexc), ({ httpexc }) => construct(httpexc)],
  throw: [({ httpexc }) => checkConstruct(httpexc), ({ httpexc }) => throwing(httpexc)],
  cycle: [({ httpexc }) => checkAnswers(httpexc), ({ httpexc }) => cycle(httpexc)],
  node: [({ httpexc }) => checkAnswers(httpexc), ({ httpexc, node }) => nodeAnswers(httpexc, node)],
  negotiate: [() => {}, () => negotiation()],
  read: [({ client }) => checkReading(client), ({ client }) => reading(client)],
  growth: [() => {}, ({ httpexc, client }) => growth(httpexc, client)],
};

/** Their names, in the order in which they are measured. */
export const MAKERS = Object.keys(makers);

/** Gives the tables of a maker, which has checked its rows where it is asked to. */
export async function tables(name, entries, isChecked) {
  const [check, make] = makers[name];
  if (isChecked) await check(entries);
  return [await make(entries)].flat();
}

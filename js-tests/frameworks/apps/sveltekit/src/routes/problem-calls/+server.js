import { takeCalls } from "../../declared-problems.mjs";

export const GET = () => Response.json(takeCalls());

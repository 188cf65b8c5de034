import { throwProblem } from "../../../declared-problems.mjs";

export const GET = ({ params }) => throwProblem(params.name);

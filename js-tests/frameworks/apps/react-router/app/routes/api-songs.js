// A resource route, which has no component.

import { load, save } from "../errors.js";

export const loader = load;
export const action = save;

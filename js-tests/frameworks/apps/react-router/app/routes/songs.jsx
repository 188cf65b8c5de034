import { load, save } from "../errors.js";

export const loader = load;
export const action = save;
export const headers = ({ errorHeaders, loaderHeaders }) => errorHeaders ?? loaderHeaders;

export default function Song({ loaderData }) {
  return <p>{loaderData.title}</p>;
}

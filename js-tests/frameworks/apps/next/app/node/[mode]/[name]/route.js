export { GET } from "../../../../route.mjs";

// The default theme of VitePress without its font, which would be 100 KB more for the first page.

import Theme from "vitepress/theme-without-fonts";
import "./style.css";

export default Theme;

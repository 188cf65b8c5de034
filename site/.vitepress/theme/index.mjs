// The default theme of VitePress, without its font: each page would load another 100 KB.

import { useData } from "vitepress";
import Theme from "vitepress/theme-without-fonts";
import { onMounted, watch } from "vue";
import "./style.css";

/**
 * Marks the main part of the pages that VitePress leaves without one: the home page, and the one for an
 * address that does not exist.
 */
function markMainPart() {
  const { frontmatter, page } = useData();
  const isMarked = () => frontmatter.value.layout === "home" || page.value.isNotFound === true;
  onMounted(() => {
    watch(
      isMarked,
      (marked) => {
        const content = document.getElementById("VPContent");
        if (marked) content?.setAttribute("role", "main");
        else content?.removeAttribute("role");
      },
      { immediate: true, flush: "post" },
    );
  });
}

export default { extends: Theme, setup: markMainPart };

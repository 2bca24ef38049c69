/**
 * The kit's styles are nearly three hundred kilobytes with those of every part it has, and a window keeps all that it
 * reads; `src/shared/kit.css` names the parts that are used. A build in which a part would stand without its styles fails.
 */
import type { Plugin } from "vite";

/** How the kit names its classes. */
const CLASSES = /\bm_[0-9a-f]{6,8}\b/g;

export function kitStyles(): Plugin {
  return {
    name: "kit-styles",
    apply: "build",
    generateBundle(_, bundle) {
      const files = Object.values(bundle);
      const code = files.map((file) => (file.type === "chunk" ? file.code : "")).join("\n");
      const styles = files
        .map((file) => (file.type === "asset" ? `${file.source}` : ""))
        .join("\n");
      const styled = new Set(styles.match(CLASSES));
      const bare = (code.match(CLASSES) ?? []).filter((name) => !styled.has(name));
      if (bare.length > 0)
        this.error(`src/shared/kit.css lacks the parts with ${[...new Set(bare)].join(", ")}`);
    },
  };
}

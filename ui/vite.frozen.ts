/**
 * In the desktop window `Object.prototype` is frozen, so that no script can tamper with it. There a plain
 * assignment of `constructor` to an object throws, as a library of the map does once; it is defined instead.
 */
import type { Plugin } from "vite";

const ASSIGNED = "prototype.constructor = constructor;";
const DEFINED =
  'Object.defineProperty(prototype, "constructor", { value: constructor, writable: true, configurable: true });';

export function frozenPrototype(): Plugin {
  return {
    name: "frozen-prototype",
    transform(code, id) {
      if (!/[\\/]d3-color[\\/].*\.m?js$/.test(id)) return null;
      if (!code.includes(ASSIGNED))
        this.error("d3-color is not what it was: look at its prototypes");
      return { code: code.replace(ASSIGNED, DEFINED), map: null };
    },
  };
}

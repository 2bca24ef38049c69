/** What every part of one condition's builder knows: the fields on offer, faults, and how a change is made. */
import { createContext, type PointerEvent, useContext } from "react";
import type { Schema } from "react-querybuilder";
import type { FieldInfo } from "../../gen/types/FieldInfo";
import type { RuleFault } from "../../gen/types/RuleFault";
import { type Path, type Step, stepped } from "./place";
import type { GroupNode } from "./tree";
import type { HeldNode } from "./useNodeDrag";

export interface BuilderFacts {
  /** What the builder is named by its heading: `When`, `Show`. */
  name: string;
  infos: FieldInfo[];
  known: Map<string, FieldInfo>;
  /** The workspace's currency. */
  currency: string;
  faults: RuleFault[];
  /** Pointer of the condition in its rule. */
  base: string;
  tree: GroupNode;
  /** What stands in an empty root. */
  empty: string;
  startDrag: (event: PointerEvent, held: HeldNode) => void;
  /** Tells screen readers what a key did. */
  announce: (message: string) => void;
}

export const BuilderContext = createContext<BuilderFacts | null>(null);

export function useBuilder(): BuilderFacts {
  const facts = useContext(BuilderContext);
  if (facts === null) throw new Error("stands inside a builder");
  return facts;
}

// biome-ignore lint/suspicious/noExplicitAny: the library's field and operator types say nothing here
type AnySchema = Schema<any, any>;

/** Makes a change of the whole tree through the library, which tells the builder of it. */
export function changeTree(schema: AnySchema, change: (tree: GroupNode) => GroupNode): void {
  schema.dispatchQuery(change(schema.getQuery() as unknown as GroupNode) as never);
}

/** Puts the focus on a node's handle once it is drawn where it went. */
export function focusHandle(id: string): void {
  requestAnimationFrame(() => {
    document.querySelector<HTMLElement>(`[data-node="${id}"] [data-handle]`)?.focus();
  });
}

const WENT: Record<Step, string> = {
  up: "Moved up",
  down: "Moved down",
  out: "Moved out of its group",
  in: "Moved into a group",
};

const STOPPED: Record<Step, string> = {
  up: "It is the first already",
  down: "It is the last already",
  out: "It is in no group",
  in: "It cannot go further in",
};

/** Moves a node a step; answers what to say of it. */
export function takeStep(schema: AnySchema, path: Path, id: string, step: Step): string {
  const next = stepped(schema.getQuery() as unknown as GroupNode, path, step);
  if (next === null) return STOPPED[step];
  schema.dispatchQuery(next.tree as never);
  focusHandle(id);
  return WENT[step];
}

/**
 * Rules as they are being edited. A half-written rule must not be live, so it is kept here, on this machine, until it
 * is saved or let go; each with the steps that undo takes back.
 */
import { create } from "zustand";
import { persist } from "zustand/middleware";
import type { Field } from "../../gen/types/Field";
import type { Rule } from "../../gen/types/Rule";
import { fieldKey } from "./fields";
import { sameRule } from "./rule";

/** What is typed closer together than this is taken back together. */
const BREATH_MS = 700;
const STEPS = 200;

export interface Draft {
  rule: Rule;
  /** The rule as it was stored when the editing began; for a new one, as it was begun with. */
  base: Rule;
}

interface Steps {
  past: Rule[];
  future: Rule[];
  at: number;
}

interface Drafts {
  byKey: Record<string, Draft>;
  /** Not kept: undo goes back within one sitting. */
  steps: Record<string, Steps>;
}

export const useDrafts = create<Drafts>()(
  persist((): Drafts => ({ byKey: {}, steps: {} }), {
    name: "tandem.rule-drafts",
    partialize: ({ byKey }) => ({ byKey }),
  }),
);

/** The draft's key: another workspace may have a rule of the same id. */
export function draftKey(workspace: string, rule: string): string {
  return JSON.stringify([workspace, rule]);
}

const TYPED = ["value", "name", "owner", "note", "weight", "limit"];

/** All of a rule but what is typed letter by letter. */
function outline(rule: Rule): string {
  return JSON.stringify(rule, (key, part) => {
    if (TYPED.includes(key)) return null;
    return key === "field" ? fieldKey(part as Field) : part;
  });
}

const NO_STEPS: Steps = { past: [], future: [], at: 0 };

function keep(key: string, base: Rule, rule: Rule, steps: Steps): void {
  useDrafts.setState(({ byKey, steps: others }) => ({
    byKey: { ...byKey, [key]: { rule, base } },
    steps: { ...others, [key]: steps },
  }));
}

/** The rule after an edit; `from` is what is shown, where there is no draft yet. */
export function editDraft(key: string, from: Rule, rule: Rule, now = Date.now()): void {
  const { byKey, steps } = useDrafts.getState();
  const draft = byKey[key] ?? { rule: from, base: from };
  const former = steps[key] ?? NO_STEPS;
  const soon = former.past.length > 0 && now - former.at < BREATH_MS;
  const together = soon && outline(draft.rule) === outline(rule);
  const past = together ? former.past : [...former.past, draft.rule].slice(-STEPS);
  keep(key, draft.base, rule, { past, future: [], at: now });
}

export function undoDraft(key: string): void {
  const { byKey, steps } = useDrafts.getState();
  const { past, future } = steps[key] ?? NO_STEPS;
  const [draft, rule] = [byKey[key], past.at(-1)];
  if (!draft || !rule) return;
  keep(key, draft.base, rule, { past: past.slice(0, -1), future: [draft.rule, ...future], at: 0 });
}

export function redoDraft(key: string): void {
  const { byKey, steps } = useDrafts.getState();
  const { past, future } = steps[key] ?? NO_STEPS;
  const [draft, rule] = [byKey[key], future[0]];
  if (!draft || !rule) return;
  keep(key, draft.base, rule, { past: [...past, draft.rule], future: future.slice(1), at: 0 });
}

export function dropDraft(key: string): void {
  useDrafts.setState(({ byKey: { [key]: _, ...byKey }, steps: { [key]: __, ...steps } }) => ({
    byKey,
    steps,
  }));
}

/** Whether a draft says anything that is not stored. */
export function isDirty(draft: Draft | undefined): draft is Draft {
  return draft !== undefined && !sameRule(draft.rule, draft.base);
}

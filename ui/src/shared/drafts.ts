/**
 * Edits of one kind of thing that are not saved yet: kept on this machine until they are saved or let go, each with the
 * steps that undo takes back.
 */
import { create, type StoreApi, type UseBoundStore } from "zustand";
import { persist } from "zustand/middleware";
import { same as sameData } from "./same";

/** What is typed closer together than this is taken back together. */
const BREATH_MS = 700;
const STEPS = 200;

export interface Draft<T> {
  now: T;
  /** As it was stored when the editing began; for a new one, as it was begun with. */
  base: T;
}

interface Steps<T> {
  past: T[];
  future: T[];
  at: number;
}

interface Kept<T> {
  byKey: Record<string, Draft<T>>;
  /** Not kept: undo goes back within one sitting. */
  steps: Record<string, Steps<T>>;
}

export interface Drafts<T> {
  use: UseBoundStore<StoreApi<Kept<T>>>;
  at: (key: string) => Draft<T> | undefined;
  /** `from` is what is shown, where there is no draft yet. */
  edit: (key: string, from: T, now: T, at?: number) => void;
  undo: (key: string) => void;
  redo: (key: string) => void;
  drop: (key: string) => void;
  /**
   * What was `sent` is stored. The draft is let go, but for the parts that were edited while it was on its way: they are
   * kept under the key that it is found by now.
   */
  keepRest: (key: string, sent: T, stored: T, as: string) => void;
  /** Whether a draft says anything that is not stored. */
  isDirty: (draft: Draft<T> | undefined) => draft is Draft<T>;
  /** Whether two say the same. */
  same: (a: T, b: T) => boolean;
}

interface Means<T> {
  /** Where the machine keeps them. */
  name: string;
  same: (a: T, b: T) => boolean;
  /** All but what is typed letter by letter: edits of one outline are taken back together. */
  outline: (now: T) => string;
}

/** The draft's key: another workspace may have a thing of the same id. */
export function draftKey(workspace: string, id: string): string {
  return JSON.stringify([workspace, id]);
}

/** The parts of one that the other says otherwise. */
function changedIn<T extends object>(now: T, sent: T): Partial<T> {
  const parts = Object.entries(now).filter(
    ([part, said]) => !sameData(said, sent[part as keyof T]),
  );
  return Object.fromEntries(parts) as Partial<T>;
}

export function keepDrafts<T extends object>({ name, same, outline }: Means<T>): Drafts<T> {
  const use = create<Kept<T>>()(
    persist((): Kept<T> => ({ byKey: {}, steps: {} }), {
      name,
      version: 1,
      migrate: () => ({ byKey: {} }),
      partialize: ({ byKey }) => ({ byKey }),
    }),
  );
  const none: Steps<T> = { past: [], future: [], at: 0 };
  const stepsAt = (key: string) => use.getState().steps[key] ?? none;
  const at = (key: string) => use.getState().byKey[key];
  const keep = (key: string, draft: Draft<T>, steps: Steps<T>) =>
    use.setState(({ byKey, steps: others }) => ({
      byKey: { ...byKey, [key]: draft },
      steps: { ...others, [key]: steps },
    }));
  const drop = (key: string) =>
    use.setState(({ byKey: { [key]: _, ...byKey }, steps: { [key]: __, ...steps } }) => ({
      byKey,
      steps,
    }));
  const isDirty = (draft: Draft<T> | undefined): draft is Draft<T> =>
    draft !== undefined && !same(draft.now, draft.base);
  return {
    use,
    at,
    same,
    isDirty,
    edit: (key, from, now, time = Date.now()) => {
      const draft = at(key) ?? { now: from, base: from };
      const former = stepsAt(key);
      const soon = former.past.length > 0 && time - former.at < BREATH_MS;
      const together = soon && outline(draft.now) === outline(now);
      const past = together ? former.past : [...former.past, draft.now].slice(-STEPS);
      keep(key, { now, base: draft.base }, { past, future: [], at: time });
    },
    undo: (key) => {
      const { past, future } = stepsAt(key);
      const [draft, now] = [at(key), past.at(-1)];
      if (!draft || now === undefined) return;
      const steps = { past: past.slice(0, -1), future: [draft.now, ...future], at: 0 };
      keep(key, { now, base: draft.base }, steps);
    },
    redo: (key) => {
      const { past, future } = stepsAt(key);
      const [draft, now] = [at(key), future[0]];
      if (!draft || now === undefined) return;
      const steps = { past: [...past, draft.now], future: future.slice(1), at: 0 };
      keep(key, { now, base: draft.base }, steps);
    },
    drop,
    keepRest: (key, sent, stored, as) => {
      const draft = at(key);
      drop(key);
      if (draft && !same(draft.now, sent)) {
        keep(as, { now: { ...stored, ...changedIn(draft.now, sent) }, base: stored }, none);
      }
    },
  };
}

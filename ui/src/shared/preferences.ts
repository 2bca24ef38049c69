/** What this person prefers on this machine. Kept locally; nothing here belongs to a workspace. */
import { create } from "zustand";
import { persist } from "zustand/middleware";

interface Preferences {
  density: "comfortable" | "compact";
  /** Whether shortcuts without Ctrl or ⌘ work. */
  singleKeys: boolean;
  asideWidth: number;
  asideOpen: boolean;
  set: (change: Partial<Omit<Preferences, "set">>) => void;
}

export const usePreferences = create<Preferences>()(
  persist(
    (set) => ({
      density: "comfortable",
      singleKeys: true,
      asideWidth: 308,
      asideOpen: true,
      set,
    }),
    {
      name: "tandem.preferences",
      partialize: ({ set: _, ...kept }) => kept,
    },
  ),
);

/** Height of a table row in pixels. */
export function useRowHeight(): number {
  return usePreferences((preferences) => (preferences.density === "compact" ? 28 : 32));
}

/** Whether the aside is open. Where the window is narrow it lies over the work, and starts closed. */
import { useMediaQuery } from "@mantine/hooks";
import { create } from "zustand";
import { usePreferences } from "./preferences";

const useOver = create<{ open: boolean }>(() => ({ open: false }));

export function useAside(): { open: boolean; toggle: () => void } {
  const narrow = useMediaQuery("(max-width: 800px)", undefined, { getInitialValueInEffect: false });
  const over = useOver((state) => state.open);
  const { asideOpen, set } = usePreferences();
  return narrow
    ? { open: over, toggle: () => useOver.setState({ open: !over }) }
    : { open: asideOpen, toggle: () => set({ asideOpen: !asideOpen }) };
}

/** Which version the screen shows; a screen that shows another than the draft says so while it is there. */
import { useEffect } from "react";
import { create } from "zustand";
import type { VersionRef } from "../../gen/types/VersionRef";
import { DRAFT } from "./names";

const useStore = create<{ version: VersionRef }>(() => ({ version: DRAFT }));

/** What the screen says it shows. */
export function useShowing(): VersionRef {
  return useStore(({ version }) => version);
}

/** Says which version the screen shows, for as long as it is there. */
export function useShows(version: VersionRef): void {
  useEffect(() => {
    useStore.setState({ version });
    return () => useStore.setState({ version: DRAFT });
  }, [version]);
}

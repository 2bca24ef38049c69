/**
 * Files dropped on the window, wherever it stands: the products screen takes them, because it is there that a list
 * becomes products or links.
 */
import { useEffect } from "react";
import { create } from "zustand";
import { type ChosenFile, onFilesDropped } from "../platform/files";
import { notify } from "../shared/notices";
import { useGoTo } from "./useGoTo";

interface Dropped {
  /** A file is held over the window. */
  over: boolean;
  /** What was dropped and is not taken yet. */
  file: ChosenFile | null;
}

export const useDropped = create<Dropped>(() => ({ over: false, file: null }));

/** The dropped file, once. */
export function takeDropped(): ChosenFile | null {
  const { file } = useDropped.getState();
  if (file) useDropped.setState({ file: null });
  return file;
}

export function useFileDrops(): void {
  const goTo = useGoTo();
  useEffect(
    () =>
      onFilesDropped((drop) => {
        useDropped.setState({ over: drop.kind === "over" });
        if (drop.kind !== "dropped") return;
        const [file, ...others] = drop.files;
        if (!file) return;
        if (others.length > 0) {
          notify({ tone: "note", message: `One file at a time: taking ${file.name}` });
        }
        useDropped.setState({ file });
        if (window.location.pathname !== "/products") goTo("/products");
      }),
    [goTo],
  );
}

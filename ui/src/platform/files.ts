/**
 * Choosing, saving and dropping files.
 *
 * In the desktop window a file is a path that the backend opens; in a browser it is bytes, because
 * a browser never learns a path.
 */
import type { FileSource } from "../gen/types/FileSource";
import { fetchFile, upload } from "./browser";
import { isDesktop } from "./desktop";

export type ChosenFile =
  | { kind: "path"; name: string; path: string }
  | { kind: "bytes"; name: string; bytes: Uint8Array };

export interface FileKind {
  /** What the dialog calls it: "Product list". */
  label: string;
  /** Without dots: `["csv", "tsv"]`. */
  extensions: string[];
}

/** A chosen file as the importing verbs take it; a browser's bytes are sent first. */
export async function sourceOf(file: ChosenFile): Promise<FileSource> {
  if (file.kind === "path") return { in: "path", path: file.path };
  return { in: "upload", upload: await upload(file.bytes), name: file.name };
}

/** The last part of a path of either slash. */
export function nameOf(path: string): string {
  return path.split(/[\\/]/).pop() ?? path;
}

async function fromBrowserFile(file: File): Promise<ChosenFile> {
  return { kind: "bytes", name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) };
}

function pickInBrowser(kind: FileKind): Promise<ChosenFile | null> {
  return new Promise((settle) => {
    const field = document.createElement("input");
    field.type = "file";
    field.accept = kind.extensions.map((extension) => `.${extension}`).join(",");
    field.addEventListener("cancel", () => settle(null));
    field.addEventListener("change", () => {
      const file = field.files?.[0];
      settle(file ? fromBrowserFile(file) : null);
    });
    field.click();
  });
}

/** Lets the user choose one file to read; `null` when they change their mind. */
export async function pickFile(title: string, kind: FileKind): Promise<ChosenFile | null> {
  if (!isDesktop) return pickInBrowser(kind);
  const { open } = await import("@tauri-apps/plugin-dialog");
  const path = await open({
    title,
    multiple: false,
    filters: [{ name: kind.label, extensions: kind.extensions }],
  });
  return path === null ? null : { kind: "path", name: nameOf(path), path };
}

/** Lets the user name a file to write; desktop only, a browser answers `null`: use `download` there. */
export async function saveFile(
  title: string,
  suggestion: string,
  kind: FileKind,
): Promise<string | null> {
  if (!isDesktop) return null;
  const { save } = await import("@tauri-apps/plugin-dialog");
  return save({
    title,
    defaultPath: suggestion,
    filters: [{ name: kind.label, extensions: kind.extensions }],
  });
}

/** Gives the user a file that was made in the interface, such as an exported picture. */
export function download(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** Gives the user a file that a browser's server makes at an address, under a name. */
export async function downloadFrom(address: string, name: string): Promise<void> {
  download(name, await fetchFile(address));
}

export type Drop = { kind: "over" } | { kind: "left" } | { kind: "dropped"; files: ChosenFile[] };

async function dropsOnDesktop(listener: (drop: Drop) => void): Promise<() => void> {
  const { getCurrentWebview } = await import("@tauri-apps/api/webview");
  return getCurrentWebview().onDragDropEvent(({ payload }) => {
    if (payload.type === "drop") {
      const files = payload.paths.map(
        (path): ChosenFile => ({ kind: "path", name: nameOf(path), path }),
      );
      listener({ kind: "dropped", files });
    } else if (payload.type === "leave") listener({ kind: "left" });
    else listener({ kind: "over" });
  });
}

function dropsInBrowser(listener: (drop: Drop) => void): () => void {
  const over = (event: DragEvent) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    listener({ kind: "over" });
  };
  const left = (event: DragEvent) => {
    if (event.relatedTarget === null) listener({ kind: "left" });
  };
  const dropped = async (event: DragEvent) => {
    const files = [...(event.dataTransfer?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    listener({ kind: "dropped", files: await Promise.all(files.map(fromBrowserFile)) });
  };
  window.addEventListener("dragover", over);
  window.addEventListener("dragleave", left);
  window.addEventListener("drop", dropped);
  return () => {
    window.removeEventListener("dragover", over);
    window.removeEventListener("dragleave", left);
    window.removeEventListener("drop", dropped);
  };
}

/** Hears files dragged onto the window until the returned function is called. */
export function onFilesDropped(listener: (drop: Drop) => void): () => void {
  if (!isDesktop) return dropsInBrowser(listener);
  const stop = dropsOnDesktop(listener);
  return () => void stop.then((unlisten) => unlisten());
}

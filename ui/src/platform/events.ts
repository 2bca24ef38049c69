/** The one stream of events: the Tauri event `tandem`, or server-sent events in a browser. */
import type { Event as TandemEvent } from "../gen/types/Event";
import { isDesktop } from "./desktop";
import { sessionKey } from "./session";

/** What the backend announces. `changed` follows every commit, whoever made it. */
export type { Event as TandemEvent } from "../gen/types/Event";

type Listener = (event: TandemEvent) => void;

const listeners = new Set<Listener>();
let started = false;

function tell(event: TandemEvent): void {
  for (const listener of listeners) listener(event);
}

async function listenOnDesktop(): Promise<void> {
  const { listen } = await import("@tauri-apps/api/event");
  await listen<TandemEvent>("tandem", (event) => tell(event.payload));
}

function listenInBrowser(): void {
  const key = sessionKey();
  if (key === "") return;
  const source = new EventSource(`/events?key=${encodeURIComponent(key)}`);
  let interrupted = false;
  source.onmessage = (message) => tell(JSON.parse(message.data));
  source.onerror = () => {
    // Whoever looks at a screen without asking for anything learns here that nobody answers any more.
    if (!interrupted) tell({ kind: "changed", revision: -1, external: false });
    interrupted = true;
  };
  source.onopen = () => {
    // Whatever happened during the gap was not announced, so everything counts as changed.
    if (interrupted) tell({ kind: "changed", revision: -1, external: false });
    interrupted = false;
  };
}

/** Hears every event until the returned function is called. */
export function subscribe(listener: Listener): () => void {
  listeners.add(listener);
  if (!started) {
    started = true;
    if (isDesktop) void listenOnDesktop();
    else listenInBrowser();
  }
  return () => {
    listeners.delete(listener);
  };
}

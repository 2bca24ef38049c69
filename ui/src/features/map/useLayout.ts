/** Places of a scene's cards: laid out anew for a new scene, kept and added to when the same one changes. */
import { useEffect, useState } from "react";
import type { Arrangement, Places } from "./arrange";
import { place } from "./place";

let worker: Worker | undefined;
let jobs = 0;

function arrangeAside(graph: Arrangement): Promise<Places> {
  worker ??= new Worker(new URL("./layout.worker.ts", import.meta.url), { type: "module" });
  const at = worker;
  const job = ++jobs;
  return new Promise((settle) => {
    const listen = ({ data }: MessageEvent<{ job: number; places: Places }>) => {
      if (data.job !== job) return;
      at.removeEventListener("message", listen);
      settle(data.places);
    };
    at.addEventListener("message", listen);
    at.postMessage({ job, graph });
  });
}

interface Laid {
  key: string;
  places: Places;
}

/** `null` while the scene named `key` has no places yet. */
export function useLayout(key: string, graph: Arrangement | null): Places | null {
  const [laid, setLaid] = useState<Laid | null>(null);
  const mine = laid?.key === key ? laid : null;
  useEffect(() => {
    if (graph === null) return;
    if (mine) {
      const places = place(mine.places, graph);
      if (places !== mine.places) setLaid({ key, places });
      return;
    }
    let current = true;
    void arrangeAside(graph).then((places) => current && setLaid({ key, places }));
    return () => {
      current = false;
    };
  }, [key, graph, mine]);
  return mine?.places ?? null;
}

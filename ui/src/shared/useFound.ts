import { useEffect, useState } from "react";
import { type Hit, useRegistry } from "./commands";
import { useDebounced } from "./useDebounced";

interface Found {
  text: string;
  groups: { title: string; hits: Hit[] }[];
}

const NOTHING: Found = { text: "", groups: [] };
const REST_MS = 60;

/** What the providers find for what was typed; `settled` once it answers exactly that. */
export function useFound(typed: string): { groups: Found["groups"]; settled: boolean } {
  const text = typed.trim();
  const asked = useDebounced(text, REST_MS);
  const providers = useRegistry((registry) => registry.providers);
  const [found, setFound] = useState(NOTHING);
  useEffect(() => {
    let current = true;
    const searches = (asked === "" ? [] : providers).map(async ({ title, search }) => ({
      title,
      hits: await search(asked).catch(() => []),
    }));
    void Promise.all(searches).then((groups) => current && setFound({ text: asked, groups }));
    return () => {
      current = false;
    };
  }, [asked, providers]);
  return { groups: found.groups, settled: found.text === text };
}

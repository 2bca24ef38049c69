/** Which two versions are compared, in the address: `/versions?from=2&to=draft`. */
import { useLocation, useNavigate } from "@tanstack/react-router";
import { asVersion, DRAFT } from "../../app/versions/names";
import type { VersionRef } from "../../gen/types/VersionRef";

export interface Compared {
  from: VersionRef;
  to: VersionRef;
}

/** What the address asks for; where it says nothing, the draft against what is live. Pure. */
export function comparedOf(search: Record<string, unknown>, live: number | null): Compared {
  return {
    from: asVersion(search.from) ?? (live === null ? DRAFT : String(live)),
    to: asVersion(search.to) ?? DRAFT,
  };
}

export function useCompared(live: number | null): [Compared, (compared: Compared) => void] {
  const navigate = useNavigate();
  const search = useLocation({ select: (at) => at.search as Record<string, unknown> });
  const compare = (compared: Compared) =>
    void navigate({ to: "/versions", search: compared, replace: true } as never);
  return [comparedOf(search, live), compare];
}

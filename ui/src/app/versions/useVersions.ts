/** The published versions, newest first, and what a choice of them offers. */
import { useMemo } from "react";
import type { Version } from "../../gen/types/Version";
import { useCommandQuery } from "../../platform/query";
import { DRAFT, LIVE, versionTitle } from "./names";

const NONE: Version[] = [];

export interface VersionChoice {
  value: string;
  label: string;
  disabled: boolean;
}

/** Its number, whether it is live, and what it was published for. Pure. */
export function choiceOf(version: Version, live: number | null): VersionChoice {
  const { number, note, altered } = version;
  const said = [`Version ${number}`];
  if (number === live) said.push("live");
  if (altered) said.push("altered");
  else if (note !== "") said.push(note.length > 48 ? `${note.slice(0, 47)}…` : note);
  return { value: String(number), label: said.join(" · "), disabled: altered };
}

export function useVersions() {
  const list = useCommandQuery("listVersions", {});
  const versions = list.data?.versions ?? NONE;
  const live = versions[0]?.number ?? null;
  return useMemo(() => {
    const draft: VersionChoice = { value: DRAFT, label: "Draft", disabled: false };
    const now: VersionChoice = { value: LIVE, label: versionTitle(LIVE, live), disabled: false };
    return {
      versions,
      live,
      /** The draft and every number. */
      numbered: [draft, ...versions.map((version) => choiceOf(version, live))],
      /** The draft, whatever is live when it is asked, and every older number. */
      shown: [
        draft,
        ...(live === null ? [] : [now]),
        ...versions.slice(1).map((version) => choiceOf(version, live)),
      ],
    };
  }, [versions, live]);
}

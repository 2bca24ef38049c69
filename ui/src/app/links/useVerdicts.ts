/** What the backend says of a link that is being thought of, for its own type and for every other one. */
import { useQueries } from "@tanstack/react-query";
import type { LinkVerdict } from "../../gen/types/LinkVerdict";
import type { NewLink } from "../../gen/types/NewLink";
import { call } from "../../platform/call";
import type { Fault } from "../../platform/fault";
import { factKey } from "../../platform/query";
import { type LinkDraft, linkOfDraft } from "./linkDraft";

/** A refusal of the question itself is a no like any other. */
async function verdictOn(link: NewLink): Promise<LinkVerdict> {
  try {
    return await call("checkLink", link);
  } catch (thrown) {
    return { verdict: "no", message: (thrown as Fault).message, findings: [] };
  }
}

/** Verdicts by type code; a type is absent until its answer is here, and all are while an end is open. */
export function useVerdicts(draft: LinkDraft, codes: string[]): Map<string, LinkVerdict> {
  const queries = codes.flatMap((code) => {
    const link = linkOfDraft(code === draft.type ? draft : { ...draft, twoWay: false }, code);
    return link ? [{ code, link }] : [];
  });
  const answers = useQueries({
    queries: queries.map(({ link }) => ({
      queryKey: factKey("checkLink", link),
      queryFn: () => verdictOn(link),
      placeholderData: (former: LinkVerdict | undefined) => former,
    })),
  });
  return new Map(
    queries.flatMap(({ code }, at) => {
      const verdict = answers[at]?.data;
      return verdict ? [[code, verdict] as const] : [];
    }),
  );
}

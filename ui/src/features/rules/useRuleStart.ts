/** The rule that an address asks for: a stored one, or a new one, empty, from a template or as a copy. */
import { useLocation, useParams } from "@tanstack/react-router";
import { useMemo } from "react";
import { useTypes } from "../../app/links/useTypes";
import type { Finding } from "../../gen/types/Finding";
import type { Rule } from "../../gen/types/Rule";
import type { Fault } from "../../platform/fault";
import { useCommandQuery } from "../../platform/query";
import { blankRule, copyOf } from "./rule";

export const NEW = "new";

const NONE: Finding[] = [];

interface Search {
  template?: string;
  copy?: string;
}

export interface Start {
  /** Tells drafts apart: the rule's id, or what the new rule began as. */
  draft: string;
  isNew: boolean;
  rule: Rule | undefined;
  /** The stored rule in words. */
  sentence: string;
  /** What is known of the stored rule among all others. */
  findings: Finding[];
  fault: Fault | null;
  retry: () => void;
}

export function useRuleStart(): Start {
  const { id = NEW } = useParams({ strict: false }) as { id?: string };
  const search = useLocation({ select: (location) => location.search as Search });
  const isNew = id === NEW;
  const [template, copied] = [search.template, search.copy];
  const wanted = isNew ? (copied ?? "") : id;
  const stored = useCommandQuery("getRule", { id: wanted }, { enabled: wanted !== "" });
  const templates = useCommandQuery("listTemplates", {}, { enabled: isNew && !!template });
  const { list, last } = useTypes();
  const known = templates.data !== undefined;
  const found = templates.data?.templates.find(({ code }) => code === template)?.rule;
  const rule = useMemo(() => {
    if (!isNew) return stored.data?.rule;
    if (copied) return stored.data && copyOf(stored.data.rule);
    // An address that asks for a template which is not there begins with nothing.
    if (template && (found || !known)) return found && { ...found, id: "" };
    return list.length > 0 ? blankRule(last) : undefined;
  }, [isNew, copied, template, known, found, stored.data, list, last]);
  const key = [isNew ? NEW : id, template && `template ${template}`, copied && `copy ${copied}`];
  const asked = template ? templates : stored;
  return {
    draft: key.filter(Boolean).join(" "),
    isNew,
    rule,
    findings: isNew ? NONE : (stored.data?.findings ?? NONE),
    sentence: isNew ? "" : (stored.data?.sentence ?? ""),
    fault: wanted !== "" || template ? asked.error : null,
    retry: () => void asked.refetch(),
  };
}

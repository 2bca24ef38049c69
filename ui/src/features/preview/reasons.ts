/** Why a product is shown, put together for reading. The figures are the backend's; nothing is computed. Pure. */
import type { LinkKey } from "../../gen/types/LinkKey";
import type { Reason } from "../../gen/types/Reason";
import type { RuleName } from "../../gen/types/RuleName";
import type { RuleTrace } from "../../gen/types/RuleTrace";

/** All factors that one link, rule or fallback gave for one trigger. */
export interface Because {
  via: string;
  link: LinkKey | null;
  trigger: string | null;
  factors: Reason[];
}

/** Factors by what gave them, in the order they came: the best reason first. */
export function byCause(reasons: Reason[]): Because[] {
  const causes = new Map<string, Because>();
  for (const reason of reasons) {
    const { link, trigger, via } = reason;
    const id = causeText(reason);
    const cause = causes.get(id) ?? { via, link, trigger, factors: [] };
    cause.factors.push(reason);
    causes.set(id, cause);
  }
  return [...causes.values()];
}

/** A cause as one text that no other has. */
export function causeText({ via, trigger, link }: Pick<Because, "via" | "trigger" | "link">) {
  return JSON.stringify([via, trigger, link?.from, link?.to, link?.type, link?.level]);
}

const FACTORS: Record<string, string> = {
  type_weight: "Weight of the type",
  link_weight: "Weight of the link",
  rule_weight: "Weight of the rule",
  campaign: "Campaign",
  sliders: "What the list prefers",
  pin: "Pinned",
  bestseller: "Best seller",
  margin: "margin",
  popularity: "popularity",
  newness: "newness",
  stock: "stock",
  lift: "lift",
};

/** A factor's name in words; one that is not known yet is read from its code. */
export function factorName(code: string): string {
  return FACTORS[code] ?? code.replaceAll("_", " ");
}

const MULTIPLIED = ["type_weight", "link_weight", "rule_weight", "campaign", "sliders"];
const QUALITIES = ["margin", "popularity", "newness", "stock", "lift"];

/** The factors that multiply up to the score, and what stands behind the one of the sliders. */
export function factorTable(factors: Reason[]): { multiplied: Reason[]; qualities: Reason[] } {
  const of = (codes: string[]) => factors.filter(({ factor }) => codes.includes(factor));
  return { multiplied: of(MULTIPLIED), qualities: of(QUALITIES) };
}

const TOLD_BY = ["link_weight", "rule_weight", "bestseller"];

/** What gave a reason, in the backend's words: the factor that names the link, the rule or the sales. */
export function causeWords(factors: Reason[]): string {
  const told = factors.find(({ factor }) => TOLD_BY.includes(factor)) ?? factors.at(-1);
  return told?.text ?? "";
}

/** The rule that gave a reason, by the name that its trace tells; `null` for links and fallbacks. */
export function ruleOf(via: string, traces: RuleTrace[]): RuleName | null {
  if (!via.startsWith("rule:")) return null;
  const id = via.slice("rule:".length);
  return { id, name: traces.find((trace) => trace.id === id)?.name ?? id };
}

/** Why a product is shown, put together for reading. The figures are the backend's; nothing is computed. Pure. */
import type { LinkKey } from "../../gen/types/LinkKey";
import type { Reason } from "../../gen/types/Reason";

/** All factors that one link gave for one trigger. */
export interface Because {
  link: LinkKey;
  trigger: string;
  factors: Reason[];
}

/** Factors by what gave them, in the order they came: the best reason first. */
export function byCause(reasons: Reason[]): Because[] {
  const causes = new Map<string, Because>();
  for (const reason of reasons) {
    const { link, trigger, via } = reason;
    const id = JSON.stringify([via, trigger, link.from, link.to, link.type, link.level]);
    const cause = causes.get(id) ?? { link, trigger, factors: [] };
    cause.factors.push(reason);
    causes.set(id, cause);
  }
  return [...causes.values()];
}

const FACTORS: Record<string, string> = {
  type_weight: "weight of the type",
  link_weight: "weight of the link",
};

/** A factor's name in words; one that is not known yet is read from its code. */
export function factorName(code: string): string {
  return FACTORS[code] ?? code.replaceAll("_", " ");
}

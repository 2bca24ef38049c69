/** The loop policies and loop groups in the words of the screen. Pure. */
import type { LoopPolicy } from "../../gen/types/LoopPolicy";
import type { RelationshipType } from "../../gen/types/RelationshipType";

export const POLICIES: { value: LoopPolicy; label: string; help: string }[] = [
  { value: "block", label: "Refuse", help: "A link that closes a loop is not stored." },
  { value: "warn", label: "Warn", help: "It is stored, and shown as a warning." },
  { value: "allow", label: "Allow", help: "Loops are not looked for." },
];

export function policyHelp(policy: LoopPolicy): string {
  return POLICIES.find(({ value }) => value === policy)?.help ?? "";
}

/** Names of the other types of a group. */
export function companions(
  types: RelationshipType[],
  group: string,
  code: string | null = null,
): string[] {
  return types
    .filter((type) => type.loop_group === group && type.code !== code)
    .map(({ label }) => label);
}

/** The policy that a group has already; `null` for a new group. */
export function policyOf(types: RelationshipType[], group: string): LoopPolicy | null {
  return types.find((type) => type.loop_group === group)?.loop_policy ?? null;
}

/** The groups there are, each once. */
export function groupsOf(types: RelationshipType[]): string[] {
  return [...new Set(types.map((type) => type.loop_group))];
}

/** The field that a refusal is about; the one being changed where it names none of them. */
export function fieldOf<F extends string>(
  path: string | undefined,
  fields: readonly F[],
  changed: F | null,
): F | null {
  const named = path === "two_way" ? "two_way_allowed" : path;
  return fields.find((field) => field === named) ?? changed;
}

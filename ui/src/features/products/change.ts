/** What bulk edit can do, and the change that each choice makes. Pure. */
import type { ProductChange } from "../../gen/types/ProductChange";
import type { ProductStatus } from "../../gen/types/ProductStatus";

export type Deed =
  | "add_tag"
  | "remove_tag"
  | "set_attribute"
  | "remove_attribute"
  | "status"
  | "category"
  | "brand"
  | "family"
  | "link_weight"
  | "back_order";

export const DEEDS: {
  value: Deed;
  label: string;
  asks: ("name" | "value" | "status" | "weight" | "yes")[];
}[] = [
  { value: "add_tag", label: "Add a tag", asks: ["value"] },
  { value: "remove_tag", label: "Remove a tag", asks: ["value"] },
  { value: "set_attribute", label: "Set an attribute", asks: ["name", "value"] },
  { value: "remove_attribute", label: "Remove an attribute", asks: ["name"] },
  { value: "status", label: "Set the status", asks: ["status"] },
  { value: "category", label: "Set the category", asks: ["value"] },
  { value: "brand", label: "Set the brand", asks: ["value"] },
  { value: "family", label: "Set the family", asks: ["value"] },
  { value: "link_weight", label: "Set the weight of their links", asks: ["weight"] },
  { value: "back_order", label: "Allow back-orders", asks: ["yes"] },
];

export interface Answers {
  name: string;
  value: string;
  status: ProductStatus;
  /** Empty for the type's own weight. */
  weight: number | "";
  yes: boolean;
}

export const NO_ANSWERS: Answers = { name: "", value: "", status: "active", weight: "", yes: true };

/** The change, or `null` while something is still to be answered. */
export function changeOf(
  deed: Deed,
  { name, value, status, weight, yes }: Answers,
): ProductChange | null {
  const text = value.trim();
  const named = name.trim();
  switch (deed) {
    case "add_tag":
    case "remove_tag":
      return text === "" ? null : { change: deed, tag: text };
    case "set_attribute":
      return named === "" || text === "" ? null : { change: deed, name: named, value: text };
    case "remove_attribute":
      return named === "" ? null : { change: deed, name: named };
    case "status":
      return { change: deed, value: status };
    case "link_weight":
      return { change: deed, value: weight === "" ? null : weight };
    case "back_order":
      return { change: deed, value: yes };
    default:
      return { change: deed, value: text === "" ? null : text };
  }
}

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
  | "stock"
  | "back_order"
  | "launch"
  | "end";

export type Asked = "name" | "value" | "status" | "weight" | "stock" | "yes" | "day";

interface DeedEntry {
  value: Deed;
  label: string;
  asks: Asked[];
  /** What leaving the answer empty does, where it does something. */
  empty?: string;
}

export const DEEDS: DeedEntry[] = [
  { value: "add_tag", label: "Add a tag", asks: ["value"] },
  { value: "remove_tag", label: "Remove a tag", asks: ["value"] },
  { value: "set_attribute", label: "Set an attribute", asks: ["name", "value"] },
  { value: "remove_attribute", label: "Remove an attribute", asks: ["name"] },
  {
    value: "link_weight",
    label: "Set the weight of their links",
    asks: ["weight"],
    empty: "Empty: links count as much as their type says",
  },
  { value: "status", label: "Set the status", asks: ["status"] },
  {
    value: "category",
    label: "Set the category",
    asks: ["value"],
    empty: "Parts joined by “/”. Empty: no category",
  },
  { value: "brand", label: "Set the brand", asks: ["value"], empty: "Empty: no brand" },
  { value: "family", label: "Set the family", asks: ["value"], empty: "Empty: no family" },
  { value: "stock", label: "Set the stock", asks: ["stock"], empty: "Empty: not tracked" },
  { value: "back_order", label: "Allow back-orders", asks: ["yes"] },
  { value: "launch", label: "Set the launch day", asks: ["day"], empty: "Empty: no launch day" },
  { value: "end", label: "Set the last day", asks: ["day"], empty: "Empty: no last day" },
];

export function deedOf(deed: Deed): DeedEntry {
  const found = DEEDS.find(({ value }) => value === deed);
  if (!found) throw new Error(`no deed is called ${deed}`);
  return found;
}

export interface Answers {
  name: string;
  value: string;
  status: ProductStatus;
  /** Empty for the type's own weight. */
  weight: number | "";
  stock: number | "";
  yes: boolean;
  /** `2026-11-20`, or empty. */
  day: string;
}

export const NO_ANSWERS: Answers = {
  name: "",
  value: "",
  status: "active",
  weight: "",
  stock: "",
  yes: true,
  day: "",
};

/** The change, or `null` while something is still to be answered. */
export function changeOf(deed: Deed, answers: Answers): ProductChange | null {
  const text = answers.value.trim();
  const name = answers.name.trim();
  const orNull = <T>(value: T | "") => (value === "" ? null : value);
  switch (deed) {
    case "add_tag":
    case "remove_tag":
      return text === "" ? null : { change: deed, tag: text };
    case "set_attribute":
      return name === "" || text === "" ? null : { change: deed, name, value: text };
    case "remove_attribute":
      return name === "" ? null : { change: deed, name };
    case "status":
      return { change: deed, value: answers.status };
    case "link_weight":
      return { change: deed, value: orNull(answers.weight) };
    case "stock":
      return { change: deed, value: orNull(answers.stock) };
    case "back_order":
      return { change: deed, value: answers.yes };
    case "launch":
    case "end":
      return { change: deed, value: orNull(answers.day) };
    default:
      return { change: deed, value: orNull(text) };
  }
}

/** A column of a difference in the words of the screen. */
export function columnWords(column: string): string {
  if (column.startsWith("attribute:")) return column.slice("attribute:".length);
  if (column === "link_weight") return "weight of the link";
  return column.replaceAll("_", " ");
}

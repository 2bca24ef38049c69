/** Rules as they are being edited: a half-written rule must not be live. */
import type { Field } from "../../gen/types/Field";
import type { Rule } from "../../gen/types/Rule";
import { keepDrafts } from "../../shared/drafts";
import { fieldKey } from "./fields";
import { sameRule } from "./rule";

const TYPED = ["value", "name", "owner", "note", "weight", "limit"];

/** All of a rule but what is typed letter by letter. */
function outline(rule: Rule): string {
  return JSON.stringify(rule, (key, part) => {
    if (TYPED.includes(key)) return null;
    return key === "field" ? fieldKey(part as Field) : part;
  });
}

export const ruleDrafts = keepDrafts<Rule>({ name: "tandem.rule-drafts", same: sameRule, outline });

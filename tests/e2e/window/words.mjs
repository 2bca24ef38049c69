// Where things are in the window, by the names that people read or hear.

const quoted = (text) => (text.includes('"') ? `'${text}'` : `"${text}"`);

const named = (tag, name) => `//${tag}[@aria-label=${quoted(name)} or normalize-space(.)=${quoted(name)}]`;

export const button = (name) => named("button", name);
export const begins = (tag, name) => `//${tag}[starts-with(@aria-label, ${quoted(name)}) or starts-with(normalize-space(.), ${quoted(name)})]`;
export const link = (name) => named("a", name);
/** A part of a screen by its name, to look for something in. */
export const inside = (tag, name) =>
  `//${tag}[@aria-label=${quoted(name)} or @aria-labelledby=//*[normalize-space(.)=${quoted(name)}]/@id]`;
export const screen = (name) => `//nav${named("a", name)}`;
/** A field that must be filled in has a star behind its name. */
export const field = (name) =>
  `//input[@aria-label=${quoted(name)} or @id=//label[normalize-space(.)=${quoted(name)} or normalize-space(.)=${quoted(`${name} *`)}]/@for]`;
export const option = (name) => `//*[@role="option"][contains(., ${quoted(name)})]`;
export const card = (sku) => `//*[@data-card=${quoted(sku)}]/button[@data-node]`;
export const handle = (sku) => `//*[@data-card=${quoted(sku)}]/button[starts-with(@aria-label, "Link from")]`;
export const dialog = (name) => `//*[@role="dialog"][@aria-label=${quoted(name)} or .//h2[normalize-space(.)=${quoted(name)}]]`;
export const type = (code) => `//input[@type="radio"][@value=${quoted(code)}]`;
/** What is said of a link that is being made, once it is said. */
export const verdict = '//*[@role="status"][@aria-label="Verdict"]/*';
/** The loop, one line a step. */
export const steps = '//ol[@aria-label="The loop, step by step"]';

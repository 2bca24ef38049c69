/** A quiet colour for a category, the same everywhere; a hint for the eye, never the only sign. Pure. */

const HUES = [212, 28, 152, 268, 338, 48, 186, 98];

/** The colour of a category's root, so that neighbours in the tree look alike. */
export function stripeOf(category: string | null): string {
  if (!category) return "var(--line-strong)";
  const root = category.split("/")[0] ?? category;
  let sum = 0;
  for (const letter of root) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return `hsl(${HUES[sum % HUES.length]} 42% 54%)`;
}

/** The NOTICE file as what it says: headings, facts, paragraphs and licence texts. Pure. */

export type NoticePart =
  | { kind: "heading"; text: string }
  | { kind: "facts"; facts: [name: string, value: string][] }
  | { kind: "text"; text: string }
  | { kind: "licence"; paragraphs: string[] };

const FACT = /^([A-Z]\w+):\s+(.*)$/;
const UNDERLINE = /^(=+|-+)$/;

const joined = (lines: string[]) => lines.map((line) => line.trim()).join(" ");

/** Lines such as `Source:   …`, each with the indented lines that go on with it. */
function factsOf(lines: string[]): [string, string][] {
  const facts: [string, string][] = [];
  for (const line of lines) {
    const fact = FACT.exec(line);
    const last = facts.at(-1);
    if (fact) facts.push([fact[1] ?? "", fact[2] ?? ""]);
    else if (last) last[1] = `${last[1]} ${line.trim()}`;
  }
  return facts;
}

function partOf(block: string): NoticePart {
  const lines = block.split("\n");
  const [first = "", second = ""] = lines;
  if (UNDERLINE.test(second)) return { kind: "heading", text: first };
  if (lines.every((line) => line.startsWith("    "))) {
    return { kind: "licence", paragraphs: [joined(lines)] };
  }
  if (FACT.test(first)) return { kind: "facts", facts: factsOf(lines) };
  return { kind: "text", text: joined(lines) };
}

export function noticeParts(notice: string): NoticePart[] {
  const apart = notice.replace(/^(=+|-+)$/gm, "$1\n");
  const blocks = apart.split(/\n\s*\n/).map((block) => block.replace(/^\n+|\s+$/g, ""));
  const parts: NoticePart[] = [];
  for (const part of blocks.filter(Boolean).map(partOf)) {
    const last = parts.at(-1);
    if (part.kind === "licence" && last?.kind === "licence") {
      last.paragraphs.push(...part.paragraphs);
    } else parts.push(part);
  }
  return parts;
}

/** Blocks of cells as spreadsheets hand them over: tab-separated, quoted where they must be. Pure. */

function quoted(text: string): string {
  return /[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Text that a spreadsheet would take for a formula is marked as text; plain numbers are left alone. */
export function harmless(text: string): string {
  return /^[=+@-]/.test(text) && !/^[+-]?[\d.,]+$/.test(text) ? `'${text}` : text;
}

/** Takes the mark of `harmless` away. */
export function unmarked(text: string): string {
  return /^'[=+@-]/.test(text) ? text.slice(1) : text;
}

export function toBlock(rows: string[][]): string {
  return rows.map((cells) => cells.map((cell) => quoted(harmless(cell))).join("\t")).join("\n");
}

/** Rows of cells; a quoted cell may hold tabs, line ends and doubled quotes. The last empty line does not count. */
export function fromBlock(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = "";
  let inside = false;
  let begun = false;
  const end = () => {
    rows.at(-1)?.push(unmarked(cell));
    cell = "";
    begun = false;
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (inside && sign === '"' && text[at + 1] === '"') {
      cell += '"';
      at++;
    } else if (inside) {
      if (sign === '"') inside = false;
      else cell += sign;
    } else if (sign === '"' && !begun) {
      inside = true;
      begun = true;
    } else if (sign === "\t") {
      end();
    } else if (sign === "\n") {
      end();
      rows.push([]);
    } else if (sign !== "\r") {
      cell += sign;
      begun = true;
    }
  }
  end();
  if (rows.length > 1 && rows.at(-1)?.every((last) => last === "")) rows.pop();
  return rows;
}

// RFC 4180 both ways. Knows nothing of what the columns mean.

/** Rows of a CSV text as arrays of strings; quotes, doubled quotes, CRLF and a BOM are understood. */
export function parseRows(text) {
  const rows = [];
  let row = [];
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  while (at < text.length) {
    const field = text[at] === '"' ? quotedField(text, at) : bareField(text, at);
    row.push(field.value);
    at = field.end;
    if (text[at] === ",") {
      at += 1;
      if (at < text.length && !"\r\n".includes(text[at])) continue;
      row.push("");
    }
    if (text[at] === "\r") at += 1;
    if (text[at] === "\n") at += 1;
    rows.push(row);
    row = [];
  }
  return rows;
}

function bareField(text, start) {
  let end = start;
  while (end < text.length && !",\r\n".includes(text[end])) end += 1;
  return { value: text.slice(start, end), end };
}

function quotedField(text, start) {
  let value = "";
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) throw new Error(`a quote opened at character ${start} is never closed`);
    value += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { value, end: quote + 1 };
    value += '"';
    at = quote + 2;
  }
}

/** Records by header name. A row of another width is refused: it means the file is not what we think. */
export function parseRecords(text) {
  const [header, ...rows] = parseRows(text);
  return rows.map((row, index) => {
    if (row.length !== header.length) {
      throw new Error(`row ${index + 2} has ${row.length} fields, the header ${header.length}`);
    }
    return Object.fromEntries(header.map((name, column) => [name, row[column]]));
  });
}

/** Header and records as CSV text, each line ended by LF. */
export function formatRecords(columns, records) {
  const lines = records.map((record) => columns.map((name) => formatField(record[name])).join(","));
  return [columns.join(","), ...lines, ""].join("\n");
}

function formatField(value) {
  const text = String(value ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

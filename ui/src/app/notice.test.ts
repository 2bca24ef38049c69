import { expect, test } from "vitest";
import { noticeParts } from "./notice";

const NOTICE = `Tandem
======

This product includes data
of another.

Data
----
`;

test("a notice is read as headings and paragraphs, without its underlines", () => {
  expect(noticeParts(NOTICE)).toEqual([
    { kind: "heading", text: "Tandem" },
    { kind: "text", text: "This product includes data of another." },
    { kind: "heading", text: "Data" },
  ]);
});

test("what follows an underline at once is not lost", () => {
  expect(noticeParts("Data\n----\nWhere: here").map(({ kind }) => kind)).toEqual([
    "heading",
    "facts",
  ]);
});

test("facts keep the lines that go on with them, and a licence is one text", () => {
  const text =
    "Where:    sample/\nSource:   a database,\n          at an address\n\n    Copyright\n\n    All\n    rights";
  expect(noticeParts(text)).toEqual([
    {
      kind: "facts",
      facts: [
        ["Where", "sample/"],
        ["Source", "a database, at an address"],
      ],
    },
    { kind: "licence", paragraphs: ["Copyright", "All rights"] },
  ]);
});

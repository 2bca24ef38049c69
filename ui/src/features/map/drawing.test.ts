import { expect, it } from "vitest";
import { escapeXml, svgOf, withValues } from "./drawing";

it("names cannot break out of the drawing", () => {
  expect(escapeXml('<b> & "c"')).toBe("&lt;b&gt; &amp; &quot;c&quot;");
});

it("the drawing carries its own colours", () => {
  const svg = withValues('<path stroke="var(--line)" fill="var(--gone)"/>', (name) =>
    name === "--line" ? "#123456" : "",
  );
  expect(svg).toBe('<path stroke="#123456" fill="#888888"/>');
});

it("a drawing is one well-formed document", () => {
  const palette = { surface: "#fff", text: "#000", faint: "#666", line: "#999" };
  const svg = svgOf({
    cards: [
      {
        card: {
          kind: "category",
          id: "Bikes & more",
          column: null,
          category: { path: "Bikes & more", products: 2, active: 2, covered: 1 },
        },
        box: { x: 0, y: 0, w: 200, h: 60 },
        stripe: "red",
      },
    ],
    lines: '<path d="M0 0"/>',
    extent: { x: 0, y: 0, w: 200, h: 60 },
    title: "Map of Bikes & more",
    palette,
  });
  const parsed = new DOMParser().parseFromString(svg, "image/svg+xml");
  expect(parsed.querySelector("parsererror")).toBeNull();
  expect(parsed.documentElement.getAttribute("viewBox")).toBe("-32 -56 264 148");
});

/** The canvas as one SVG document of its own: cards drawn from what they say, lines as they are drawn. Pure. */
import { formatMoney } from "../../shared/format";
import type { Box } from "./geometry";
import type { SceneCard } from "./scene";

export interface Palette {
  surface: string;
  text: string;
  faint: string;
  line: string;
}

const SIGNS: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => SIGNS[sign] ?? sign);
}

function clipped(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

function wordsOf(card: SceneCard): [string, string, string] {
  if (card.kind === "category") {
    const { path, products, active, covered } = card.category;
    return [path || "No category", `${products} products`, `${covered} of ${active} covered`];
  }
  const { name, sku, price_minor, currency, status } = card.product;
  const price = price_minor === null ? "" : formatMoney(price_minor, currency);
  return [name, sku, status === "active" ? price : status];
}

function cardSvg(card: SceneCard, { x, y, w, h }: Box, stripe: string, palette: Palette): string {
  const [name, left, right] = wordsOf(card).map(escapeXml) as [string, string, string];
  return [
    `<g transform="translate(${x} ${y})">`,
    `<rect width="${w}" height="${h}" rx="6" fill="${palette.surface}" stroke="${palette.line}"/>`,
    `<rect width="5" height="${h}" rx="2" fill="${stripe}"/>`,
    `<text x="14" y="${h / 2 - 4}" font-size="13" font-weight="500" fill="${palette.text}">${clipped(name, 28)}</text>`,
    `<text x="14" y="${h / 2 + 15}" font-size="12" fill="${palette.faint}">${left}</text>`,
    `<text x="${w - 12}" y="${h / 2 + 15}" font-size="12" text-anchor="end" fill="${palette.faint}">${right}</text>`,
    "</g>",
  ].join("");
}

/** Puts the values of this moment where the page's custom properties stand. */
export function withValues(svg: string, valueNow: (name: string) => string): string {
  return svg.replace(/var\((--[\w-]+)\)/g, (_, name: string) => valueNow(name) || "#888888");
}

interface Drawing {
  cards: { card: SceneCard; box: Box; stripe: string }[];
  /** The inside of the line layer, serialised. */
  lines: string;
  extent: Box;
  title: string;
  palette: Palette;
}

const MARGIN = 32;

export function svgOf({ cards, lines, extent, title, palette }: Drawing): string {
  const [x, y] = [extent.x - MARGIN, extent.y - MARGIN - 24];
  const [w, h] = [extent.w + 2 * MARGIN, extent.h + 2 * MARGIN + 24];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${w} ${h}" width="${w}" height="${h}" font-family="Inter, system-ui, sans-serif">`,
    `<title>${escapeXml(title)}</title>`,
    `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${palette.surface}"/>`,
    `<text x="${x + MARGIN}" y="${y + 28}" font-size="14" font-weight="600" fill="${palette.text}">${escapeXml(title)}</text>`,
    lines,
    ...cards.map(({ card, box, stripe }) => cardSvg(card, box, stripe, palette)),
    "</svg>",
  ].join("");
}

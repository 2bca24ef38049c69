/** Gives the canvas away as a picture. Nothing is fetched and nothing inlined by script, so the content policy holds. */
import { useCallback } from "react";
import { download } from "../../platform/files";
import { notify } from "../../shared/notices";
import { svgOf, withValues } from "./drawing";
import { around, type Box } from "./geometry";
import type { Scene } from "./scene";
import { stripeOf } from "./stripe";

/** Browsers refuse canvases much beyond this. */
const MOST_PIXELS = 8192;

/** The line layer as markup, without the invisible parts that hear the pointer. */
function linesMarkup(): string {
  const layer = document.querySelector("[data-lines]")?.cloneNode(true);
  if (!(layer instanceof SVGElement)) return "";
  for (const hit of layer.querySelectorAll("[data-hit]")) hit.remove();
  const serializer = new XMLSerializer();
  return [...layer.children].map((child) => serializer.serializeToString(child)).join("");
}

function draw(
  scene: Scene,
  boxes: Map<string, Box>,
  title: string,
): { svg: string; extent: Box } | null {
  const extent = around([...boxes.values()]);
  if (!extent) return null;
  const cards = scene.cards.flatMap((card) => {
    const box = boxes.get(card.id);
    const category = card.kind === "product" ? card.product.category : card.id;
    return box ? [{ card, box, stripe: stripeOf(category) }] : [];
  });
  const palette = {
    surface: "var(--surface)",
    text: "var(--text)",
    faint: "var(--faint)",
    line: "var(--line-strong)",
  };
  const style = getComputedStyle(document.documentElement);
  const svg = svgOf({ cards, lines: linesMarkup(), extent, title, palette });
  return { svg: withValues(svg, (name) => style.getPropertyValue(name).trim()), extent };
}

async function pngOf(svg: string): Promise<Blob> {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await picture.decode();
  const { naturalWidth: width, naturalHeight: height } = picture;
  const scale = Math.min(2, MOST_PIXELS / Math.max(width, height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((settle, refuse) => {
    canvas.toBlob((blob) => (blob ? settle(blob) : refuse(new Error("empty"))), "image/png");
  });
}

export type PictureKind = "svg" | "png";

export function useExport(
  scene: Scene | null,
  boxes: () => Map<string, Box>,
  title: string,
): (kind: PictureKind) => Promise<void> {
  return useCallback(
    async (kind) => {
      const drawn = scene && draw(scene, boxes(), title);
      if (!drawn) return;
      const name = `${title.replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-|-$/g, "")}.${kind}`;
      try {
        const blob =
          kind === "svg"
            ? new Blob([drawn.svg], { type: "image/svg+xml" })
            : await pngOf(drawn.svg);
        download(name, blob);
        notify({ message: `Saved the map as ${name}` });
      } catch {
        notify({
          tone: "problem",
          message: "The map is too large for a PNG here. Save it as SVG instead.",
        });
      }
    },
    [scene, boxes, title],
  );
}

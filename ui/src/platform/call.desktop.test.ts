import { expect, test, vi } from "vitest";
import { call } from "./call";

vi.mock("./desktop", () => ({ isDesktop: true }));

test("in the window an input travels as the text of the call", async () => {
  const invoke = vi.fn(async () => ({ hits: [] }));
  Object.assign(window, { __TAURI_INTERNALS__: { invoke } });
  expect(await call("searchProducts", { text: "coat", limit: 3 })).toEqual({ hits: [] });
  const asked = '{"input":{"text":"coat","limit":3}}';
  expect(invoke).toHaveBeenCalledExactlyOnceWith("search_products", { input: asked }, undefined);
});

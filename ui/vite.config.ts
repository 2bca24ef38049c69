import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { frozenPrototype } from "./vite.frozen";
import { kitStyles } from "./vite.styles";

/** Where `tandem serve` listens while the interface is developed. */
const served = "http://127.0.0.1:7878";

export default defineConfig({
  base: "/",
  envPrefix: ["VITE_"],
  clearScreen: false,
  plugins: [react(), frozenPrototype(), kitStyles()],
  server: {
    host: "127.0.0.1",
    port: 5173,
    strictPort: true,
    proxy: { "/rpc": served, "/events": served, "/upload": served },
  },
  build: {
    target: ["es2022", "safari16"],
    sourcemap: false,
    reportCompressedSize: false,
    // Inlined assets would need `font-src data:`, which the content policy refuses.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            {
              name: "tanstack",
              test: /node_modules[\\/]@tanstack[\\/](react-|)(query|router|history)/,
            },
          ],
        },
      },
    },
  },
  worker: { format: "es" },
  test: {
    environment: "jsdom",
    include: ["src/**/*.test.{ts,tsx}"],
    setupFiles: ["./vitest.setup.ts"],
  },
});

/**
 * Everything but the first frame, which index.html draws by itself. The kit’s styles stand in a layer, so that ours go
 * before them wherever the bundler puts them.
 */
import "@fontsource-variable/inter/wght.css";
import "../shared/kit.css";
import "@mantine/notifications/styles.layer.css";
import "../shared/theme.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { installBrowserTransport } from "../platform/browser";
import { isDesktop } from "../platform/desktop";
import { askAhead, askWhetherThere } from "../platform/query";
import { App } from "./App";

if (!isDesktop) installBrowserTransport();
// The answer travels while the first screen's code does.
askAhead("workspaceStatus", {});

// Code that does not come is a server that has gone, more often than not.
window.addEventListener("vite:preloadError", askWhetherThere);

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

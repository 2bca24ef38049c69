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
import { askAhead } from "../platform/query";
import { App } from "./App";

if (!isDesktop) installBrowserTransport();
// The answer travels while the first screen's code does.
askAhead("workspaceStatus", {});

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
